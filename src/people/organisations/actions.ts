import type { Database } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import { steward, type Viewer } from '../../platform/viewer.ts'
import type { Organisation, OrganisationKind } from './organisation.ts'
import {
  findOrganisations,
  findOrganisationsNamed,
  insertNetwork,
  insertOrganisation,
  type NamedOrganisation,
} from './store.ts'

/** The organisations that the viewer works in or leads. */
export async function readOrganisationsLedOrStaffed(
  db: Database,
  viewer: Viewer,
): Promise<readonly Organisation[]> {
  return db.as(viewer, (tx) => findOrganisations(tx, viewer, viewer.standing.staffed))
}

/** Founds an organisation as a network of its own: a school, a home or a group that stands alone until it joins others. */
export async function foundOrganisation(
  db: Database,
  { name, kind, timeZone }: { name: string; kind: OrganisationKind; timeZone?: string },
): Promise<NamedOrganisation> {
  const network = newId('network')
  const id = newId('organisation')
  await db.directory((tx) => insertNetwork(tx, { id: network, name }))
  const founder = steward(network, [id])
  await db.as(founder, (tx) =>
    insertOrganisation(tx, founder, { id, name, kind, ...(timeZone && { timeZone }) }),
  )
  return { network, id, name, kind }
}

/** The organisations of this name, or of this id, on the whole server: for the operator alone, who sees names and no more. */
export async function organisationsNamed(
  db: Database,
  nameOrId: string,
): Promise<readonly NamedOrganisation[]> {
  return db.directory((tx) => findOrganisationsNamed(tx, nameOrId.trim()))
}

/** The operator's standing at these organisations. */
export function stewardOf(organisation: { network: Id<'network'>; id: Id<'organisation'> }): Viewer {
  return steward(organisation.network, [organisation.id])
}
