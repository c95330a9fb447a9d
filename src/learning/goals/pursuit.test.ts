import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../platform/id.ts'
import { noStanding, type Viewer } from '../../platform/viewer.ts'
import { mayWithPursuit } from './access.ts'
import {
  audiences,
  companies,
  isOpenToClass,
  live,
  states,
  statesAfter,
  whyNotKeepCompany,
  whyNotMove,
  type State,
} from './pursuit.ts'
import { markOf, ownMoments, moveWords } from './marks.ts'

const state = fc.constantFrom(...states)
const company = fc.constantFrom(...companies)

describe('moving a goal', () => {
  test.each<[State, readonly State[]]>([
    ['idea', ['active', 'met', 'dropped']],
    ['active', ['paused', 'review', 'met', 'idea', 'dropped']],
    ['paused', ['active', 'met', 'idea', 'dropped']],
    ['review', ['active', 'met', 'paused', 'dropped']],
    ['met', ['active']],
    ['dropped', ['active', 'idea']],
  ])('from %s leads to what makes sense from there', (from, to) => {
    expect(statesAfter(from)).toEqual(to)
  })

  test('to where it is says so, to where it cannot go says that, and else nothing stands in the way', () => {
    fc.assert(
      fc.property(state, state, (from, to) => {
        const expected =
          from === to
            ? 'already-there'
            : statesAfter(from).includes(to)
              ? undefined
              : 'not-from-here'

        expect(whyNotMove(from, to)).toBe(expected)
      }),
    )
  })

  test('is possible from everywhere: nothing is a dead end', () => {
    for (const from of states) expect(statesAfter(from).length).toBeGreaterThan(0)
  })

  test('can always be taken back, in one step or by way of going on', () => {
    for (const from of states) {
      for (const to of statesAfter(from)) {
        const back = whyNotMove(to, from) === undefined
        const byActive = from === 'active' || statesAfter('active').includes(from)
        expect(`${from} ${to} ${back || (statesAfter(to).includes('active') && byActive)}`).toBe(
          `${from} ${to} true`,
        )
      }
    }
  })

  test('to letting go is open to every goal that has not ended, and needs nothing', () => {
    for (const from of states.filter((each) => each !== 'met' && each !== 'dropped')) {
      expect(whyNotMove(from, 'dropped')).toBeUndefined()
    }
  })

  test('offers no state twice, and never the one it is in', () => {
    for (const from of states) {
      expect(new Set(statesAfter(from)).size).toBe(statesAfter(from).length)
      expect(statesAfter(from)).not.toContain(from)
    }
  })

  test('has a mark, a button and a sentence for every state', () => {
    for (const each of states) {
      expect(markOf[each]).toBeDefined()
      expect(moveWords[each].english).not.toBe('')
      expect(ownMoments[each].english).not.toBe('')
    }
  })
})

describe('a goal that others may see', () => {
  test('is one that is going, of somebody who said that they are glad of company', () => {
    fc.assert(
      fc.property(state, company, (state, company) => {
        expect(isOpenToClass({ state, company })).toBe(
          state === 'active' && ['open', 'seeking'].includes(company),
        )
      }),
    )
  })

  test('is always one that is alive', () => {
    for (const each of states) {
      if (isOpenToClass({ state: each, company: 'open' })) expect(live).toContain(each)
    }
  })
})

describe('the law of goals', () => {
  const [me, other] = [newId('person'), newId('person')]
  const as = (standing: Partial<Viewer['standing']>): Viewer => ({
    network: newId('network'),
    person: me,
    standing: { ...noStanding, ...standing },
  })
  const everything = Object.fromEntries(
    Object.keys(noStanding).map((name) => [name, [other]]),
  ) as unknown as Viewer['standing']
  const audience = fc.constantFrom(...audiences)

  test('nobody changes a goal, or says who reads it, but the one whose it is', () => {
    fc.assert(
      fc.property(
        fc.record({ state, company, audience }),
        fc.subarray(Object.keys(everything)),
        fc.constantFrom('edit' as const, 'share' as const, 'create' as const),
        (facts, names, act) => {
          const standing = Object.fromEntries(
            Object.entries(everything).filter(([name]) => names.includes(name)),
          )

          expect(mayWithPursuit(as(standing), act, { ...facts, person: other })).toBe(false)
          expect(mayWithPursuit(as(standing), act, { ...facts, person: me })).toBe(true)
        },
      ),
    )
  })

  const kept = { person: other, state: 'active', company: 'alone', audience: 'me' } as const
  const helped = { ...kept, audience: 'helpers' } as const
  const open = { ...helped, company: 'open' } as const

  test.each<[string, Partial<Viewer['standing']>, readonly [string, string, string]]>([
    ['a learner one teaches', { learners: [other] }, ['list', 'read', 'read']],
    ['a child one looks after', { children: [other] }, ['nothing', 'read', 'read']],
    [
      'a young child one looks after',
      { children: [other], young: [other] },
      ['read', 'read', 'read'],
    ],
    ['a child one looks after with limits', { limited: [other] }, ['nothing', 'read', 'read']],
    ['somebody one looks at for safety', { looking: [other] }, ['nothing', 'read', 'read']],
    ['somebody in a circle of one’s own', { mates: [other] }, ['nothing', 'list', 'list']],
    ['a classmate', { peers: [other], known: [other] }, ['nothing', 'nothing', 'list']],
    ['somebody whose name one knows', { known: [other] }, ['nothing', 'nothing', 'nothing']],
    ['a stranger', {}, ['nothing', 'nothing', 'nothing']],
  ])('of the goals of %s, kept to themselves, shared and open', (_who, standing, expected) => {
    const seen = [kept, helped, open].map((facts) => {
      if (mayWithPursuit(as(standing), 'read', facts)) return 'read'
      return mayWithPursuit(as(standing), 'list', facts) ? 'list' : 'nothing'
    })

    expect(seen).toEqual(expected)
  })

  test('what only its owner may read is worked on alone', () => {
    for (const wish of companies) {
      expect(whyNotKeepCompany({ audience: 'helpers' }, wish)).toBeUndefined()
      expect(whyNotKeepCompany({ audience: 'me' }, wish)).toBe(
        wish === 'alone' ? undefined : 'only-mine',
      )
    }
  })
})
