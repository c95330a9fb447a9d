import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { idOfForm, isId, newId, type Id } from './id.ts'

const anId = fc.uuid().map((id) => id as Id<'person'>)

describe('the id of what a form makes', () => {
  test('is the same for the same form and sender', () => {
    fc.assert(
      fc.property(anId, anId, (sender, given) => {
        expect(idOfForm(sender, 'goal', given)).toBe(idOfForm(sender, 'goal', given))
      }),
    )
  })

  test('is another for each sender, and never the id that was put into the form', () => {
    fc.assert(
      fc.property(anId, anId, anId, (sender, other, given) => {
        fc.pre(sender !== other)
        const own = idOfForm(sender, 'goal', given)

        expect(own).not.toBe(idOfForm(other, 'goal', given))
        expect(own).not.toBe(given)
      }),
    )
  })

  test('is no way back to itself: put into a form again it makes another thing', () => {
    fc.assert(
      fc.property(anId, anId, (sender, given) => {
        const own = idOfForm(sender, 'goal', given)

        expect(idOfForm(sender, 'goal', own)).not.toBe(own)
      }),
    )
  })

  test('is a UUIDv7 of the moment at which the form was made', () => {
    fc.assert(
      fc.property(anId, (sender) => {
        const given = newId('goal')
        const own = idOfForm(sender, 'goal', given)

        expect(isId(own)).toBe(true)
        expect(own).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-/)
        expect(own.slice(0, 13)).toBe(given.slice(0, 13))
      }),
    )
  })

  test('is a new one each time where the form has none', () => {
    const sender = newId('person')

    expect(idOfForm(sender, 'goal', undefined)).not.toBe(idOfForm(sender, 'goal', undefined))
  })

  test.each(['', 'x', '0198f000-0000-7000-8000-00000000000G', `${newId('goal')} `])(
    'is not made of what is not written as an id: “%s”',
    (text) => {
      expect(() => idOfForm(newId('person'), 'goal', text)).toThrow(
        expect.objectContaining({ kind: 'not-found' }),
      )
    },
  )
})
