import type { Database, Tx } from '../../platform/db/database.ts'
import { fold } from '../../platform/fold.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readBeside, readCompetency } from '../frameworks/actions.ts'
import type { Beside } from '../frameworks/beside.ts'
import type { Pursuit, State } from './pursuit.ts'
import { findPursuits } from './store.ts'

/** A goal's place on its map: what it says there, and what comes just before it and just after. */
export interface PathOfGoal {
  /** The whole statement, where it says more than the learner's own words for the goal. */
  readonly statement: string | undefined
  readonly before: readonly Stop[]
  readonly after: readonly Stop[]
  readonly map: string
}

/** A neighbour on the path, and where the viewer is on it; nowhere yet, if they have not begun it. */
export interface Stop {
  readonly title: string
  readonly href: string
  readonly state: State | undefined
}

/** At most this many on each side: the ribbon is short, the map is one tap away. */
const eachSide = 2

/** The place of one of the viewer's own goals on its map, on this day; none for a goal that is on no map. */
export async function readPath(
  db: Database,
  viewer: Viewer,
  { competency, title }: Pick<Pursuit, 'competency' | 'title'>,
  today: string,
): Promise<PathOfGoal | undefined> {
  if (!competency) return undefined
  return db.as(viewer, async (tx) => {
    const { framework, statement } = await readCompetency(tx, viewer, competency)
    const { before, after } = await readBeside(tx, viewer, competency, today)
    const stop = stopsOf(await begunAmong(tx, viewer, [...before, ...after]))
    return {
      statement: saysMore(statement, title) ? statement : undefined,
      before: before.slice(-eachSide).map(stop),
      after: after.slice(0, eachSide).map(stop),
      map: `/maps/${framework}/${competency}`,
    }
  })
}

/** Whether a text says anything that the title leaves out. Signs, capitals and accents say nothing by themselves. */
export function saysMore(text: string, title: string): boolean {
  return !bare(title).includes(bare(text))
}

function bare(text: string): string {
  return fold(text.replaceAll(/[\p{P}\s]+/gu, ' '))
}

/** What the viewer has begun of these, by the competency it is about. */
async function begunAmong(
  tx: Tx,
  viewer: Viewer,
  neighbours: readonly Beside[],
): Promise<ReadonlyMap<Id<'competency'> | null, Pursuit>> {
  if (neighbours.length === 0) return new Map()
  const mine = await findPursuits(tx, viewer, viewer.person)
  return new Map(mine.map((pursuit) => [pursuit.competency, pursuit]))
}

function stopsOf(begun: ReadonlyMap<Id<'competency'> | null, Pursuit>) {
  return ({ id, framework, name }: Beside): Stop => {
    const pursuit = begun.get(id)
    return {
      title: name,
      href: pursuit ? `/goals/${pursuit.goal}` : `/maps/${framework}/${id}`,
      state: pursuit?.state,
    }
  }
}
