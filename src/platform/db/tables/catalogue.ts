import type { ClientBase } from 'pg'

/** A table as PostgreSQL's own catalogue describes it. */
export interface Table {
  readonly name: string
  /** The folder that owns it, as `comment on table` says: the only one that writes it. */
  readonly owner: string
  readonly kind: TableKind
  readonly columns: readonly Column[]
}

/**
 * Tenant: a network's own rows. Reference: public, such as frameworks, without a network. Directory:
 * what is known before a network is, such as sessions.
 */
export type TableKind = 'tenant' | 'reference' | 'directory'
const kinds: readonly TableKind[] = ['tenant', 'reference', 'directory']

export interface Column {
  readonly table: string
  readonly name: string
  /** PostgreSQL's name of the type, of the elements when it is an array. */
  readonly type: string
  readonly isArray: boolean
  readonly isNullable: boolean
  readonly hasDefault: boolean
  readonly isGenerated: boolean
  readonly isKey: boolean
  /** The table and column that a foreign key leads to. */
  readonly leadsTo?: { readonly table: string; readonly column: string }
  /** Its own check constraints, as PostgreSQL writes them. */
  readonly checks: readonly string[]
  readonly comment: string
}

/** The tables of the schema `public`, by name, their columns in their order. */
export async function readCatalogue(client: ClientBase): Promise<Table[]> {
  const columns = await readColumns(client)
  const { rows } = await client.query<{ name: string; comment: string | null }>(
    `select relname as name, obj_description(oid, 'pg_class') as comment
       from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      order by relname collate "C"`,
  )
  return rows.map(({ name, comment }) => ({
    name,
    ...ownerIn(name, comment ?? ''),
    columns: columns.filter(({ table }) => table === name),
  }))
}

/** Reads `learning/circles` or `platform/jobs · directory`; a table without an owner is refused. */
export function ownerIn(table: string, comment: string): Pick<Table, 'owner' | 'kind'> {
  const [, owner, word] = /^([a-z-]+\/[a-z-]+)(?: · ([a-z]+))?$/.exec(comment) ?? []
  const kind = word === undefined ? 'tenant' : kinds.find((known) => known === word)
  if (owner !== undefined && kind !== undefined) return { owner, kind }
  throw new Error(
    `The comment on table ${table} is ${JSON.stringify(comment)}; wanted is the folder that owns it, as in 'learning/circles' or 'platform/jobs · directory'.`,
  )
}

type ColumnRow = Omit<Column, 'leadsTo'> & { to_table: string | null; to_column: string | null }

async function readColumns(client: ClientBase): Promise<Column[]> {
  const { rows } = await client.query<ColumnRow>(
    `select class.relname as "table",
            attribute.attname as name,
            coalesce(element.typname, type.typname) as type,
            element.oid is not null as "isArray",
            not attribute.attnotnull as "isNullable",
            attribute.atthasdef or attribute.attidentity <> '' as "hasDefault",
            attribute.attgenerated <> '' or attribute.attidentity = 'a' as "isGenerated",
            exists (select from pg_constraint where conrelid = class.oid and contype = 'p'
                       and attribute.attnum = any (conkey)) as "isKey",
            link.to_table, link.to_column,
            array(select pg_get_constraintdef(oid) from pg_constraint
                   where conrelid = class.oid and contype = 'c' and conkey = array[attribute.attnum]
                   order by conname) as checks,
            coalesce(col_description(class.oid, attribute.attnum), '') as comment
       from pg_attribute attribute
       join pg_class class on class.oid = attribute.attrelid
       join pg_type type on type.oid = attribute.atttypid
       left join pg_type element on element.oid = type.typelem and type.typcategory = 'A'
       left join lateral (
         select target.relname as to_table, there.attname as to_column
           from pg_constraint
           cross join unnest(conkey, confkey) as pair (here, there)
           join pg_class target on target.oid = confrelid
           join pg_attribute there on there.attrelid = confrelid and there.attnum = pair.there
          where conrelid = class.oid and contype = 'f' and pair.here = attribute.attnum
          order by conname limit 1) link on true
      where class.relnamespace = 'public'::regnamespace and class.relkind in ('r', 'p')
        and attribute.attnum > 0 and not attribute.attisdropped
      order by class.relname collate "C", attribute.attnum`,
  )
  return rows.map(({ to_table, to_column, ...column }) => ({
    ...column,
    ...(to_table !== null && to_column !== null
      ? { leadsTo: { table: to_table, column: to_column } }
      : {}),
  }))
}
