import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { present } from '../../people/standing/actions.ts'
import type { World } from '../world.ts'
import { momentIn } from './clock.ts'

/** The demo world on its way into a server: what is written, where, and what has got which id so far. */
export interface Making {
  readonly db: Database
  readonly world: World
  /** Whoever runs the server, at the school and at the homes. */
  readonly steward: Viewer
  readonly school: Id<'organisation'>
  readonly homes: Ids<'organisation'>
  readonly people: Ids<'person'>
  readonly competencies: Ids<'competency'>
  readonly goals: Map<string, Id<'goal'>>
}

/** Ids by the keys that the world uses. */
export type Ids<Kind extends string> = ReadonlyMap<string, Id<Kind>>

export function idOf<Kind extends string>(ids: Ids<Kind>, key: string): Id<Kind> {
  const id = ids.get(key)
  if (!id) throw new Error(`Nothing in the demo world has been written under the key “${key}”.`)
  return id
}

/** The moment at which the clock of the school shows this. */
export function momentOf({ world }: Making, local: string): Date {
  return momentIn(world.school.timeZone, local)
}

/** When the day of the world begins: it remembers nothing that is later. */
export function thisMorning(making: Making): Date {
  return momentOf(making, `${making.world.today}T00:00`)
}

/** The competency that a goal is about; nothing where it is in somebody's own words. */
export function competencyOf(
  { world, competencies }: Making,
  goal: string,
): Id<'competency'> | undefined {
  const identifier = world.goals.find(({ key }) => key === goal)?.competency
  return identifier === undefined ? undefined : idOf(competencies, identifier)
}

/** Somebody of the demo world as they stood at a moment, for a deed of theirs. */
export async function viewerOf(making: Making, key: string, now: Date): Promise<Viewer> {
  const person = idOf(making.people, key)
  const there = await present(making.db, making.steward.network, person, now)
  if (!there) throw new Error(`“${key}” of the demo world cannot come in.`)
  return there.viewer
}
