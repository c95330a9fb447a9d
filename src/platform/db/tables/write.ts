import { posix } from 'node:path'
import type { Column, Table } from './catalogue.ts'
import { columnType } from './column-type.ts'

/** The path of a generated file, from the project's folder, and its text. */
export type Files = ReadonlyMap<string, string>

/** The row types of every table, in its owner's folder, and the one list of all that the database is typed by. */
export function writeTables(tables: readonly Table[]): Files {
  const owners = Map.groupBy(tables, ({ owner }) => owner)
  const files = [...owners].map(
    ([owner, owned]) => [`src/${owner}/tables.ts`, ownersFile(owner, owned)] as const,
  )
  return new Map([...files, ['src/tables.ts', listFile(owners)]])
}

/** `circle_membership` is `CircleMembershipTable`. */
export function typeName(table: string): string {
  const words = table.split('_').map((word) => word.charAt(0).toUpperCase() + word.slice(1))
  return `${words.join('')}Table`
}

const header =
  '// Written by `npx node test/write-tables.ts` from the migrated database; not by hand.\n'

function ownersFile(owner: string, tables: readonly Table[]): string {
  const body = tables.map(interfaceOf).join('\n')
  return `${header}${imports(owner, body)}\n${body}`
}

function imports(owner: string, body: string): string {
  const fromKysely = ['ColumnType', 'Generated', 'GeneratedAlways'].filter((name) =>
    body.includes(`${name}<`),
  )
  const idFile = posix.relative(`src/${owner}`, 'src/platform/id.ts')
  return [
    fromKysely.length > 0 ? `import type { ${fromKysely.join(', ')} } from 'kysely'\n` : '',
    body.includes('Id<') ? `import type { Id } from '${idFile}'\n` : '',
  ].join('')
}

function interfaceOf({ name, columns }: Table): string {
  return `export interface ${typeName(name)} {\n${columns.map(line).join('')}}\n`
}

function line(column: Column): string {
  const isWords = column.comment !== '' && !/^ids? of [a-z_]+$/.test(column.comment)
  const comment = isWords ? `  /** ${column.comment.replaceAll('*/', '* /')} */\n` : ''
  return `${comment}  ${column.name}: ${columnType(column)}\n`
}

function listFile(owners: ReadonlyMap<string, readonly Table[]>): string {
  const sorted = [...owners].toSorted(([a], [b]) => (a < b ? -1 : 1))
  const imported = sorted.map(([owner, tables]) => {
    const names = tables.map(({ name }) => `  ${typeName(name)},\n`).join('')
    return `import type {\n${names}} from './${owner}/tables.ts'\n`
  })
  const names = sorted.flatMap(([, tables]) => tables.map(({ name }) => name)).toSorted()
  const rows = names.map((name) => `  ${name}: ${typeName(name)}\n`).join('')
  return `${header}${imported.join('')}\n/** Every table, by its name in SQL. */\nexport interface Tables {\n${rows}}\n`
}
