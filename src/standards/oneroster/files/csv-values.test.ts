import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { endsQuoted, valuesIn, withoutEdgeQuotes } from './csv-values.ts'

test.for([
  ['a,b,c', ['a', 'b', 'c']],
  ['', ['']],
  [',', ['', '']],
  ['a,', ['a', '']],
  [',,a', ['', '', 'a']],
  ['"a"', ['a']],
  ['"a,b",c', ['a,b', 'c']],
  ['"",""', ['', '']],
  ['""""', ['"']],
  ['"say ""kia ora"""', ['say "kia ora"']],
  ['"a""",b', ['a"', 'b']],
  ['"a\nb",c', ['a\nb', 'c']],
  [' "a" ,b', ['a', 'b']],
  ['\t"a"\t,b', ['a', 'b']],
  ['" a "', [' a ']],
  [' a , b ', [' a ', ' b ']],
  ['a"b,c"d', ['a"b', 'c"d']],
  ["'a,b'", ["'a", "b'"]],
] as const)('%j is the values %j', ([text, values]) => {
  expect(valuesIn(text, ',')).toEqual({ values })
})

test.for([
  ['"a', [], '"a'],
  ['a,"b', ['a'], '"b'],
  ['a, "b', ['a'], '"b'],
  ['"a","b,c', ['a'], '"b,c'],
  ['"a""', [], '"a""'],
  ['a,"', ['a'], '"'],
] as const)('%j has the whole values %j and is open at %j', ([text, values, open]) => {
  expect(valuesIn(text, ',')).toEqual({ values, open })
})

test.for(['"a"b', '"a" b,c', '"a"","b"c', 'x,"a"b"'])('%j is no CSV', (text) => {
  expect(valuesIn(text, ',')).toBe('broken')
})

test('with tabs between values, spaces around quotation marks are nothing and tabs are not', () => {
  expect(valuesIn(' "a"\t"b" ', '\t')).toEqual({ values: ['a', 'b'] })
  expect(valuesIn('"a"\t\t"b"', '\t')).toEqual({ values: ['a', '', 'b'] })
})

test('with semicolons between values, a comma is a letter', () => {
  expect(valuesIn('a,b;"c;d"', ';')).toEqual({ values: ['a,b', 'c;d'] })
})

const anyText = fc.string({ unit: fc.constantFrom('a', '"', ',', ' ', '\t', '\n', 'é') })

test('values that are quoted come out as they went in', () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1 }), (values) => {
      const text = values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')

      expect(valuesIn(text, ',')).toEqual({ values })
    }),
  )
})

test('text that is open is closed by one mark, and its whole values stay as they were', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = valuesIn(text, ',')
      if (found === 'broken' || found.open === undefined) return

      expect(valuesIn(`${text}"`, ',')).toEqual({
        values: [...found.values, expect.any(String)],
      })
      expect(found.open.startsWith('"')).toBe(true)
      expect(text.endsWith(found.open)).toBe(true)
    }),
  )
})

test('a text without quotation marks has one value more than it has commas', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const plain = text.replaceAll('"', '')
      const found = valuesIn(plain, ',')

      expect(found).toEqual({ values: expect.any(Array) })
      if (found !== 'broken') expect(found.values.join(',')).toBe(plain)
    }),
  )
})

test.for([
  ['', false],
  ['abc', false],
  ['""', false],
  ['a""b""', false],
  ['"', true],
  ['a"', true],
  ['"""', true],
  ['",x', true],
] as const)('within a quoted value, the line %j ends it: %s', ([line, ends]) => {
  expect(endsQuoted(line)).toBe(ends)
})

test.for([
  ['"x', 'x'],
  ['x"', 'x'],
  [' "x', 'x'],
  ['x" ', 'x'],
  ['"x"', '"x"'],
  ['x', 'x'],
  ['"', ''],
  ['a"b', 'a"b'],
  ['', ''],
] as const)('without a partner, the mark at the edge of %j goes: %j', ([value, left]) => {
  expect(withoutEdgeQuotes(value)).toBe(left)
})
