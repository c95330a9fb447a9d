import type { ClientBase } from 'pg'
import { said, type Said } from '../../i18n/word.ts'
import { loginRoles } from '../address.ts'
import { isWayOut } from '../preparation.ts'
import { dbWords } from '../words.ts'
import type { Footing } from './footing.ts'

/** No query can change whose eyes it sees with. */
export const eyes: Footing = { what: dbWords.lookEyes, gaps: gapsInEyes }

/** No query can run another one that it holds as text, open another connection, or come to files and large objects. */
export const waysOut: Footing = { what: dbWords.lookWaysOut, gaps: gapsInWaysOut }

/** No query can call a function that works with the rights of its owner, but for a few doors; triggers need no grant. */
export const definers: Footing = { what: dbWords.lookDefiners, gaps: gapsInDefiners }

/**
 * What the app may call all the same, within the viewer's own network: which of some people are shut out, and whether
 * somebody is a teacher at a school on a day. What they say is held against the migrations like every other part.
 */
const doors = ['door.shut_of(uuid,uuid[])', 'door.teaches(uuid,uuid,uuid,date)']

async function gapsInDefiners(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<{ role: string; functions: string }>(
    `select rolname as role,
            string_agg(pg_proc.oid::regprocedure::text, ', ' order by pg_proc.oid::regprocedure::text) as functions
       from pg_roles join pg_proc on prosecdef
       join pg_namespace on pg_namespace.oid = pronamespace
      where rolname = any ($1) and has_function_privilege(pg_roles.oid, pg_proc.oid, 'execute')
        and has_schema_privilege(pg_roles.oid, pg_namespace.oid, 'usage')
        and (rolname <> $2 or pg_proc.oid::regprocedure::text <> all ($3))
      group by rolname order by rolname`,
    [loginRoles, 'kith_app', doors],
  )
  return rows.map((row) => said(dbWords.definerGranted, row))
}

async function gapsInEyes(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<{ role: string }>(
    `select rolname as role from pg_roles
      where rolname = any ($1)
        and has_function_privilege(oid, 'pg_catalog.set_config(text, text, boolean)', 'execute')
      order by rolname`,
    [loginRoles],
  )
  return rows.map(({ role }) => said(dbWords.setConfigGranted, { role }))
}

async function gapsInWaysOut(client: ClientBase): Promise<Said[]> {
  const { rows } = await client.query<{ role: string; functions: string }>(
    `select rolname as role,
            string_agg(pg_proc.oid::regprocedure::text, ', ' order by proname) as functions
       from pg_roles join pg_proc on ${isWayOut}
      where rolname = any ($1) and has_function_privilege(pg_roles.oid, pg_proc.oid, 'execute')
      group by rolname order by rolname`,
    [loginRoles],
  )
  return rows.map((row) => said(dbWords.wayOutGranted, row))
}
