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

/**
 * The same, or nothing where there is none. One that stands for itself comes before those of its name that a
 * roster brought; two of one name are else told apart by their ids.
 */
export async function findOrganisation(
  site: Pick<Site, 'db'>,
  name: string,
): Promise<NamedOrganisation | undefined> {
  const named = await organisationsNamed(site.db, name)
  const standing = named.filter(({ below }) => !below)
  const found = standing.length > 0 ? standing : named
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ')
    throw new Refusal('conflict', said(cliWords.manyOrganisations, { name, ids }))
  }
  return found[0]
}

/** The name of an organisation that may come to be founded, without white space around it. */
export function nameToFound(text: string): string {
  const name = text.trim()
  if (name === '') throw new Refusal('invalid', cliWords.blankName)
  if (name.length > longestName) {
    throw new Refusal('invalid', said(cliWords.longName, { most: longestName, found: name.length }))
  }
  return name
}

/** As long as the database keeps. */
const longestName = 200
