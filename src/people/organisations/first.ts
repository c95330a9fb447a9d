import type { Database } from '../../platform/db/database.ts'
import { newId } from '../../platform/id.ts'
import { usualTimeZone, type Founding, type NamedOrganisation } from './organisation.ts'
import { findOrganisationsNamed, hasNoNetwork, insertNetwork, lockNetworks } from './store.ts'

/** Whether nobody has founded anything on this server. */
export async function isServerEmpty(db: Database): Promise<boolean> {
  return db.directory(hasNoNetwork)
}

/**
 * Founds the first organisation of a server, together with all that comes with it, as one: `furnish`
 * writes the organisation and everything in it in one transaction, and the network after that. Whoever
 * would found one at the same time waits. One whose founding was cut short between the two is
 * founded now, as it stands. Answers nothing where there is a network already.
 */
export async function foundFirst(
  db: Database,
  { name, kind, timeZone = usualTimeZone }: Founding,
  furnish: (founded: NamedOrganisation) => Promise<void>,
): Promise<NamedOrganisation | undefined> {
  return db.directory(async (tx) => {
    await lockNetworks(tx)
    if (!(await hasNoNetwork(tx))) return undefined
    const furnished = (await findOrganisationsNamed(tx, name)).find((one) => one.kind === kind)
    const founded = furnished ?? {
      network: newId('network'),
      id: newId('organisation'),
      name,
      kind,
      timeZone,
    }
    if (!furnished) await furnish(founded)
    await insertNetwork(tx, { id: founded.network, name })
    return founded
  })
}
