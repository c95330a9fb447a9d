import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aLearner, on, someLearners } from '../../test/learners.ts'
import {
  goingMyWay,
  hasRoom,
  mayMeet,
  poolOf,
  whoCanHelp,
  whomToHelp,
  type Answer,
  type Learner,
  type Pursuit,
} from './index.ts'

const questions = { goingMyWay, whoCanHelp, whomToHelp }
type Asking = keyof typeof questions
const everyQuestion = Object.keys(questions) as Asking[]

const ask = (question: Asking, me: Learner, all: readonly Learner[], most?: number): Answer =>
  questions[question](poolOf(all), me, { week: '2026-W48', ...(most && { most }) })
const named = ({ people }: Answer) => people.map(({ person }) => person)

/** What each question looks for, said once more and without an index. */
const wanted: Record<Asking, (mine: Pursuit, theirs: Pursuit) => boolean> = {
  goingMyWay: (mine, theirs) => mine.stage !== 'met' && theirs.stage !== 'met',
  whoCanHelp: (mine, theirs) => mine.stage === 'asking' && theirs.stage === 'met',
  whomToHelp: (mine, theirs) => mine.stage === 'met' && theirs.stage === 'asking',
}
const shared = (question: Asking, me: Learner, other: Learner) =>
  me.pursuits.flatMap((mine) =>
    other.pursuits.filter(
      (theirs) =>
        mine.goal === theirs.goal && mine.open && theirs.open && wanted[question](mine, theirs),
    ),
  )
const bruteForce = (question: Asking, me: Learner, all: readonly Learner[]) =>
  all.filter((other) => {
    if (question === 'whoCanHelp' && !hasRoom(other)) return false
    if (question === 'whomToHelp' && !hasRoom(me)) return false
    return mayMeet(me, other) && shared(question, me, other).length > 0
  })

/** A property of every answer that anybody gets in a crowd: who asks, and what. */
function forEveryAnswer(
  holds: (asked: { me: Learner; all: Learner[]; question: Asking; answer: Answer }) => void,
  numRuns = 300,
): void {
  fc.assert(
    fc.property(someLearners({ least: 1, most: 9 }), (all) => {
      for (const me of all) {
        for (const question of everyQuestion) {
          holds({ me, all, question, answer: ask(question, me, all) })
        }
      }
    }),
    { numRuns },
  )
}

describe('an answer', () => {
  test('names just whom one finds by going through everybody', () => {
    let answers = 0
    let people = 0
    forEveryAnswer(({ me, all, question, answer }) => {
      const expected = bruteForce(question, me, all).map(({ id }) => id)
      expect(named(answer).toSorted()).toEqual(expected.toSorted())
      answers += 1
      people += expected.length
    }, 1500)
    expect(people).toBeGreaterThan(answers / 10)
    console.log(
      `T-52 ${answers} answers naming ${people} people compared with brute force, 0 different`,
    )
  })

  test('brings nobody together who may not meet, and nobody who is alone', () => {
    forEveryAnswer(({ me, all, question, answer }) => {
      for (const { person, goals } of answer.people) {
        const other = all.find(({ id }) => id === person) as Learner
        expect(mayMeet(me, other)).toBe(true)
        expect(goals.map(({ goal }) => goal).toSorted()).toEqual(
          shared(question, me, other)
            .map(({ goal }) => goal)
            .toSorted(),
        )
      }
    })
  })

  test('is the same in whatever order people came in', () => {
    forEveryAnswer(({ me, all, question, answer }) => {
      expect(ask(question, me, all.toReversed())).toEqual(answer)
    })
  })

  test('to me without you is that of a world in which you are not, if one of us keeps apart', () => {
    forEveryAnswer(({ me, all, question, answer }) => {
      const isApart = ({ id, apart }: Learner) => apart.has(me.id) || me.apart.has(id)
      expect(
        ask(
          question,
          me,
          all.filter((one) => one === me || !isApart(one)),
        ),
      ).toEqual(answer)
    })
  })

  test('does not change when somebody goes who is not in it, but for what follows the last', () => {
    forEveryAnswer(({ me, all, question }) => {
      const short = ask(question, me, all, 2)
      for (const gone of all.filter(({ id }) => id !== me.id && !named(short).includes(id))) {
        expect(
          named(
            ask(
              question,
              me,
              all.filter((one) => one !== gone),
              2,
            ),
          ),
        ).toEqual(named(short))
      }
    }, 100)
  })

  test('is the same again when somebody was alone for a while', () => {
    forEveryAnswer(({ me, all, question, answer }) => {
      const [other] = all.filter((one) => one !== me)
      if (!other) return
      const pursuits = other.pursuits.map((pursuit) => ({ ...pursuit, open: false }))
      const meanwhile = all.map((one) => (one === other ? { ...other, pursuits } : one))

      expect(named(ask(question, me, meanwhile))).toEqual(
        named(answer).filter((person) => person !== other.id),
      )
      expect(ask(question, me, all)).toEqual(answer)
    })
  })

  test('has no fewer people, and the old ones in their order, when one more helper comes', () => {
    forEveryAnswer(({ me, all }) => {
      const pursuits = me.pursuits.map(({ goal }) => on(goal, 'met'))
      const more = [...all, { ...me, id: 'one more', apart: new Set<string>(), pursuits }]
      const old = ask('whoCanHelp', me, all)

      expect(named(ask('whoCanHelp', me, more)).filter((id) => id !== 'one more')).toEqual(
        named(old),
      )
    }, 100)
  })

  test('does not depend on what goals are called', () => {
    const renamed = (learner: Learner): Learner => ({
      ...learner,
      pursuits: learner.pursuits.map((one) => ({
        ...one,
        goal: `z${9 - Number(one.goal.slice(1))}`,
      })),
    })
    forEveryAnswer(({ me, all, question, answer }) => {
      expect(named(ask(question, renamed(me), all.map(renamed)))).toEqual(named(answer))
    })
  })

  test('has at most twenty people, or as many as were asked for', () => {
    const me = aLearner('me', { pursuits: [on('g')] })
    const crowd = Array.from({ length: 30 }, (_, at) => aLearner(`p${at}`, { pursuits: [on('g')] }))

    expect(ask('goingMyWay', me, crowd).people).toHaveLength(20)
    expect(ask('goingMyWay', me, crowd, 5).people).toHaveLength(5)
  })
})

