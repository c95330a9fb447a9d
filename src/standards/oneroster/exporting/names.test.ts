import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { displayName } from '../../../people/persons/person.ts'
import { calledBy, writtenNames } from './names.ts'

const word = fc.stringMatching(/^[A-Za-zĀ-ū'-]{1,8}$/)
const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '))
const perhaps = fc.oneof(fc.constant(''), name)

test('whatever a roster called somebody, they are called so again when they come home', () => {
  fc.assert(
    fc.property(perhaps, perhaps, perhaps, perhaps, (given, family, preferred, preferredFamily) => {
      const displayed = displayName(preferred || given, preferredFamily || family)
      fc.pre(displayed !== '')

      const written = writtenNames({
        givenName: given,
        familyName: family,
        displayName: displayed,
      })

      expect(calledBy(written)).toBe(displayed)
      if (given || family) expect(written).toMatchObject({ givenName: given, familyName: family })
    }),
  )
})

test.for([
  // Added by hand, with nothing but the name they are called by.
  ['', '', 'Mele Tau', 'Mele Tau', '', '', ''],
  ['Mele', 'Tau', 'Mele Tau', 'Mele', 'Tau', '', ''],
  ['Mele', '', 'Mele', 'Mele', '', '', ''],
  ['', 'Tau', 'Tau', '', 'Tau', '', ''],
  ['Melenaite', 'Tau', 'Mele Tau', 'Melenaite', 'Tau', 'Mele', ''],
  ['Mele', 'Tau', 'Mele Tonga', 'Mele', 'Tau', '', 'Tonga'],
  ['Melenaite', 'Tau', 'Mele Ana Tonga', 'Melenaite', 'Tau', 'Mele', 'Ana Tonga'],
  ['Melenaite', '', 'Mele', 'Melenaite', '', 'Mele', ''],
  ['', 'Tau', 'Tonga', '', 'Tau', '', 'Tonga'],
] as const)('%s | %s, called %s, is written so that both are kept', (row) => {
  const [givenName, familyName, called, ...written] = row
  const [writtenGiven, writtenFamily, preferredGivenName, preferredFamilyName] = written

  expect(writtenNames({ givenName, familyName, displayName: called })).toEqual({
    givenName: writtenGiven,
    familyName: writtenFamily,
    preferredGivenName,
    preferredFamilyName,
  })
})
