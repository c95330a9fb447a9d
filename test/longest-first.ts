import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The files that take longest, each begun before all that come after it. Who is not here takes a few seconds. */
const longest = [
  'test/access/matrix.test.ts',
  'test/access/first-wall.test.ts',
  'test/faults/embedded.test.ts',
  'test/faults/clauses.test.ts',
  'test/faults/planted.test.ts',
  'test/access/differential.test.ts',
  'src/demo/seed.test.ts',
  'test/access/dead-buttons.test.ts',
  'test/access/origins.test.ts',
  'test/access/oracle.test.ts',
  'test/access/quiet-logs.test.ts',
  'test/journeys/enhancement.test.ts',
  'test/journeys/main-loop.test.ts',
  'test/journeys/languages.test.ts',
  'test/journeys/teacher.test.ts',
  'test/journeys/family.test.ts',
]

/** Begins what takes longest of each project, so that at its end no worker waits for another; all else as usual. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = Map.groupBy(await super.sort(files), ({ project }) => project)
    return [...projects.values()].flatMap((usual) =>
      usual.toSorted((one, other) => placeOf(one) - placeOf(other)),
    )
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = longest.findIndex((file) => moduleId.endsWith(`/${file}`))
  return place === -1 ? longest.length : place
}