describe('where nobody is found', () => {
  const me = aLearner('me', { pursuits: [on('g', 'asking')] })
  const crowd = (count: number, differing: Partial<Learner>) =>
    Array.from({ length: count }, (_, at) => aLearner(`p${at}`, differing))
  const silence = (question: Asking, one: Learner, all: readonly Learner[]) => {
    const answer = ask(question, one, all)
    return 'silence' in answer ? answer.silence : undefined
  }

  test('whoever is on nothing hears that it is about themself', () => {
    expect(silence('goingMyWay', aLearner('me'), [])).toBe('nothing of mine')
    expect(silence('whomToHelp', me, [])).toBe('nothing of mine')
  })

  test('whoever works alone hears that, and nothing of others', () => {
    const alone = aLearner('me', { pursuits: [on('g', 'working', false)] })

    expect(silence('goingMyWay', alone, crowd(9, { pursuits: [on('g')] }))).toBe('I am alone')
  })

  test('whoever helps as many as they wished hears that', () => {
    const busy = aLearner('me', { pursuits: [on('g', 'met')], helping: 2 })

    expect(silence('whomToHelp', busy, crowd(1, { pursuits: [on('g', 'asking')] }))).toBe(
      'I am busy',
    )
  })

  test('three who are alone are several, and two are told from none by nobody', () => {
    const alone = { pursuits: [on('g', 'working', false)] }

    expect(silence('goingMyWay', me, crowd(3, alone))).toBe('several alone')
    expect(silence('goingMyWay', me, crowd(2, alone))).toBe('not now')
    expect(silence('goingMyWay', me, [])).toBe('not now')
  })

  test('helpers without room are several from three on', () => {
    const busy = { pursuits: [on('g', 'met')], helping: 2, atMost: 2 }

    expect(silence('whoCanHelp', me, crowd(3, busy))).toBe('several busy')
    expect(silence('whoCanHelp', me, crowd(2, busy))).toBe('not now')
  })

  test('people who are free at other times are several from three on', () => {
    const elsewhere = { pursuits: [on('g')], classrooms: [], free: 0 }

    expect(silence('goingMyWay', me, crowd(3, elsewhere))).toBe('several at other times')
    expect(silence('goingMyWay', me, crowd(2, elsewhere))).toBe('not now')
  })

  test('of those who met a goal and offer no help with it nothing is said', () => {
    const closed = { pursuits: [on('g', 'met', false)] }

    expect(silence('whoCanHelp', me, crowd(9, closed))).toBe('not now')
  })

  test('nothing of others is said where fewer than three could be meant', () => {
    fc.assert(
      fc.property(someLearners({ least: 1, most: 3 }), (all) => {
        const [one] = all
        if (!one) return
        for (const question of everyQuestion) {
          const said = silence(question, one, all)
          expect([undefined, 'nothing of mine', 'I am alone', 'I am busy', 'not now']).toContain(
            said,
          )
        }
      }),
      { numRuns: 2000 },
    )
  })
})
