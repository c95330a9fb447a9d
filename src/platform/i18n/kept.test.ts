import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptSaid, saidAgain } from './kept.ts'
import { english } from './locale.ts'
import { speaker } from './say.ts'
import { defineWords, said } from './word.ts'

const words = defineWords('keptTest', {
  twice: 'The id {id} was used {count, plural, one {# time} other {# times}}.',
  on: 'It was on {day, date, ::yyyyMMMMd}.',
})
const say = speaker(english)

test('a sentence that was kept, as text, is said again as it was', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (id, count) => {
      const sentence = said(words.twice, { id, count })

      const again = saidAgain(JSON.parse(JSON.stringify(keptSaid(sentence))))

      expect(again && say.said(again)).toBe(say.said(sentence))
    }),
  )
})

test('a moment in a sentence is kept as text', () => {
  const kept = keptSaid(said(words.on, { day: new Date('2026-03-01T00:00:00Z') }))

  expect(kept.args).toEqual({ day: '2026-03-01T00:00:00.000Z' })
})

test('a sentence whose words are no longer here is not said', () => {
  expect(saidAgain({ key: 'keptTest.gone', args: {} })).toBeUndefined()
})
