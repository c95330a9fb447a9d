import type { Viewer } from '../../src/platform/viewer.ts'
import { connected, type TestDatabase } from '../database.ts'

/** What lies in the tables of the audit trail. */
export const auditColumns = {
  audit_entry:
    'network_id organisation_id seq at actor_id action object_kind object_id commitment hash',
  audit_chain: 'network_id organisation_id length hash',
  audit_checkpoint: 'network_id organisation_id seq hash at public_key signature',
  audit_payload: 'network_id organisation_id commitment salt facts',
} as const

/**
 * Tries, as everybody who can come to the database, every way to change or take away what was written down; and
 * looks whether any of the program's roles was granted one. Answers what was allowed.
 */
export async function meddle(
  { connection }: TestDatabase,
  viewer: Viewer,
): Promise<{ attempts: number; allowed: readonly string[] }> {
  const eyes = `set app.network = '${viewer.network}'; set app.person = '${viewer.person}'`
  const roles = [
    ['app', eyes],
    ['directory', 'select 1'],
    ['owner', 'set role kith_owner'],
    ['owner', 'select 1'],
    ['owner', "set session_replication_role = 'replica'"],
  ] as const
  const allowed: string[] = []
  let attempts = 0
  for (const [role, first] of roles) {
    await connected(connection(role), async (client) => {
      await client.query(first)
      for (const attempt of attemptsAt(role === 'owner')) {
        attempts += 1
        await client.query('begin')
        const answer = await client.query(attempt).then(
          () => 'done',
          ({ code }: { code?: string }) => code,
        )
        await client.query('rollback')
        if (answer !== refused) allowed.push(`${role}, ${first}: ${attempt}: ${answer}`)
      }
    })
  }
  const granted = await connected(connection('owner'), async (client) => {
    const { rows } = await client.query<{ grant: string }>(grants)
    return rows.map(({ grant }) => grant)
  })
  return { attempts, allowed: [...allowed, ...granted] }
}

const refused = '42501'

/** Triggers refuse what was granted, too. But two locks are not one. */
const grants = `
  select role || ' may ' || privilege || ' ' || relname as grant
    from pg_class, unnest(array['kith_app', 'kith_directory']) as role,
      unnest(array['update', 'delete', 'truncate', 'trigger', 'references']) as privilege
   where relnamespace = 'public'::regnamespace and relname like 'audit\\_%' and relkind = 'r'
     and (has_table_privilege(role, pg_class.oid, privilege)
       or privilege in ('update', 'references')
         and has_any_column_privilege(role, pg_class.oid, privilege))`

/** Every way to change or take away; the owner of the tables may erase facts, and nothing else. */
function attemptsAt(isOwner: boolean): string[] {
  const everywhere = Object.entries(auditColumns).flatMap(([table, names]) => [
    ...names.split(' ').map((name) => `update ${table} set ${name} = ${name}`),
    `update ${table} set network_id = network_id where false`,
    `truncate ${table}`,
    `truncate ${table} cascade`,
    ...(isOwner && table === 'audit_payload' ? [] : takingFrom(table)),
  ])
  return [
    ...everywhere,
    "insert into audit_chain values (gen_random_uuid(), gen_random_uuid(), 0, '')",
  ]
}

function takingFrom(table: string): string[] {
  return [
    `delete from ${table}`,
    `delete from ${table} where false`,
    `with gone as (delete from ${table} returning *) select * from gone`,
    `merge into ${table} using (select 1) one on true when matched then delete`,
  ]
}
