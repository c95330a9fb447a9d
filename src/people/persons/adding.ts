import type { Tx } from '../../platform/db/database.ts'
import { insertMany } from '../../platform/db/many.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { displayName, tintFor, type Picture } from './person.ts'

export interface NewPerson {
  readonly id: Id<'person'>
  /** The organisation that keeps the record. */
  readonly home: Id<'organisation'>
  readonly given: string
  readonly family: string
  readonly picture?: Picture
  readonly tint?: number
  /** The year and month of birth, as 2016-03. */
  readonly birthMonth?: string
}

/** Adds many people whom no roster knows, inside work for which the law has been asked. */
export async function addPeople(
  tx: Tx,
  viewer: Viewer,
  people: readonly NewPerson[],
): Promise<void> {
  const rows = people.map(({ id, home, given, family, picture, tint }) => ({
    network_id: viewer.network,
    id,
    home_id: home,
    given_name: given,
    family_name: family,
    display_name: displayName(given, family),
    picture: picture ?? null,
    tint: tint ?? tintFor(id),
  }))
  await insertMany(tx, 'person', rows)
  const births = people.flatMap(({ id, home, birthMonth }) =>
    birthMonth === undefined
      ? []
      : [{ network_id: viewer.network, person_id: id, home_id: home, month: birthMonth }],
  )
  await insertMany(tx, 'birth', births)
}
