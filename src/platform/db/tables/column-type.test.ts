import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Column } from './catalogue.ts'
import { columnType, idOf } from './column-type.ts'

const plain: Column = {
  table: 'circle',
  name: 'title',
  type: 'text',
  isArray: false,
  isNullable: false,
  hasDefault: false,
  isGenerated: false,
  isKey: false,
  checks: [],
  comment: '',
}
const key: Column = { ...plain, name: 'id', type: 'uuid', isKey: true }

test.each<[string, Partial<Column>]>([
  ['string', {}],
  ['string | null', { isNullable: true }],
  ['Generated<string>', { hasDefault: true }],
  ['Generated<string | null>', { hasDefault: true, isNullable: true }],
  ['GeneratedAlways<string>', { hasDefault: true, isGenerated: true }],
  ['readonly string[]', { isArray: true }],
  ['readonly number[] | null', { isArray: true, type: 'int4', isNullable: true }],
  ['Date', { type: 'timestamptz' }],
  ['string', { type: 'date' }],
  ['number', { type: 'int8' }],
  ['boolean', { type: 'bool' }],
  ['ColumnType<unknown, string, string>', { type: 'jsonb' }],
  ['ColumnType<unknown, string | undefined, string>', { type: 'jsonb', hasDefault: true }],
  [
    'ColumnType<unknown, string | null | undefined, string | null>',
    { type: 'jsonb', isNullable: true },
  ],
])('%s', (type, column) => {
  expect(columnType({ ...plain, ...column })).toBe(type)
})

test('a text that a check limits is a union, within an array too', () => {
  const door = {
    ...plain,
    checks: [
      'CHECK ((length(door) > 0))',
      "CHECK ((door = ANY (ARRAY['open'::text, 'it''s by \\'::text])))",
    ],
  }

  expect(columnType(door)).toBe("'open' | 'it\\'s by \\\\'")
  expect(columnType({ ...door, isArray: true })).toBe("readonly ('open' | 'it\\'s by \\\\')[]")
})

test('an id is the id of its own table, of the one it leads to, or of what its comment says', () => {
  const leadsTo = { table: 'goal', column: 'id' }

  expect(columnType(key)).toBe("Id<'circle'>")
  expect(columnType({ ...key, name: 'goal_id', isKey: false, leadsTo })).toBe("Id<'goal'>")
  expect(columnType({ ...key, name: 'network_id' })).toBe("Id<'network'>")
  expect(columnType({ ...key, name: 'who', isKey: false, comment: 'id of person' })).toBe(
    "Id<'person'>",
  )
  expect(columnType({ ...key, name: 'whos', isArray: true, comment: 'ids of person' })).toBe(
    "readonly Id<'person'>[]",
  )
})

test('an id of which nobody says what it is the id of is a string', () => {
  expect(columnType({ ...key, name: 'identifier', isKey: false })).toBe('string')
  expect(
    idOf({ ...key, name: 'identifier', isKey: false, comment: 'the id of a person' }),
  ).toBeUndefined()
})

test('a table’s own key that leads to another table’s is that one’s id', () => {
  expect(idOf({ ...key, leadsTo: { table: 'person', column: 'id' } })).toBe('person')
})

test('a type that is not in the list is named, with its column', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]+_unknown$/), (type) => {
      expect(() => columnType({ ...plain, type })).toThrow(
        `No TypeScript type is known for SQL's ${type}, in circle.title`,
      )
    }),
  )
})
