import type { Database } from '../../../platform/db/database.ts'
import type { Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** Somebody who brings a roster in, and whom they look after, or ever did. */
export interface Bringer extends Viewer {
  readonly wards: ReadonlySet<Id<'person'>>
}

/** Those who bring a roster in, each with their wards as they see them themselves, whichever school recorded it. */
export async function bringersOf(
  db: Database,
  viewers: readonly Viewer[],
): Promise<readonly Bringer[]> {
  const bringers: Bringer[] = []
  for (const viewer of viewers) bringers.push({ ...viewer, wards: await wardsOf(db, viewer) })
  return bringers
}

async function wardsOf(db: Database, viewer: Viewer): Promise<Bringer['wards']> {
  if (viewer.operator) return new Set()
  const links = await db.as(viewer, (tx) =>
    tx
      .selectFrom('guardianship')
      .where('network_id', '=', viewer.network)
      .where('guardian_id', '=', viewer.person)
      // A link that ended before it began bound nobody.
      .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>', is.ref('starts_on'))]))
      .select('child_id')
      .execute(),
  )
  return new Set(links.map(({ child_id }) => child_id))
}

/** Who sent what this viewer takes in: they head the same, and are no operator. */
export function asSenderOf({ network, standing }: Viewer, person: Id<'person'>): Viewer {
  return { network, person, standing }
}

/** Who leads these organisations, too: those that their roster brings, or has brought. */
export function leading(viewer: Viewer, organisations: readonly Id<'organisation'>[]): Viewer {
  const { standing } = viewer
  return {
    ...viewer,
    standing: {
      ...standing,
      led: [...new Set([...standing.led, ...organisations])],
      staffed: [...new Set([...standing.staffed, ...organisations])],
    },
  }
}
