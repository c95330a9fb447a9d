import type { Database } from '../../platform/db/database.ts'
import { Refusal } from '../../platform/errors.ts'
import type { Status } from '../persons/person.ts'
import { said } from '../../platform/i18n/word.ts'
import {
  findPeopleNamed,
  findRolesOf,
  type NamedPerson,
  type NamedRole,
  type Somebody,
} from './store.ts'
import { accountWords } from './words.ts'

/** The one person of this name, or of this id, on the whole server: for the operator alone, who sees names and no more. */
export async function findSomebody(
  db: Database,
  nameOrId: string,
  among?: readonly Status[],
): Promise<NamedPerson> {
  const found = await everybodyNamed(db, nameOrId, among)
  const [one, another] = found
  if (!one) throw new Refusal('not-found', said(accountWords.noPerson, { name: nameOrId }))
  if (another) {
    const people = found.map(({ person, organisation }) => `${person} (${organisation})`).join(', ')
    throw new Refusal('conflict', said(accountWords.manyPeople, { name: nameOrId, people }))
  }
  return one
}

/** What these people are, and where, that they can be told apart: for the operator alone. */
export async function everyRoleOf(
  db: Database,
  people: readonly Somebody[],
): Promise<readonly NamedRole[]> {
  return db.directory((tx) => findRolesOf(tx, people))
}

/** All the people of this name on the whole server who may come in, or of whom that is true which is said, and where their records are kept: for the operator alone. */
export async function everybodyNamed(
  db: Database,
  nameOrId: string,
  among: readonly Status[] = ['active'],
): Promise<readonly NamedPerson[]> {
  return db.directory((tx) => findPeopleNamed(tx, nameOrId.trim(), among))
}
