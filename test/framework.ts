import { randomUUID } from 'node:crypto'
import type { Framework } from '../src/learning/frameworks/framework.ts'
import { importFramework } from '../src/learning/frameworks/importing.ts'
import { stewardOf } from '../src/people/organisations/actions.ts'
import { whenIn } from '../src/platform/day.ts'
import type { Id } from '../src/platform/id.ts'
import type { Site } from '../src/platform/site.ts'
import type { TestSchool } from './school.ts'

/** A competency of a framework that this school keeps for itself. */
export async function aCompetency(
  { db, now }: Site,
  school: TestSchool,
  statement = 'Add two numbers',
): Promise<Id<'competency'>> {
  const framework = frameworkOf(statement)
  const steward = stewardOf(school)
  const { framework: kept } = await importFramework(
    db,
    steward,
    framework,
    whenIn('Pacific/Auckland', now()),
  )
  const { id } = await db.as(steward, (tx) =>
    tx
      .selectFrom('competency')
      .where('framework_id', '=', kept)
      .select('id')
      .executeTakeFirstOrThrow(),
  )
  return id
}

function frameworkOf(statement: string): Framework {
  const [identifier, only] = [randomUUID(), randomUUID()]
  const competency = {
    identifier: only,
    uri: `https://example.school/${only}`,
    statement,
    short: '',
  }
  return {
    identifier,
    uri: `https://example.school/${identifier}`,
    title: `Sums ${identifier}`,
    creator: 'A school',
    competencies: [{ ...competency, code: 'S1', level: '', kind: '', notes: '', foreign: {} }],
    links: [],
    foreign: {},
  }
}
