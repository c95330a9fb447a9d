import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asWaiting, awoken, isWaiting, tellingIn, tellingsOf } from './telling.ts'

const word = fc.constantFrom('', 'ana', 'waits', 'x1', 'a b')
const told = fc.array(
  word.map((record) =>
    tellingsOf({ record, ended: false, isByRole: true, relationship: 'parent' }),
  ),
)
const rows = told.map((some) => some.flat())

test('rows that wait are found, tell by the same id, and wake as they were', () => {
  fc.assert(
    fc.property(rows, (some) => {
      const waiting = asWaiting(some)

      expect(some.some(isWaiting)).toBe(false)
      expect(waiting.every(isWaiting)).toBe(true)
      expect(asWaiting(waiting)).toEqual(waiting)
      expect(awoken(waiting)).toEqual(some)
      expect(waiting.map((one) => tellingIn(one).record)).toEqual(
        some.map((one) => tellingIn(one).record),
      )
    }),
  )
})

test('of rows some of which wait, the others are not woken', () => {
  const [one, other] = [['\t\t\tana'], ['\t\t\tben']]

  expect(awoken([...one, ...asWaiting(other)])).toEqual(other)
})
