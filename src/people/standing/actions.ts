import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import { dayIn } from '../../platform/day.ts'
import { noStanding, type Viewer } from '../../platform/viewer.ts'
import type { Self } from '../persons/person.ts'
import { standingFrom } from './standing.ts'
import {
  companionsIn,
  findAges,
  findSelf,
  organisationsUnder,
  placesOf,
  tiesOf,
  turnDay,
  type Place,
  type Tie,
} from './store.ts'

/** A person who has come in: as a viewer, and as pages greet them. */
export interface Present {
  readonly viewer: Viewer
  readonly self: Self
  /** The classrooms they learn or teach in. */
  readonly places: readonly Place[]
}

/**
 * The viewer that this person is at this moment, or nothing when they are suspended, gone or unknown.
 * Two looks, the second with no more standing than the first has earned.
 */
export async function present(
  db: Database,
  network: Id<'network'>,
  person: Id<'person'>,
  now: Date,
): Promise<Present | undefined> {
  const stranger: Viewer = { network, person, standing: noStanding }
  const first = await db.as(stranger, async (tx) => {
    await turnDay(tx, network)
    const self = await findSelf(tx, stranger)
    if (!self || self.status !== 'active') return undefined
    const day = dayIn(self.timeZone, now)
    const ties = await tiesOf(tx, network, person, { day, now })
    return {
      self,
      day,
      ties,
      led: await organisationsUnder(tx, network, tiedTo(ties, 'leads')),
      administered: await organisationsUnder(tx, network, tiedTo(ties, 'administers')),
    }
  })
  if (!first) return undefined

  const { self, day, ties, led, administered } = first
  const classrooms = tiedTo<'classroom'>(ties, 'learns-in', 'teaches')
  const circles = tiedTo<'circle'>(ties, 'is-in')
  // With limits or without: how old they are decides whether anybody looks after them at all.
  const children = tiedTo<'person'>(ties, 'guards', 'guards-with-limits')
  const insider = {
    ...stranger,
    standing: { ...noStanding, audiences: [...classrooms, ...circles], children },
  }
  const { companions, places, ages } = await db.as(insider, async (tx) => {
    const places = await placesOf(tx, network, classrooms, day)
    const open = places.map(({ id }) => id)
    const companions = await companionsIn(tx, network, { classrooms: open, circles }, day)
    return { places, companions, ages: await findAges(tx, network, children, day) }
  })
  const open = withoutEnded(ties, places)
  const standing = standingFrom(person, { ties: open, companions, led, administered, ages, day })
  return { self, places, viewer: { ...stranger, standing } }
}

/** A classroom that has ended, or whose terms have, binds nobody, whoever is still written down as being in it. */
function withoutEnded(ties: readonly Tie[], places: readonly Place[]): readonly Tie[] {
  const open = new Set<string>(places.map(({ id }) => id))
  return ties.filter(({ tie, to }) => !['learns-in', 'teaches'].includes(tie) || open.has(to))
}

function tiedTo<Kind extends string>(ties: readonly Tie[], ...kinds: Tie['tie'][]): Id<Kind>[] {
  return ties.filter(({ tie }) => kinds.includes(tie)).map((tie) => tie.to as string as Id<Kind>)
}
