import { Refusal } from '../platform/errors.ts'
import { said } from '../platform/i18n/word.ts'
import type { Site } from '../platform/site.ts'
import { organisationsNamed } from '../people/organisations/actions.ts'
import type { NamedOrganisation } from '../people/organisations/organisation.ts'
import { cliWords } from './words.ts'

/** The one organisation that the operator named, by name or by id. */
export async function organisationNamed(
  site: Pick<Site, 'db'>,
  name: string,
): Promise<NamedOrganisation> {
  const found = await findOrganisation(site, name)
  if (!found) throw new Refusal('not-found', said(cliWords.noOrganisation, { name }))
  return found
}

/** The same, or nothing where there is none. Two of one name are told apart by their ids. */
export async function findOrganisation(
  site: Pick<Site, 'db'>,
  name: string,
): Promise<NamedOrganisation | undefined> {
  const found = await organisationsNamed(site.db, name)
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ')
    throw new Refusal('conflict', said(cliWords.manyOrganisations, { name, ids }))
  }
  return found[0]
}
