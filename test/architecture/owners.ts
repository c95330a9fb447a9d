import { migrations } from '../cluster.ts'
import type { Law } from './law.ts'
import { nameOf, offence, pieceOf, textOf, type Node, type Source } from './source.ts'

/** The folder that owns each table, as the comments in the migrations say. */
export const owners: ReadonlyMap<string, string> = new Map(
  migrations
    .flatMap(({ sql }) => [...sql.matchAll(/comment on table (\w+) is '([a-z-]+\/[a-z-]+)/g)])
    .map(([, table = '', owner = '']) => [table, owner]),
)

/** Read across, write within. */
export const writers: Law = {
  law: 'a table is written only in the folder that owns it',
  offences: (code) =>
    code.flatMap((source) =>
      source.nodes.flatMap((node) =>
        writtenBy(node)
          .filter((table) => !mayWrite(source, table))
          .map((table) => offence(source, node, `writes ${table}, which ${ownerOf(table)} owns`)),
      ),
    ),
  planted: [
    "await tx.insertInto('circle').values(row).execute()",
    "await tx.updateTable('circle as mine').set({ seats: 5 }).execute()",
    "await tx.deleteFrom('circle').execute()",
    "await tx.with('gone', (db) => db.deleteFrom('circle')).execute()",
    "await insertMany(tx, 'circle', rows)",
    'await tx.insertInto(table).values(row).execute()',
    'await sql`insert into circle (id) values (${id})`.execute(tx)',
    'await sql<Row>`\n  UPDATE ONLY circle\n set seats = 5`.execute(tx)',
    'await sql`with gone as (delete from public."circle" returning id) select 1`.execute(tx)',
    'await sql`merge into circle using other on true when matched then delete`.execute(tx)',
    'await sql`truncate circle`.execute(tx)',
    'await sql`insert into ${sql.table(name)} default values`.execute(tx)',
    "await client.query('insert into circle default values')",
    "await sql.raw('update circle set seats = 5').execute(tx)",
    "await tx.insertInto('nowhere').values(row).execute()",
  ].map((text) => ({ 'src/learning/goals/store.ts': text })),
  innocent: [
    { 'src/learning/circles/store.ts': "await tx.insertInto('circle').values(row).execute()" },
    { 'src/learning/circles/keeping.ts': 'await sql`update circle set seats = 5`.execute(tx)' },
    { 'src/learning/goals/store.ts': "await tx.selectFrom('circle').forUpdate().execute()" },
    {
      'src/learning/goals/store.ts':
        "const words = defineWords('x', { a: 'Insert into the box, update it, delete from it' })",
    },
  ],
  except: {
    'src/platform/db/many.ts':
      'writes the table that it is told, and its callers are held to this law',
  },
}

const hidden = 'a table whose name is not written there'

function writtenBy(node: Node): readonly string[] {
  if (node.type === 'CallExpression') return calledOn(node)
  if (node.type === 'TemplateLiteral') {
    return inSql((node['quasis'] as readonly Node[]).map(pieceOf).join('${}'))
  }
  return inSql(textOf(node) ?? '')
}

/** Where each of these is told the table that it writes. */
const argumentWithTable = new Map([
  ['insertInto', 0],
  ['updateTable', 0],
  ['deleteFrom', 0],
  ['mergeInto', 0],
  ['insertMany', 1],
])

function calledOn(node: Node): readonly string[] {
  const called = nameOf(node['callee'])?.split('.').at(-1) ?? ''
  const at = argumentWithTable.get(called)
  if (at === undefined) return []
  const name = textOf((node['arguments'] as readonly Node[])[at])
  return [name?.split(' ')[0] ?? hidden]
}

const writing =
  /\b(?:insert\s+into|merge\s+into|delete\s+from|truncate(?:\s+table)?|update(?=[^;]*\sset\s))\s+(?:only\s+)?(?:public\.)?(\$\{\}|"?[a-z_.]+"?)/gi

/** The tables that a piece of SQL writes. Prose has such words too, but no such tables. */
function inSql(text: string): readonly string[] {
  return [...text.matchAll(writing)]
    .map(([, name = '']) => (name === '${}' ? hidden : name.replaceAll('"', '').toLowerCase()))
    .filter((name) => name === hidden || owners.has(name))
}

function mayWrite({ path }: Source, table: string): boolean {
  const owner = owners.get(table)
  return owner !== undefined && path.startsWith(`src/${owner}/`)
}

function ownerOf(table: string): string {
  return owners.get(table) ?? 'nobody known'
}

/** SQL and HTTP each have their files: no page asks the database, and no rule or deed answers a request. */
export const pagesWithoutSql: Law = {
  law: 'no page speaks SQL',
  offences: (code) =>
    code
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap((source) =>
        source.nodes.filter(isQuery).map((node) => offence(source, node, 'asks the database')),
      ),
  planted: [
    { 'src/learning/goals/pages.tsx': "const rows = await tx.selectFrom('goal').execute()" },
    { 'src/learning/goals/parts.tsx': 'const rows = await sql`select 1`.execute(tx)' },
  ],
}

function isQuery(node: Node): boolean {
  if (node.type === 'TaggedTemplateExpression') return nameOf(node['tag']) === 'sql'
  return node.type === 'MemberExpression' && /From$|^insertInto$|^updateTable$/.test(memberOf(node))
}

function memberOf(node: Node): string {
  return nameOf(node['property']) ?? ''
}
