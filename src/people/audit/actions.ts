import { randomBytes } from 'node:crypto'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import { headed, nobody, type Viewer } from '../../platform/viewer.ts'
import { commitmentTo } from './chain.ts'
import { objectKind, serversOwn, written, type Action, type Deed, type Facts } from './deed.ts'
import { findHome, insertEntry } from './store.ts'

/**
 * Writes a deed down in the deed's own transaction: if one is undone, so is the other, and what cannot be
 * written down is not done. Call it last, because the chain waits for the transaction to end.
 */
export async function record<Did extends Action>(
  tx: Tx,
  viewer: Viewer,
  deed: Deed<Did>,
): Promise<void> {
  await writeDown(tx, { network: viewer.network, actor: viewer.person }, deed)
}

/** The same for what is done for a whole network: it stands at the organisation that the doer heads. */
export async function recordForNetwork<Did extends Action>(
  tx: Tx,
  viewer: Viewer,
  deed: Omit<Deed<Did>, 'organisation'>,
): Promise<void> {
  const [organisation] = headed(viewer.standing).toSorted()
  if (!organisation) throw new Error(`${viewer.person} heads no organisation.`)
  await writeDown(tx, { network: viewer.network, actor: viewer.person }, { ...deed, organisation })
}

/** The same for what somebody wrote to another: it stands where the record of who wrote it is kept. */
export async function recordOfMaker<Did extends Action>(
  tx: Tx,
  viewer: Viewer,
  deed: Omit<Deed<Did>, 'organisation'>,
): Promise<void> {
  const { network, person: actor } = viewer
  const organisation = await findHome(tx, { network, person: actor })
  if (!organisation) throw new Error(`Nobody keeps the record of ${actor}.`)
  await writeDown(tx, { network, actor }, { ...deed, organisation })
}

/** The same for what is done at the door, before there is a viewer: it stands where the person's record is kept. */
export async function recordAtDoor(
  tx: Tx,
  { network, person }: { network: Id<'network'>; person: Id<'person'> },
  deed: AtDoor,
): Promise<void> {
  const organisation = await findHome(tx, { network, person })
  if (!organisation) throw new Error(`Nobody keeps the record of ${person}.`)
  const { by, ...done } = deed
  const actor = by === 'themselves' ? person : nobody
  await writeDown(tx, { network, actor }, { ...done, organisation, object: person })
}

interface AtDoor {
  readonly action: 'sign-in.link-made' | 'session.begun' | 'session.ended'
  /** The operator stands for whatever the machine does by itself, too. */
  readonly by: 'themselves' | 'operator'
  readonly facts?: Facts
}

/** The same for what whoever runs the server does for every network on it. */
export async function recordForServer<Did extends Action>(
  tx: Tx,
  deed: Omit<Deed<Did>, 'organisation'>,
): Promise<void> {
  const { network, organisation } = serversOwn
  await writeDown(tx, { network, actor: nobody }, { ...deed, organisation })
}

async function writeDown(
  tx: Tx,
  { network, actor }: { network: Id<'network'>; actor: Id<'person'> },
  { organisation, action, object, facts = {} }: Omit<Deed, 'object'> & { readonly object: string },
): Promise<void> {
  const payload = { salt: randomBytes(32).toString('hex'), facts: written(facts) }
  await insertEntry(tx, {
    network,
    organisation,
    actor,
    action,
    objectKind: objectKind(action),
    object,
    commitment: commitmentTo(payload),
    payload,
  })
}
