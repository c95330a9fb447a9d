import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldedWords } from './fold.ts'

describe('folding', () => {
  test.each([
    ['Māori', 'maori'],
    ['ŁÓDŹ', 'lodz'],
    ['faʻafetai', 'faafetai'],
    ['I’m  ready', 'im ready'],
    ['Straße', 'strasse'],
    ['Œuvre ﬁn', 'oeuvre fin'],
    ['成果と発信', '成果と発信'],
    [' two\n\tlines ', 'two lines'],
  ])('%s is found as %s', (text, found) => {
    expect(fold(text)).toBe(found)
  })

  test('a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })

  test('big letters and accents make no difference', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(fold(text.toUpperCase())).toBe(fold(text))
      }),
    )
    expect(fold('Café'.normalize('NFD'))).toBe(fold('Café'.normalize('NFC')))
  })

  test('what is looked for is cut to a few words', () => {
    expect(foldedWords('  Ā  bee ')).toEqual(['a', 'bee'])
    expect(foldedWords('')).toEqual([])
    expect(foldedWords('x '.repeat(500))).toHaveLength(8)
  })
})
