import type { Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'

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
