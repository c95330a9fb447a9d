import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { labelLines } from './label.ts'

describe('the lines under a mark', () => {
  test.each([
    [{ short: 'Put my reasons in order' }, ['Put my reasons in', 'order']],
    [{ statement: 'Order' }, ['Order']],
    [
      { code: '5.NF.A.1', statement: 'Add and subtract fractions with unlike denominators' },
      ['5.NF.A.1', 'Add and subtract', 'fractions with…'],
    ],
    [{ short: 'Supercalifragilisticexpialidocious' }, ['Supercalifragilistic…']],
    [
      { statement: '成果と発信を行うことができるようになる' },
      ['成果と発信を行うことが', 'できるようになる'],
    ],
    [{ short: 'Short', code: 'W.1' }, ['Short']],
    [{ short: ' ', code: ' ', statement: 'Order' }, ['Order']],
  ])('of %o are %o', (competency, lines) => {
    expect(labelLines({ short: '', code: '', statement: '', ...competency })).toEqual(lines)
  })

  test('are one to three, none of them long, whatever the words', () => {
    fc.assert(
      fc.property(words, words, words, (short, code, statement) => {
        const lines = labelLines({ short, code, statement: `w${statement}` })

        expect(lines.length).toBeGreaterThan(0)
        expect(lines.length).toBeLessThanOrEqual(3)
        for (const line of lines) expect(Array.from(line).length).toBeLessThanOrEqual(21)
      }),
    )
  })

  test('say that something is missing where something is', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 }), (list) => {
        const text = list.join(' ')
        const lines = labelLines({ short: text, code: '', statement: text })

        const isWhole = lines.join(' ') === text
        expect(lines.at(-1)!.endsWith('…')).toBe(!isWhole)
      }),
    )
  })
})

const words = fc.string({ unit: 'grapheme', maxLength: 80 })
