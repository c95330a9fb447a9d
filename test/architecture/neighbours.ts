import { importsOf, type Import } from './imports.ts'
import { fileOf, roomOf, subjectOf, type Law } from './law.ts'
import { nameOf, offence, type Source } from './source.ts'

const own = [
  'store.ts',
  'pages.tsx',
  'room-page.tsx',
  'invite-dialog.tsx',
  'jobs.ts',
  'forms.ts',
  'tables.ts',
]

const takenByAnother = (file: string) => ({
  'src/learning/goals/actions.ts': `import type { Thing } from '../circles/${file}'`,
})

/** SQL by another name than `store.ts` is known by what it does. */
const hiddenSql = [
  {
    'src/learning/home/actions.ts': "import { find } from '../circles/invitations.ts'",
    'src/learning/circles/invitations.ts':
      "export const find = (tx) => tx.selectFrom('invitation')",
  },
  {
    'src/cli/doctor.ts': "import { find } from '../people/persons/finding.ts'",
    'src/people/persons/finding.ts': 'export const find = (tx) => sql<Row>`select 1`.execute(tx)',
  },
  {
    'src/learning/home/actions.ts': "import { keep } from '../../people/persons/bulk.ts'",
    'src/people/persons/bulk.ts': 'await sql`insert into person`',
  },
]

/**
 * Of a neighbour, use what it means and what it does: its noun, `access.ts`, its actions, its words and
 * marks, and the parts of pages that it lends. Its SQL, pages, forms, jobs and rows are its own.
 */
export const neighbours: Law = {
  law: 'a neighbour lends its meaning and its deeds, never its SQL, pages, forms or jobs',
  offences: (code) => {
    const files = new Map(code.map((source) => [source.path, source]))
    return code
      .flatMap(importsOf)
      .filter((one) => isNeighbourly(one) && isOwn(one, files.get(one.to)))
      .map(({ from, to, start }) =>
        offence(from, { start }, `takes ${to}, which is its folder’s own`),
      )
  },
  planted: [...own.map(takenByAnother), ...hiddenSql],
  innocent: [
    {
      'src/learning/goals/pages.tsx': `
        import { CompanyPart } from '../circles/parts.tsx'
        import { circleWords } from '../circles/words.ts'
        import { joinCircle } from '../circles/actions.ts'
        import { findPursuit } from './store.ts'`,
    },
    { 'src/app.ts': "import { circlePages } from './learning/circles/pages.tsx'" },
    {
      'src/standards/oneroster/apply.ts': "import { keep } from '../../people/persons/bulk.ts'",
      'src/people/persons/bulk.ts': 'await sql`insert into person`',
    },
    {
      'src/learning/home/actions.ts': "import { invite } from '../circles/inviting.ts'",
      'src/learning/circles/inviting.ts': 'export const invite = (db) => db.as(viewer, work)',
    },
  ],
}

/** By which many rows come in at once, from a roster or a seed; everybody else comes in by an action. */
const bulkDoors = ['bulk.ts', 'adding.ts']
const mayUseBulkDoors = ['standards', 'demo']

function isNeighbourly({ from, to, isOurs }: Import): boolean {
  const isOther = subjectOf(to) !== undefined && subjectOf(to) !== subjectOf(from.path)
  return isOurs && isOther && !['app.ts', 'handlers.ts', 'tables.ts'].includes(roomOf(from.path))
}

function isOwn({ from, to }: Import, source: Source | undefined): boolean {
  const file = fileOf(to)
  if (['store.ts', 'jobs.ts', 'forms.ts', 'tables.ts'].includes(file)) return true
  if (file.endsWith('.tsx')) return file !== 'parts.tsx'
  if (bulkDoors.includes(file) && mayUseBulkDoors.includes(roomOf(from.path))) return false
  return source !== undefined && holdsSql(source)
}

const queries = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'insertMany']

export function holdsSql({ nodes }: Source): boolean {
  return nodes.some((node) => {
    if (node.type === 'TaggedTemplateExpression') return nameOf(node['tag']) === 'sql'
    const called = node.type === 'CallExpression' ? nameOf(node['callee']) : undefined
    return queries.includes(called?.split('.').at(-1) ?? '')
  })
}
