import type { Database } from '../../platform/db/database.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import type { Organisation } from './organisation.ts'
import { findOrganisations, findTimeZone, knowsTimeZone, updateTimeZone } from './store.ts'
import { zoneNamed } from './time-zone.ts'
import { organisationWords as words } from './words.ts'

/** An organisation, and by whose clocks its days begin and end. */
export interface OrganisationInTime {
  readonly organisation: Organisation
  readonly timeZone: string
}

export async function readTimeZone(
  db: Database,
  viewer: Viewer,
  id: Id<'organisation'>,
): Promise<OrganisationInTime> {
  assertKeeps(viewer, id)
  return db.as(viewer, async (tx) => {
    const [organisation] = await findOrganisations(tx, viewer, [id])
    const timeZone = await findTimeZone(tx, viewer, id)
    if (!organisation || timeZone === undefined) throw new Refusal('not-found', words.none)
    return { organisation, timeZone }
  })
}

/** Sets the time zone of an organisation, and of all below it that kept the same time as it did. */
export async function setTimeZone(
  db: Database,
  viewer: Viewer,
  id: Id<'organisation'>,
  text: string,
): Promise<void> {
  assertKeeps(viewer, id)
  const timeZone = await timeZoneFor(db, text)
  await db.as(viewer, async (tx) => {
    const before = await findTimeZone(tx, viewer, id)
    if (before === undefined) throw new Refusal('not-found', words.none)
    await updateTimeZone(tx, viewer, id, { before, timeZone })
  })
}

/** The time zone of this name, which the database must know, too: it tells days by it. */
export async function timeZoneFor(db: Database, text: string): Promise<string> {
  const zone = zoneNamed(text)
  if (zone === undefined || !(await db.directory((tx) => knowsTimeZone(tx, zone)))) {
    throw new Refusal('invalid', words.noTimeZone)
  }
  return zone
}

function assertKeeps(viewer: Viewer, organisation: Id<'organisation'>): void {
  if (!may(viewer, 'edit', 'organisation', { organisation })) {
    throw new Refusal('not-found', words.none)
  }
}
