import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { initials, tintOf } from './initials.ts'

test.each([
  ['Aroha', 'A'],
  ['Navreet Kaur', 'NK'],
  ['Ms Kaur', 'MK'],
  ['Ana Paula de Souza', 'AS'],
  ['  hyun-woo   park ', 'HP'],
  ['Ōrākei Ngata', 'ŌN'],
  ['(Tui) O’Brien', 'TO'],
  ['نور الهدى', 'نا'],
  ['王 小明', '王小'],
  ['É́lodie', 'É́'],
  ['', ''],
  ['…', '…'],
])('the initials of %j are %j', (name, expected) => {
  expect(initials(name)).toBe(expected)
})

test('initials are never more than two letters as a reader counts them', () => {
  const count = (text: string) => [...new Intl.Segmenter('und').segment(text)].length
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'ß', 'É', 'ŋ', ' ', '-', '王', 'न')), (letters) => {
      expect(count(initials(letters.join('')))).toBeLessThanOrEqual(4)
    }),
  )
})

test('a name without letters still has initials, and a name of spaces none', () => {
  expect(initials('🦑')).toBe('🦑')
  expect(initials('   ')).toBe('')
})

test('the same name always gets the same tint, one of eight', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(tintOf(name)).toBe(tintOf(name))
      expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(tintOf(name))
    }),
  )
})

test('a room of names does not get one tint', () => {
  const names = [
    'Aroha',
    'Sina',
    'Mihai',
    'Tevita',
    'Noah',
    'Mele',
    'Priya',
    'Hemi',
    'Zahra',
    'Finn',
  ]

  expect(new Set(names.map(tintOf)).size).toBeGreaterThanOrEqual(5)
})
