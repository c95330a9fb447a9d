import { Refusal } from '../../platform/errors.ts'
import type { Database } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import { steward, type Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { record } from '../audit/actions.ts'
import { mayName } from '../persons/access.ts'
import { mayAdmit } from '../persons/suspending.ts'
import {
  usualTimeZone,
  type Founding,
  type NamedOrganisation,
  type Organisation,
} from './organisation.ts'
import { countRoles, findPeopleAt, type PersonAt, type RoleCount } from './people.ts'
import {
  findOrganisations,
  findOrganisationsNamed,
  findTimeZone,
  insertNetwork,
  insertOrganisation,
} from './store.ts'
import { organisationWords } from './words.ts'

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
  { name, kind, timeZone = usualTimeZone }: Founding,
): Promise<NamedOrganisation> {
  const network = newId('network')
  const id = newId('organisation')
  await db.directory((tx) => insertNetwork(tx, { id: network, name }))
  const founder = steward(network, [id])
  await db.as(founder, async (tx) => {
    await insertOrganisation(tx, founder, { id, name, kind, timeZone })
    await record(tx, founder, {
      organisation: id,
      action: 'organisation.founded',
      object: id,
      facts: { kind },
    })
  })
  return { network, id, name, kind, timeZone }
}

/** The organisations of this name, or of this id, on the whole server: for the operator alone, who sees names and no more. */
export async function organisationsNamed(
  db: Database,
  nameOrId: string,
): Promise<readonly NamedOrganisation[]> {
  return db.directory((tx) => findOrganisationsNamed(tx, nameOrId.trim()))
}

/** The operator's standing at these organisations. */
export function stewardOf(organisation: {
  network: Id<'network'>
  id: Id<'organisation'>
}): Viewer {
  return steward(organisation.network, [organisation.id])
}

/** A school as those see it who work there: how many people it has, and some of them by name. */
export interface OrganisationInFull {
  readonly organisation: Organisation
  readonly timeZone: string
  readonly roles: readonly RoleCount[]
  readonly people: readonly PersonAt[]
  /** Those of these people of whom the viewer decides whether they may come in. */
  readonly admits: ReadonlySet<Id<'person'>>
  readonly leads: boolean
  /** Whether the viewer may begin to look at the learners whose record is kept here. */
  readonly mayLook: boolean
}

export async function readOrganisation(
  db: Database,
  viewer: Viewer,
  id: Id<'organisation'>,
  asked: Parameters<typeof findPeopleAt>[3],
): Promise<OrganisationInFull> {
  if (!may(viewer, 'read', 'organisation', { organisation: id })) {
    throw new Refusal('not-found', organisationWords.none)
  }
  return db.as(viewer, async (tx) => {
    const [organisation] = await findOrganisations(tx, viewer, [id])
    const timeZone = await findTimeZone(tx, viewer, id)
    if (!organisation || timeZone === undefined) {
      throw new Refusal('not-found', organisationWords.none)
    }
    const found = await findPeopleAt(tx, viewer, id, asked)
    const people = found.filter((one) => mayName(viewer, one))
    const admitted = people.filter((one) => one.status !== 'ended' && mayAdmit(viewer, one))
    return {
      organisation,
      timeZone,
      roles: await countRoles(tx, viewer, id, asked.day),
      people,
      admits: new Set(admitted.map((one) => one.id)),
      leads: may(viewer, 'edit', 'organisation', { organisation: id }),
      mayLook: may(viewer, 'create', 'look', { organisation: id }),
    }
  })
}
