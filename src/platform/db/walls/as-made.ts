import type { ClientBase } from 'pg'
import { said, type Said } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'
import type { Footing } from './footing.ts'
import { made } from './made.ts'

/** Whatever decides in the database who comes to which row, by name, and in short what it says. */
export type Parts = Readonly<Record<string, string>>

/**
 * Every policy, function, trigger and grant is as the migrations make it, and there is none besides: one more policy is
 * enough to open a table to everybody. Of a database that a later version has migrated nothing is said.
 */
export const asMade: Footing = { what: dbWords.lookAsMade, gaps: gapsInParts }

async function gapsInParts(client: ClientBase): Promise<Said[]> {
  const found = await readParts(client)
  return isLater(found) ? [] : differences(made, found)
}

function isLater(found: Parts): boolean {
  return Number(found[lastStep] ?? 0) > Number(made[lastStep])
}

/** What is missing, what says something else, and what was not made by any migration, in the order of names. */
export function differences(wanted: Parts, found: Parts): Said[] {
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(found)])].toSorted()
  return names.flatMap((name) => {
    if (wanted[name] === found[name]) return []
    if (found[name] === undefined) return [said(dbWords.partMissing, { name })]
    return [said(wanted[name] === undefined ? dbWords.partAdded : dbWords.partChanged, { name })]
  })
}

const lastStep = 'last step'

/** What stands in the database now; what a function says is taken as its text, or as PostgreSQL reads it back. */
export async function readParts(client: ClientBase): Promise<Parts> {
  const { rows } = await client.query<{ name: string; says: string }>(`
    with ours as (select pg_namespace.oid, nspname as name from pg_namespace
        join pg_roles on pg_roles.oid = nspowner where nspname = 'public' or rolname = 'kith_owner'),
      parts (name, says) as (
        select 'policy ' || relname || '.' || polname,
            concat_ws(' ', polpermissive, polcmd, (select string_agg(rolname, ',' order by rolname)
                from pg_roles where pg_roles.oid = any (polroles)), 0 = any (polroles),
              pg_get_expr(polqual, polrelid), 'check', pg_get_expr(polwithcheck, polrelid))
          from pg_policy join pg_class on pg_class.oid = polrelid join ours on ours.oid = relnamespace
        union all
        select 'function ' || ours.name || '.' || proname || '(' || oidvectortypes(proargtypes) || ')',
            concat_ws(' ', prosecdef, proconfig, prosrc, pg_get_function_sqlbody(pg_proc.oid),
              has_function_privilege('kith_app', pg_proc.oid, 'execute'),
              has_function_privilege('kith_directory', pg_proc.oid, 'execute'))
          from pg_proc join ours on ours.oid = pronamespace
          where not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e')
        union all
        select 'trigger ' || relname || '.' || tgname, concat_ws(' ', tgenabled, pg_get_triggerdef(pg_trigger.oid))
          from pg_trigger join pg_class on pg_class.oid = tgrelid join ours on ours.oid = relnamespace
          where not tgisinternal
        union all
        select 'grant ' || role || ' ' || relname, string_agg(says, ' ' order by says)
          from (select relname, grantee::regrole::text as role, privilege_type as says
              from pg_class join ours on ours.oid = relnamespace, aclexplode(relacl)
            union all
            select relname, grantee::regrole::text, privilege_type || ' ' || attname
              from pg_attribute join pg_class on pg_class.oid = attrelid join ours on ours.oid = relnamespace, aclexplode(attacl)
              where not attisdropped) as granted
          where role <> 'kith_owner'
          group by relname, role)
    select name, left(encode(sha256(convert_to(says, 'UTF8')), 'hex'), 16) as says from parts
    union all
    select '${lastStep}', max(number)::text from migration.step`)
  return Object.fromEntries(rows.map(({ name, says }) => [name, says]))
}

/** The parts as the file `made.ts` holds them, in the order of names. */
export function writeParts(parts: Parts): string {
  const lines = Object.entries(parts)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, says]) => `  '${name}': '${says}',`)
  return [
    '// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.',
    "import type { Parts } from './as-made.ts'",
    '',
    '/** What the migrations make of that which decides who comes to which row. */',
    'export const made: Parts = {',
    ...lines,
    '}',
    '',
  ].join('\n')
}
