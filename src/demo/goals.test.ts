import { describe, expect, test } from 'vitest'
import { agreements } from './goals/agreements.ts'
import { directions } from './goals/directions.ts'
import { reasons } from './goals/reasons.ts'
import { competencyOf, goalsIn, ownGoals, whatFollows } from './goals.ts'
import { classLists } from './people.ts'
import { staff } from './people/staff.ts'
import { suggestions } from './proposals/suggestions.ts'
import { rooms } from './rooms.ts'
import { scenes } from './scenes.ts'
import { areas, identifierFor } from './writing-to-be-read.ts'

const roomOf = new Map(
  Object.entries(classLists).flatMap(([room, list]) => list.map(({ name }) => [name, room])),
)
const words = ownGoals.flatMap(({ pursuers }) => pursuers)

describe('goals in learners’ own words', () => {
  test('are about forty, and each has a name of its own', () => {
    expect(ownGoals.length).toBeGreaterThanOrEqual(38)
    expect(new Set(ownGoals.map(({ slug }) => slug)).size).toBe(ownGoals.length)
    expect(ownGoals.filter(({ slug }) => competencyOf(slug))).toEqual([])
  })

  test('are pursued by learners of one classroom, each of them once', () => {
    for (const { slug, pursuers } of ownGoals) {
      const names = pursuers.map(({ who }) => who)
      expect([slug, new Set(names.map((name) => roomOf.get(name))).size]).toEqual([slug, 1])
      expect([slug, new Set(names).size]).toEqual([slug, names.length])
    }
    expect(words.filter(({ who }) => !roomOf.has(who))).toEqual([])
  })

  test('say what, why and how one will know, briefly', () => {
    const wrong = words.filter(
      ({ title, why, howKnown, nextStep }) =>
        !isBrief(title, 80) ||
        !isBrief(why, 160) ||
        !isBrief(howKnown, 160) ||
        nextStep.length > 160,
    )

    expect(wrong).toEqual([])
  })

  test('no two learners say the same', () => {
    const all = words.flatMap(({ why, howKnown, nextStep }) =>
      [why, howKnown, nextStep].filter((text) => text !== ''),
    )

    expect(new Set(all).size).toBe(all.length)
  })

  test('apostrophes and quotation marks are the printed ones', () => {
    const said = [
      ...words.flatMap(({ title, why, howKnown, nextStep }) => [title, why, howKnown, nextStep]),
      ...Object.values(directions),
      ...Object.values(agreements).flatMap((all) => all.flatMap((one) => [one.agreed, one.meets])),
      ...Object.values(reasons).flatMap((one) => [...one.why, ...one.howKnown, ...one.nextStep]),
      ...suggestions.flatMap(({ title, because }) => [title, because]),
    ]

    expect(said.filter((text) => /['"]/.test(text) || text.trim() !== text)).toEqual([])
  })
})

describe('where learners are going', () => {
  test('is told by forty of them in one sentence', () => {
    const told = Object.entries(directions)

    expect(told).toHaveLength(40)
    expect(told.filter(([name]) => !roomOf.has(name))).toEqual([])
    expect(told.filter(([, sentence]) => !/^I [^.!?]+\.$/.test(sentence))).toEqual([])
    expect(told.filter(([, sentence]) => sentence.length > 120)).toEqual([])
    expect(new Set(Object.values(directions)).size).toBe(40)
  })
})

describe('what circles agree', () => {
  test('is there for twelve circles, in every classroom', () => {
    expect(Object.keys(agreements)).toEqual(Object.keys(classLists))
    expect(Object.values(agreements).flat()).toHaveLength(12)
  })

  test('is about goals of that classroom, short enough for a card', () => {
    for (const [room, all] of Object.entries(agreements)) {
      const named = all.flatMap(({ goal }) => goal ?? [])
      const pursued = ownGoals.filter(({ slug }) => named.includes(slug))
      expect(pursued).toHaveLength(named.length)
      expect(pursued.filter(({ pursuers }) => roomOf.get(pursuers[0]!.who) !== room)).toEqual([])
      expect(
        all.filter(({ agreed, meets }) => !isBrief(agreed, 200) || !isBrief(meets, 120)),
      ).toEqual([])
    }
  })
})

describe('what teachers propose', () => {
  test('is fifteen proposals, each to a learner of a room in which the teacher teaches', () => {
    const strangers = suggestions.filter(({ by, learner }) => {
      const teacher = staff.find(({ name }) => name === by)
      return !teacher?.teaches.includes(roomOf.get(learner) ?? '')
    })

    expect(suggestions).toHaveLength(15)
    expect(strangers).toEqual([])
  })

  test('names a competency by its own title, or is in the teacher’s words', () => {
    const named = suggestions.filter(({ competency }) => competency !== undefined)

    expect(
      named.filter(
        ({ competency, title }) => competencyOf(competency!)?.competency.title !== title,
      ),
    ).toEqual([])
    expect(suggestions.length - named.length).toBeGreaterThanOrEqual(2)
  })

  test('gives a reason, and an answer takes at least a day', () => {
    expect(suggestions.filter(({ because }) => !isBrief(because, 160))).toEqual([])
    expect(suggestions.filter(({ daysAgo, answer }) => daysAgo < (answer ? 2 : 1))).toEqual([])
    expect(new Set(suggestions.map(({ answer }) => answer)).size).toBe(3)
  })
})

describe('what is written down for the classrooms', () => {
  test('names only competencies that there are', () => {
    const named = Object.values(rooms).flatMap(({ popular, scattered }) => [
      ...popular,
      ...scattered,
    ])

    expect(Object.keys(rooms)).toEqual(Object.keys(classLists))
    expect(named.filter((slug) => !competencyOf(slug))).toEqual([])
  })

  test('has reasons for every area', () => {
    expect(Object.keys(reasons).sort()).toEqual(areas.map(({ slug }) => slug).sort())
    for (const { why, howKnown, nextStep } of Object.values(reasons)) {
      expect([why, howKnown, nextStep].filter((all) => all.length < 4)).toEqual([])
      expect([...why, ...howKnown, ...nextStep].filter((text) => !isBrief(text, 120))).toEqual([])
    }
  })

  test('scenes are played by learners, on goals that there are, once each', () => {
    const own = new Set(ownGoals.map(({ slug }) => slug))

    expect(scenes.filter(({ who }) => !roomOf.has(who))).toEqual([])
    expect(scenes.filter(({ goal }) => !own.has(goal) && !competencyOf(goal))).toEqual([])
    expect(new Set(scenes.map(({ who, goal }) => `${who} ${goal}`)).size).toBe(scenes.length)
  })
})

describe('goals as meeting places', () => {
  test('are listed once, with the competency where there is one', () => {
    const goals = goalsIn([{ goal: 'paragraphs' }, { goal: 'pepeha' }, { goal: 'paragraphs' }])

    expect(goals).toEqual([
      { key: 'paragraphs', competency: identifierFor('paragraphs') },
      { key: 'pepeha' },
    ])
  })

  test('lead on to what follows', () => {
    expect(whatFollows('last-check')).toEqual(['publish'])
    expect(whatFollows('publish')).toEqual([])
    expect(whatFollows('no-such-thing')).toEqual([])
  })
})

function isBrief(text: string, most: number): boolean {
  return text.trim().length > 0 && text.length <= most
}
