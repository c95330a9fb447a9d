import { goalOf } from '../src/learning/goals/actions.ts'
import { importFramework } from '../src/learning/frameworks/importing.ts'
import { writingToBeRead } from '../src/demo/writing-to-be-read.ts'
import { foundOrganisation, stewardOf } from '../src/people/organisations/actions.ts'
import { whenIn } from '../src/platform/day.ts'
import { newId } from '../src/platform/id.ts'
import type { Site } from '../src/platform/site.ts'
import { clocked, medianOf, type Figure } from './figure.ts'
import type { Ground } from './ground.ts'
import { bytesOf } from './visitor.ts'

const turns = 200
const warmUp = 30

/**
 * Whether time tells what pages do not: how much longer it takes to say that there is nothing where there is
 * something of another school's than where there is nothing at all. Both are asked for in turn.
 */
export async function oracle({ site, app, teacher }: Ground): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const [what, id] of Object.entries(await elsewhere(site))) {
    const ask = (id: string) => bytesOf(app, `/${what}/${id}`, { cookie: teacher.cookie }, 404)
    const [there = [], nowhere = []] = await inTurn(
      () => ask(id),
      () => ask(newId('nothing')),
    )
    const ratio = medianOf(there) / medianOf(nowhere)
    figures.push({ what: `${what} of another school`, unit: 'times', values: [ratio], atMost: 1.1 })
  }
  return figures
}

/** How long each of these takes, one after the other and again, the last one first every other time. */
async function inTurn(...works: readonly (() => Promise<unknown>)[]): Promise<readonly number[][]> {
  const times = works.map((): number[] => [])
  const each = [...works.entries()]
  for (let turn = -warmUp; turn < turns; turn++) {
    for (const [at, work] of turn % 2 === 0 ? each : each.toReversed()) {
      const { ms } = await clocked(work)
      if (turn >= 0) times[at]?.push(ms)
    }
  }
  return times
}

/** Ids of things in a network of their own, by the beginning of their address. */
async function elsewhere({ db, now }: Site): Promise<Readonly<Record<string, string>>> {
  const school = await foundOrganisation(db, { name: 'Elsewhere', kind: 'school' })
  const steward = stewardOf(school)
  const when = whenIn(school.timeZone, now())
  const room = newId('classroom')
  const row = { network_id: school.network, id: room, organisation_id: school.id, name: 'Room 1' }
  await db.as(steward, (tx) => tx.insertInto('classroom').values(row).execute())
  const { framework } = await importFramework(db, steward, writingToBeRead, when)
  return {
    goals: await db.as(steward, (tx) => goalOf(tx, steward, undefined)),
    classrooms: room,
    organisations: school.id,
    maps: framework,
  }
}
