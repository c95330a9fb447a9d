import { join } from 'node:path'
import { importPublicFramework } from '../../src/learning/frameworks/importing.ts'
import { foundOrganisation, stewardOf } from '../../src/people/organisations/actions.ts'
import { projectRoot } from '../../src/platform/config.ts'
import { dayIn, whenIn } from '../../src/platform/day.ts'
import type { Id } from '../../src/platform/id.ts'
import type { Site } from '../../src/platform/site.ts'
import { readCaseFile } from '../../src/standards/case/file.ts'
import { applyRoster } from '../../src/standards/oneroster/applying/actions.ts'
import { readRoster } from '../../src/standards/oneroster/reading/read.ts'
import type { Roster } from '../../src/standards/oneroster/roster.ts'

const data = join(projectRoot(), '..', 'shared', 'data')

/** A framework that nobody here wrote, for everybody on this server. */
export async function importMathematics({ db, now }: Site): Promise<Id<'framework'>> {
  const { framework } = await readCaseFile(join(data, 'frameworks', 'ccss-math-coherence.json'))
  if (!framework) throw new Error('The framework cannot be read.')
  return (await importPublicFramework(db, framework, whenIn('Pacific/Auckland', now()))).framework
}

/** A class of an imported roster, by the names of those in it. */
export interface RosteredClass {
  readonly title: string
  readonly teacher: string
  readonly learners: readonly string[]
}

/** The classes of a school that nobody here made up: each has one teacher, and learners of names that occur once. */
export async function importSchool({ db, now }: Site): Promise<readonly RosteredClass[]> {
  const school = await foundOrganisation(db, { name: 'Contoso', kind: 'school' })
  const folder = join(data, 'oneroster', 'sds', 'CSV Samples', 'SDS Format', '100 Users')
  const { roster } = await readRoster(folder)
  const today = dayIn('Pacific/Auckland', now())
  await applyRoster(db, stewardOf(school), school.id, { roster, today })
  return classesIn(roster)
}

function classesIn(roster: Roster): RosteredClass[] {
  const names = new Map<string, string>(
    roster.people.map((one) => [one.sourceId, `${one.givenName} ${one.familyName}`]),
  )
  const all = [...names.values()]
  const isOnly = (name: string) => all.indexOf(name) === all.lastIndexOf(name)
  return roster.classes.map(({ sourceId, title }) => {
    const named = (role: string) =>
      roster.enrolments
        .filter((one) => one.class === sourceId && one.role === role)
        .map(({ person }) => names.get(person) ?? '')
        .filter(isOnly)
    return { title, teacher: named('teacher')[0] ?? '', learners: named('learner') }
  })
}
