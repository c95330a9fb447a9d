import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import { folded } from '../../platform/db/folded.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Tables } from '../../tables.ts'
import { whomToName } from '../persons/access.ts'
import type { Face, Status } from '../persons/person.ts'

type Role = Tables['affiliation']['role']

/** How many people are at an organisation on a day, by what they are there. */
export interface RoleCount {
  readonly role: Role
  readonly people: number
}

export async function countRoles(
  tx: Tx,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  day: string,
): Promise<readonly RoleCount[]> {
  const { rows } = await sql<RoleCount>`
    select role, count(distinct person_id) as people from affiliation
    where network_id = ${viewer.network} and organisation_id = ${organisation}
      and starts_on <= ${day} and (ends_on is null or ends_on > ${day})
    group by role order by people desc, role`.execute(tx)
  return rows
}

/** Somebody at an organisation, and what they are there. */
export interface PersonAt extends Face {
  readonly roles: readonly Role[]
  readonly status: Status
  /** The organisation that keeps their record. */
  readonly home: Id<'organisation'>
}

/** How many people a page of the list holds. */
export const peopleAPage = 50

/** People at an organisation whom the viewer may name and whose name holds a text, be it written with accents or without, in the order of names, after the person with whom the last page ended. */
export async function findPeopleAt(
  tx: Tx,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  asked: { day: string; name: string; after: Id<'person'> | undefined },
): Promise<readonly PersonAt[]> {
  const { people, homes } = whomToName(viewer)
  const name = folded(sql.ref('display_name'))
  const after = asked.after
    ? sql`and (${name}, person.id) > (select ${name}, id from person last
        where last.network_id = ${viewer.network} and last.id = ${asked.after})`
    : sql``
  const { rows } = await sql<PersonAt>`
    select person.id, display_name as name, picture, tint, status, home_id as home, array_agg(distinct role order by role) as roles
    from person join affiliation on affiliation.network_id = person.network_id and person_id = person.id
    where person.network_id = ${viewer.network} and affiliation.network_id = ${viewer.network}
      and organisation_id = ${organisation} and (person.id = any (${people}) or home_id = any (${homes}))
      and strpos(${name}, ${folded(sql`${asked.name}::text`)}) > 0 ${after}
      and starts_on <= ${asked.day} and (ends_on is null or ends_on > ${asked.day})
    group by person.network_id, person.id
    order by ${name}, person.id
    limit ${peopleAPage}`.execute(tx)
  return rows
}
