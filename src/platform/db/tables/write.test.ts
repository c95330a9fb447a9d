import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column, Table } from './catalogue.ts'
import { typeName, writeTables } from './write.ts'

const column: Column = {
  table: 'goal',
  name: 'words',
  type: 'text',
  isArray: false,
  isNullable: false,
  hasDefault: false,
  isGenerated: false,
  isKey: false,
  checks: [],
  comment: '',
}
const id: Column = { ...column, name: 'id', type: 'uuid', isKey: true }
const goal: Table = { name: 'goal', owner: 'learning/goals', kind: 'tenant', columns: [id, column] }
const doneStep: Table = {
  ...goal,
  name: 'done_step',
  columns: [{ ...column, hasDefault: true, comment: 'as they said it' }],
}
const job: Table = {
  ...goal,
  name: 'job',
  owner: 'platform/jobs',
  columns: [{ ...id, table: 'job' }],
}

test('each owner gets its tables, with the imports they need and no others', () => {
  const files = writeTables([doneStep, goal, job])

  expect([...files.keys()]).toEqual([
    'src/learning/goals/tables.ts',
    'src/platform/jobs/tables.ts',
    'src/tables.ts',
  ])
  expect(files.get('src/learning/goals/tables.ts')).toBe(
    `// Written by \`npx node test/write-tables.ts\` from the migrated database; not by hand.
import type { Generated } from 'kysely'
import type { Id } from '../../platform/id.ts'

export interface DoneStepTable {
  /** as they said it */
  words: Generated<string>
}

export interface GoalTable {
  id: Id<'goal'>
  words: string
}
`,
  )
  expect(files.get('src/platform/jobs/tables.ts')).toContain(
    "import type { Id } from '../id.ts'\n\n",
  )
})

test('the list of all tables names each by its name in SQL', () => {
  expect(writeTables([doneStep, goal, job]).get('src/tables.ts')).toContain(
    `export interface Tables {
  done_step: DoneStepTable
  goal: GoalTable
  job: JobTable
}
`,
  )
})

test('a comment that only says whose id it is, or that would end itself, does no harm', () => {
  const odd = {
    ...goal,
    columns: [
      { ...id, comment: 'id of goal' },
      { ...column, comment: 'a */ b' },
    ],
  }

  const text = writeTables([odd]).get('src/learning/goals/tables.ts') ?? ''

  expect(text).not.toContain('id of goal')
  expect(text).toContain('/** a * / b */')
})

test('different names of tables give different names of types', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}(_[a-z]{1,6}){0,2}$/), {
    minLength: 2,
  })
  fc.assert(
    fc.property(names, (names) => {
      expect(new Set(names.map(typeName)).size).toBe(names.length)
    }),
  )
})
