import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, unguarded } from './formulas.ts'

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', ' ', 'a', '"') }),
)

test('what is guarded begins with nothing that a spreadsheet runs', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
})

test('the guard comes off again, whatever was guarded', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(unguarded(guarded(text))).toBe(text)
    }),
  )
})

test.for(['Ana', "O'Neil", "'Afa", '', "'", '1-2', 'a=b', ' =1', '’=1'])(
  'the value %j needs no guard, and loses nothing',
  (value) => {
    expect(guarded(value)).toBe(value)
    expect(unguarded(value)).toBe(value)
  },
)

test.for([
  ['=1+1', "'=1+1"],
  ['+64 21', "'+64 21"],
  ['-2', "'-2"],
  ['@home', "'@home"],
  ["'=1", "''=1"],
  ['\tx', "'\tx"],
] as const)('the value %j is guarded as %j', ([value, safe]) => {
  expect(guarded(value)).toBe(safe)
})
