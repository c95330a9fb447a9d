import type { Column } from './catalogue.ts'
import { valuesOf } from './check.ts'

/** The TypeScript type of a column in a Kysely table, such as `Generated<Id<'goal'> | null>`. */
export function columnType(column: Column): string {
  if (column.type === 'jsonb') return jsonType(column)
  const one = elementType(column)
  const many = column.isArray ? `readonly ${one.includes(' ') ? `(${one})` : one}[]` : one
  const type = column.isNullable ? `${many} | null` : many
  if (column.isGenerated) return `GeneratedAlways<${type}>`
  return column.hasDefault ? `Generated<${type}>` : type
}

/**
 * What an id in this column is the id of, or nothing when nobody says. A network's id stands in every
 * tenant's row without a foreign key, whose table a tenant may not read; elsewhere a comment may say it.
 */
export function idOf(column: Column): string | undefined {
  const said = /^ids? of ([a-z_]+)/.exec(column.comment)?.[1]
  if (said !== undefined) return said
  if (column.name === 'network_id') return 'network'
  if (column.leadsTo) return column.leadsTo.column === 'id' ? column.leadsTo.table : undefined
  return column.isKey && column.name === 'id' ? column.table : undefined
}

function elementType(column: Column): string {
  if (column.type === 'uuid') {
    const kind = idOf(column)
    return kind === undefined ? 'string' : `Id<'${kind}'>`
  }
  const values = column.checks.map(valuesOf).find((found) => found !== undefined)
  return values ? values.map(quoted).join(' | ') : plainType(column)
}

function plainType(column: Column): string {
  const type = plainTypes[column.type]
  if (type !== undefined) return type
  throw new Error(
    `No TypeScript type is known for SQL's ${column.type}, in ${column.table}.${column.name}`,
  )
}

/** Read as whatever it is; written as text, since the driver would make a bare array one of SQL's. */
function jsonType({ isNullable, hasDefault }: Column): string {
  const update = isNullable ? 'string | null' : 'string'
  const insert = isNullable || hasDefault ? `${update} | undefined` : update
  return `ColumnType<unknown, ${insert}, ${update}>`
}

/** As the table of type parsers reads them. */
const plainTypes: Readonly<Record<string, string>> = {
  bool: 'boolean',
  bytea: 'Buffer',
  date: 'string',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  numeric: 'number',
  text: 'string',
  time: 'string',
  timestamptz: 'Date',
  tsvector: 'string',
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
