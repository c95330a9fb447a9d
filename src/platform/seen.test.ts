import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isSeen } from './seen.ts'

test.each([
  '',
  ' ',
  '\t\n',
  '\u200B\u200B',
  '\u2060',
  '\uFEFF',
  '\u00AD',
  '\u2800',
  '\u3164',
  '\uE000',
])('nothing is seen of %j', (text) => {
  expect(isSeen(text)).toBe(false)
})

test.each(['a', ' a ', 'ā', '👩‍🌾', 'مرحبا', '\u200Fשלום', '1', '.', 'नमस्ते'])(
  '%j is seen',
  (text) => {
    expect(isSeen(text)).toBe(true)
  },
)

test('what is seen stays so, whatever invisible stands around it', () => {
  const invisible = fc.string({ unit: fc.constantFrom(' ', '\u200B', '\u2060', '\t') })

  fc.assert(
    fc.property(invisible, invisible, (before, after) => {
      expect(isSeen(`${before}x${after}`)).toBe(true)
      expect(isSeen(before + after)).toBe(false)
    }),
  )
})
