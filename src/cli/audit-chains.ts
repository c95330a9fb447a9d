import { listChains } from '../people/audit/checking.ts'
import type { Site } from '../platform/site.ts'
import type { Given } from './command.ts'
import { organisationNamed } from './organisation.ts'

/** The chain of the organisation that the operator named, else every chain on the server. */
export async function chainsOf(
  site: Pick<Site, 'db'>,
  { options: { org } }: Given,
): ReturnType<typeof listChains> {
  if (typeof org !== 'string') return listChains(site)
  const { network, id, name } = await organisationNamed(site, org)
  return [{ network, organisation: id, name }]
}
