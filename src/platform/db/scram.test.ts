import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { scramVerifier } from './scram.ts'

test('the example of RFC 7677 gives the keys by which its messages verify', () => {
  const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')

  expect(scramVerifier('pencil', salt, 4096)).toBe(
    'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$' +
      'WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
  )
})

test('two passwords never look the same, nor does one twice', () => {
  fc.assert(
    fc.property(fc.string(), (password) => {
      expect(scramVerifier(password, undefined, 1)).not.toBe(scramVerifier(password, undefined, 1))
    }),
    { numRuns: 20 },
  )
})
