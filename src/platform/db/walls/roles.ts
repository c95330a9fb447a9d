import type { ClientBase } from 'pg'
import { said, type Said } from '../../i18n/word.ts'
import { loginRoles } from '../address.ts'
import { dbWords } from '../words.ts'
import type { Footing } from './footing.ts'

/** The roles that Kith works with are there, ordinary, nobody's heirs, and own nothing. */
export const lesserRoles: Footing = { what: dbWords.lookRoles, gaps: gapsInRoles }

/** Nobody who logs in can take the owner's place, but who migrates and who may do anything. */
export const strangers: Footing = { what: dbWords.lookStrangers, gaps: gapsInStrangers }

interface RoleRow {
  role: string
  there: boolean
  superuser: boolean
  bypassrls: boolean
  replication: boolean
  createrole: boolean
  owner: boolean
  groups: string | null
}

async function gapsInRoles(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<RoleRow>(
    `select wanted.role,
            found.oid is not null as there,
            coalesce(found.rolsuper, false) as superuser,
            coalesce(found.rolbypassrls, false) as bypassrls,
            coalesce(found.rolreplication, false) as replication,
            coalesce(found.rolcreaterole, false) as createrole,
            exists (select from pg_class where relowner = found.oid)
              or exists (select from pg_roles owner where owner.rolname = 'kith_owner'
                and pg_has_role(found.oid, owner.oid, 'member')) as owner,
            (select string_agg(roleid::regrole::text, ', ' order by roleid::regrole::text)
               from pg_auth_members where member = found.oid) as groups
       from unnest($1::text[]) as wanted (role)
       left join pg_roles found on found.rolname = wanted.role`,
    [loginRoles],
  )
  return rows.flatMap(gapsOfRole)
}

function gapsOfRole({ role, there, groups, ...traits }: RoleRow): Said[] {
  if (!there) return [said(dbWords.roleMissing, { role })]
  const held = Object.entries(traits).filter(([, has]) => has)
  return [
    ...held.map(([trait]) => said(dbWords.roleTooStrong, { role, trait })),
    ...(groups === null ? [] : [said(dbWords.roleInherits, { role, groups })]),
  ]
}

async function gapsInStrangers(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<{ role: string }>(
    `select stranger.rolname as role
       from pg_roles stranger
       join pg_roles owner on owner.rolname = 'kith_owner'
      where stranger.rolcanlogin and not stranger.rolsuper
        and stranger.rolname not in (current_user, session_user)
        and stranger.rolname <> all ($1)
        and pg_has_role(stranger.oid, owner.oid, 'member')
      order by stranger.rolname`,
    [loginRoles],
  )
  return rows.map(({ role }) => said(dbWords.ownersHeir, { role }))
}
