import type { ClientBase } from 'pg'
import { Refusal } from '../errors.ts'
import { said, type Said } from '../i18n/word.ts'
import { loginRoles } from './address.ts'
import { dbWords } from './words.ts'

/**
 * Looks, before anything is served, whether the second wall stands: the lesser roles own nothing and
 * bypass nothing, no query of theirs can change whose eyes it sees with, every network's table and
 * view is behind row security, and what is written stays written. Refuses with the first gap.
 */
export async function assertWalls(client: ClientBase, durable: boolean): Promise<void> {
  const [gap] = await gaps(client, durable)
  if (gap) throw new Refusal('conflict', gap)
}

/** Every gap in the second wall, as sentences. */
export async function gaps(client: ClientBase, durable: boolean): Promise<Said[]> {
  return [
    ...(await gapsInRoles(client)),
    ...(await gapsInTables(client)),
    ...(await gapsInViews(client)),
    ...(durable ? await gapsInDurability(client) : []),
  ]
}

interface RoleRow {
  role: string
  there: boolean
  superuser: boolean
  bypassrls: boolean
  owner: boolean
  set_config: boolean
}

async function gapsInRoles(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<RoleRow>(
    `select wanted.role,
            found.oid is not null as there,
            coalesce(found.rolsuper, false) as superuser,
            coalesce(found.rolbypassrls, false) as bypassrls,
            exists (select from pg_class where relowner = found.oid)
              or exists (select from pg_roles owner where owner.rolname = 'kith_owner'
                and pg_has_role(found.oid, owner.oid, 'member')) as owner,
            coalesce(has_function_privilege(found.oid,
              'pg_catalog.set_config(text, text, boolean)', 'execute'), false) as set_config
       from unnest($1::text[]) as wanted (role)
       left join pg_roles found on found.rolname = wanted.role`,
    [loginRoles],
  )
  return rows.flatMap(gapsOfRole)
}

function gapsOfRole({ role, there, superuser, bypassrls, owner, set_config }: RoleRow): Said[] {
  if (!there) return [said(dbWords.roleMissing, { role })]
  const traits = { superuser, bypassrls, owner }
  const held = Object.entries(traits).filter(([, has]) => has)
  return [
    ...held.map(([trait]) => said(dbWords.roleTooStrong, { role, trait })),
    ...(set_config ? [said(dbWords.setConfigGranted, { role })] : []),
  ]
}

async function gapsInTables(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<{ table: string }>(
    `select relname as table from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not (relrowsecurity and relforcerowsecurity)
        and exists (select from pg_attribute
              where attrelid = pg_class.oid and attname = 'network_id' and not attisdropped)
      order by relname`,
  )
  return rows.map(({ table }) => said(dbWords.openTable, { table }))
}

/** A materialised view knows no row security at all, so in our schema there may be none. */
async function gapsInViews(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<{ view: string }>(
    `select relname as view from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
        and (relkind = 'm' or not coalesce(reloptions::text ~ 'security_invoker=(true|on|1|yes)', false))
      order by relname`,
  )
  return rows.map(({ view }) => said(dbWords.openView, { view }))
}

async function gapsInDurability(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<{ name: string }>(
    `select name from pg_settings
      where name in ('fsync', 'synchronous_commit', 'full_page_writes') and setting = 'off'
      order by name`,
  )
  return rows.map(({ name }) => said(dbWords.notDurable, { setting: name }))
}
