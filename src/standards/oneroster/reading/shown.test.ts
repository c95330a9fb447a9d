import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { shown } from './shown.ts'

test('a value of others is shown no longer than a sentence bears', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(shown(text).length).toBeLessThanOrEqual(60)
      if (text.length <= 60) expect(shown(text)).toBe(text)
      else expect(shown(text).endsWith('…')).toBe(true)
    }),
  )
})
