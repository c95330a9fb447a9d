import type { ClientBase } from 'pg'
import { said, type Said, type Word } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'
import type { Footing } from './footing.ts'

/** Every table, whether of a network or of none, has row security that binds its owner too. */
export const rowSecurity: Footing = {
  what: dbWords.lookTables,
  gaps: gapsIn(
    dbWords.openTable,
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not (relrowsecurity and relforcerowsecurity)
      order by relname`,
  ),
}

/** Every table says by a policy who comes to its rows. */
export const policies: Footing = {
  what: dbWords.lookPolicies,
  gaps: gapsIn(
    dbWords.noPolicy,
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and not exists (select from pg_policy where polrelid = pg_class.oid and polpermissive)
      order by relname`,
  ),
}

/**
 * Every table of networks that kith_app may touch has a restrictive policy: whatever another policy says, nobody gets
 * to a row of another network, or writes one.
 */
export const tenants: Footing = {
  what: dbWords.lookTenants,
  gaps: gapsIn(
    dbWords.noTenantWall,
    `select relname as name from pg_class join pg_roles app on rolname = 'kith_app'
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and exists (select from pg_attribute
              where attrelid = pg_class.oid and attname = 'network_id' and not attisdropped)
        and (has_any_column_privilege(app.oid, pg_class.oid, 'select, insert, update, references')
          or has_table_privilege(app.oid, pg_class.oid, 'delete, truncate, trigger'))
        and not exists (select from pg_policy
              where polrelid = pg_class.oid and not polpermissive and polcmd = '*'
                and polroles && array[0, app.oid]
                and pg_get_expr(polqual, polrelid)
                  = '(network_id = (current_setting(''app.network''::text))::uuid)'
                and pg_get_expr(coalesce(polwithcheck, polqual), polrelid)
                  = '(network_id = (current_setting(''app.network''::text))::uuid)')
      order by relname`,
  ),
}

/** A view reads with the eyes of who asks. A materialised one knows no row security at all, so there may be none. */
export const views: Footing = {
  what: dbWords.lookViews,
  gaps: gapsIn(
    dbWords.openView,
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
        and (relkind = 'm' or not coalesce(reloptions::text ~ 'security_invoker=(true|on|1|yes)', false))
      order by relname`,
  ),
}

function gapsIn(word: Word<'name'>, query: string): Footing['gaps'] {
  return async (client: ClientBase): Promise<Said[]> => {
    const { rows } = await client.query<{ name: string }>(query)
    return rows.map(({ name }) => said(word, { name }))
  }
}
