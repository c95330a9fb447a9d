import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { states, statesAfter, type State } from './pursuit.ts'
import { whyNotGone, type Entered } from './way.ts'

const monday = Date.parse('2026-03-30T09:00:00Z')
const hour = 60 * 60 * 1000

type States = readonly [Entered, ...Entered[]]

/** A way through these states, an hour in each. */
function wayThrough(...through: readonly State[]): { states: States; touchedAt: Date } {
  const entered = through.map((state, at) => ({ state, since: new Date(monday + at * hour) }))
  return {
    states: entered as unknown as States,
    touchedAt: new Date(monday + through.length * hour),
  }
}

/** Whatever a learner could do from a beginning on, one choice after the other. */
const anyWay = fc
  .tuple(fc.constantFrom<State>('idea', 'active'), fc.array(fc.nat(), { maxLength: 12 }))
  .map(([first, choices]) =>
    choices.reduce<State[]>(
      (way, choice) => {
        const open = statesAfter(way.at(-1)!)
        return [...way, open[choice % open.length]!]
      },
      [first],
    ),
  )

describe('a way that has been gone', () => {
  test('is any that was open to the learner at every turn', () => {
    fc.assert(
      fc.property(anyWay, (way) => {
        expect(whyNotGone(wayThrough(...way))).toBeUndefined()
      }),
    )
  })

  test('may have been touched at the very moment of its last turn, and turned twice in a moment', () => {
    const { states: entered } = wayThrough('active')
    const [{ since }] = entered

    expect(whyNotGone({ states: entered, touchedAt: since })).toBeUndefined()
    expect(
      whyNotGone({ states: [...entered, { state: 'met', since }], touchedAt: since }),
    ).toBeUndefined()
  })

  test.each(states.filter((state) => state !== 'idea' && state !== 'active'))(
    'does not begin with %s',
    (state) => {
      expect(whyNotGone(wayThrough(state))).toBe('not-a-beginning')
    },
  )

  test('makes no turn that a learner cannot make, wherever it stands', () => {
    fc.assert(
      fc.property(anyWay, fc.constantFrom(...states), (way, state) => {
        fc.pre(!statesAfter(way.at(-1)!).includes(state))
        expect(whyNotGone(wayThrough(...way, state, 'active'))).toBe('not-from-here')
      }),
    )
  })

  test('is told in the order in which it was gone', () => {
    fc.assert(
      fc.property(anyWay, (way) => {
        fc.pre(way.length > 1)
        const { states: entered, touchedAt } = wayThrough(...way)
        const swapped = entered.map(({ state }, at) => ({
          state,
          since: entered.at(-1 - at)!.since,
        }))
        expect(whyNotGone({ states: swapped as unknown as States, touchedAt })).toBe('not-in-order')
      }),
    )
  })

  test('was not touched for the last time before its last turn', () => {
    const { states: entered } = wayThrough('active', 'paused')

    expect(whyNotGone({ states: entered, touchedAt: entered[0].since })).toBe('not-in-order')
  })

  test('has moments, not words that are none', () => {
    const nowhere = new Date('not a day')

    expect(whyNotGone({ states: [{ state: 'active', since: nowhere }], touchedAt: nowhere })).toBe(
      'not-in-order',
    )
  })
})
