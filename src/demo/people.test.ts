import { describe, expect, test } from 'vitest'
import { classrooms, everyGuardianship, everyHome, everyone, keyOf, school } from './people.ts'
import { homes } from './people/homes.ts'

const today = '2026-11-21'
const people = everyone(1, today)
const learners = people.filter(({ role }) => role === 'learner')
const rooms = classrooms()
const byKey = new Map(people.map((person) => [person.key, person]))

describe('names', () => {
  test('belong to one person each, as do the keys made of them', () => {
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    expect(byKey.size).toBe(people.length)
  })

  test('have a given part and a family part, and fit where they are kept', () => {
    const wrong = people.filter(
      ({ given, family, name }) =>
        !given || !family || `${given} ${family}` !== name || name.length > 60,
    )

    expect(wrong).toEqual([])
  })

  test('the given names of a classroom tell its learners apart', () => {
    for (const room of rooms) {
      const given = room.learners.map((key) => byKey.get(key)!.given)
      expect(new Set(given).size).toBe(given.length)
    }
  })

  test.each([
    ['Seo-yeon Noh', 'seo-yeon-noh'],
    ['The Puloka home', 'the-puloka-home'],
    ['Niamh O’Hare', 'niamh-ohare'],
    ['  Zoë  Ångström ', 'zoe-angstrom'],
    ['Room 3', 'room-3'],
  ])('%s is %s as a key', (name, key) => {
    expect(keyOf(name)).toBe(key)
  })
})

describe('the school', () => {
  test('has three classrooms of 27, 28 and 25', () => {
    expect(school.name).toBe('Awa Street School')
    expect(rooms.map(({ name, learners: all }) => [name, all.length])).toEqual([
      ['Room 3', 27],
      ['Room 7', 28],
      ['Room 12', 25],
    ])
  })

  test('has every learner in one classroom', () => {
    expect(rooms.flatMap((room) => room.learners).sort()).toEqual(
      learners.map(({ key }) => key).sort(),
    )
  })

  test('has five teachers, one of them in two rooms, and five others who work there', () => {
    const count = (role: string): number => people.filter((one) => one.role === role).length
    const teaching = rooms.flatMap(({ teachers }) => teachers)

    const others = ['staff', 'leader', 'safeguarding-lead', 'administrator'].map(count)
    expect([count('teacher'), ...others]).toEqual([5, 2, 1, 1, 1])
    expect(new Set(teaching).size).toBe(5)
    expect(teaching).toHaveLength(6)
    expect(teaching.filter((key) => byKey.get(key)?.role !== 'teacher')).toEqual([])
    expect(rooms.filter(({ teachers }) => teachers.length === 0)).toEqual([])
  })

  test('has learners of the ages of their rooms, on the day it is looked at', () => {
    const ages = { 'room-3': [7, 8], 'room-7': [9, 10], 'room-12': [12, 13] }
    const wrong = rooms.flatMap((room) =>
      room.learners
        .map((key) => byKey.get(key)!)
        .filter(({ born }) => !ages[room.key as keyof typeof ages].includes(ageOn(today, born!))),
    )

    expect(wrong).toEqual([])
  })

  test('the learners are never older or younger for the day on which one looks', () => {
    for (const day of ['2024-02-29', '2026-01-01', '2027-12-31', '2028-03-01']) {
      const ages = everyone(5, day).flatMap(({ born }) => (born ? [ageOn(day, born)] : []))
      expect([...new Set(ages)].sort((a, b) => a - b)).toEqual([7, 8, 9, 10, 12, 13])
    }
  })
})

describe('marks and languages', () => {
  test('only learners choose a picture, and no two in a room have the same mark', () => {
    expect(
      people.filter((one) => (one.role === 'learner') !== (one.picture !== undefined)),
    ).toEqual([])
    for (const room of rooms) {
      const marks = room.learners.map((key) => `${byKey.get(key)!.picture} ${byKey.get(key)!.tint}`)
      expect(new Set(marks).size).toBe(marks.length)
    }
  })

  test('tints are whole numbers from one to eight', () => {
    expect(people.filter(({ tint }) => !Number.isInteger(tint) || tint < 1 || tint > 8)).toEqual([])
  })

  test('everybody speaks something that the world has a name for, and many speak it at home', () => {
    const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
    const spoken = people.flatMap(({ languages }) => languages)

    expect(people.filter(({ languages }) => languages.length === 0)).toEqual([])
    expect([...new Set(spoken)].filter((tag) => tag !== 'nzs' && !names.of(tag))).toEqual([])
    expect(new Set(learners.map(({ languages }) => languages[0])).size).toBeGreaterThanOrEqual(12)
  })
})

describe('homes', () => {
  const guardians = people.filter(({ role }) => role === 'guardian')
  const guardianships = everyGuardianship()

  test('about sixty guardians care for children who are on a class list', () => {
    const known = new Set(learners.map(({ key }) => key))

    expect(guardians.length).toBeGreaterThanOrEqual(55)
    expect(guardians.length).toBeLessThanOrEqual(65)
    expect(guardianships.filter(({ child }) => !known.has(child))).toEqual([])
    expect(new Set(guardianships.map(({ guardian }) => guardian)).size).toBe(guardians.length)
  })

  test('one child has two homes, and no other has more than one', () => {
    const shared = [
      ...Map.groupBy(
        everyHome().flatMap(({ children }) => children),
        (key) => key,
      ),
    ]
      .filter(([, at]) => at.length > 1)
      .map(([child, at]) => [child, at.length])

    expect(shared).toEqual([['eli-castellan', 2]])
  })

  test('siblings sit in different classrooms', () => {
    const roomOf = new Map(rooms.flatMap((room) => room.learners.map((key) => [key, room.key])))
    const families = homes.filter(({ children }) => children.length > 1)
    const together = families.filter(
      ({ children }) => new Set(children.map((name) => roomOf.get(keyOf(name)))).size === 1,
    )

    expect(families.length).toBeGreaterThanOrEqual(20)
    expect(together).toEqual([])
  })

  test('one guardian may know and not decide, beside another who may', () => {
    const limited = guardianships.filter(({ rights }) => rights === 'limited')

    expect(limited).toHaveLength(1)
    expect(
      guardianships.filter(({ child, rights }) => child === limited[0]?.child && rights === 'full'),
    ).toHaveLength(1)
  })

  test('a few learners have no home on record yet', () => {
    const cared = new Set(guardianships.map(({ child }) => child))

    expect(learners.filter(({ key }) => !cared.has(key)).map(({ given }) => given)).toEqual([
      'Grace',
      'Edwin',
      'Kamila',
    ])
  })
})

function ageOn(day: string, born: string): number {
  const years = Number(day.slice(0, 4)) - Number(born.slice(0, 4))
  return day.slice(5) < born.slice(5) ? years - 1 : years
}
