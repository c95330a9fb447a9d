import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whyNotMove } from '../learning/goals/pursuit.ts'
import { rooms } from './rooms.ts'
import { demoWorld } from './world.ts'
import { daysBefore, schoolDaysBefore } from './school-days.ts'
import type { Pursuit, World } from './world.ts'

const today = '2026-11-21'
const world = demoWorld(1, today)

/** Worlds of many seeds and days of the week, so that a law does not hold by luck. */
const worlds = Array.from({ length: 15 }, (_, at) =>
  demoWorld(at * 7919, daysBefore('2031-12-31', at * 151)),
)

function inEveryWorld(law: (world: World) => void): void {
  for (const made of worlds) law(made)
}

const pairOf = ({ person, goal }: Pick<Pursuit, 'person' | 'goal'>): string => `${person} ${goal}`
const isSorted = (moments: readonly string[]): boolean =>
  moments.every((at, place) => place === 0 || (moments[place - 1] ?? '') < at)

describe('a world', () => {
  test('is the same for the same seed and day', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        expect(demoWorld(seed, today)).toEqual(demoWorld(seed, today))
      }),
      { numRuns: 5 },
    )
  })

  test('can be made with any seed, on any day', () => {
    const days = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10))
    fc.assert(
      fc.property(fc.integer(), days, (seed, day) => {
        expect(demoWorld(seed, day).circles.length).toBeGreaterThanOrEqual(10)
      }),
      { numRuns: 10 },
    )
  })

  test('is another for another seed, with the same people in it', () => {
    const other = demoWorld(2, today)

    expect(other.pursuits).not.toEqual(world.pursuits)
    expect(other.people.map(({ key }) => key)).toEqual(world.people.map(({ key }) => key))
    expect(other.framework).toEqual(world.framework)
  })

  test('moves with the day and stays the same otherwise', () => {
    const weekLater = demoWorld(1, '2026-11-28')
    const without = ({ pursuits }: World) =>
      pursuits.map(({ person, goal, state, company, why }) => [person, goal, state, company, why])

    expect(without(weekLater)).toEqual(without(world))
    expect(weekLater.pursuits[0]?.touchedAt).not.toBe(world.pursuits[0]?.touchedAt)
  })

  test('is made in a moment', () => {
    const start = performance.now()

    demoWorld(3, today)

    expect(performance.now() - start).toBeLessThan(1000)
  })

  test.each(['', 'yesterday', '2026-02-30'])('there is none for the day “%s”', (day) => {
    expect(() => demoWorld(1, day)).toThrow(RangeError)
  })
})

describe('references', () => {
  test('lead to somebody or something that is there', () => {
    inEveryWorld((made) => {
      const people = new Set(made.people.map(({ key }) => key))
      const goals = new Set(made.goals.map(({ key }) => key))
      const named = [
        ...made.pursuits.map(({ person }) => person),
        ...made.directions.map(({ person }) => person),
        ...made.guardianships.flatMap(({ guardian, child }) => [guardian, child]),
        ...made.homes.flatMap(({ guardians, children }) => [...guardians, ...children]),
        ...made.circles.flatMap(({ members }) => members.map(({ person }) => person)),
        ...made.invitations.flatMap(({ from, to }) => [from, to]),
        ...made.proposals.flatMap(({ by, learner }) => [by, learner]),
        ...Object.values(made.anchors),
      ]

      expect(named.filter((key) => !people.has(key))).toEqual([])
      expect(
        [...made.pursuits, ...made.circles, ...made.proposals].filter(
          ({ goal }) => !goals.has(goal),
        ),
      ).toEqual([])
    })
  })

  test('goals that stand for a competency name one of the framework', () => {
    const known = new Set(world.framework.competencies.map(({ identifier }) => identifier))
    const aligned = world.goals.flatMap(({ competency }) => competency ?? [])

    expect(aligned.length).toBeGreaterThan(30)
    expect(aligned.filter((identifier) => !known.has(identifier))).toEqual([])
    expect(new Set(aligned).size).toBe(aligned.length)
  })
})

describe('pursuits', () => {
  test('are one for a person and a goal, and say at least what', () => {
    inEveryWorld(({ pursuits }) => {
      expect(new Set(pursuits.map(pairOf)).size).toBe(pursuits.length)
      expect(pursuits.filter(({ title }) => title === '' || title.length > 80)).toEqual([])
    })
  })

  test('have come to their state by moves that are allowed', () => {
    inEveryWorld(({ pursuits }) => {
      const wrong = pursuits.filter(({ history }) =>
        history.some(({ state }, at) => {
          const before = history[at - 1]
          return before ? whyNotMove(before.state, state) : !['idea', 'active'].includes(state)
        }),
      )

      expect(wrong).toEqual([])
      expect(pursuits.filter(({ state, history }) => history.at(-1)?.state !== state)).toEqual([])
    })
  })

  test('have their turns on different school days of the last ten weeks, in order', () => {
    inEveryWorld(({ today: now, pursuits }) => {
      const days = new Set(schoolDaysBefore(now, 50))
      const dayOf = (moment: string): string => moment.slice(0, 10)
      const wrong = pursuits.filter(({ history, touchedAt }) => {
        const moments = history.map(({ at }) => at)
        const all = [...moments, touchedAt]
        return (
          !isSorted(moments.map(dayOf)) ||
          touchedAt < moments.at(-1)! ||
          all.some((at) => !days.has(dayOf(at)) || !/T(09|1[0-4]):[0-5]\d$/.test(at))
        )
      })

      expect(wrong).toEqual([])
    })
  })

  test('everybody has some, nobody more live ones than they can look after', () => {
    inEveryWorld(({ pursuits, people }) => {
      const live = (key: string): number =>
        pursuits.filter(
          ({ person, state }) => person === key && ['active', 'review', 'paused'].includes(state),
        ).length
      const learners = people.filter(({ role }) => role === 'learner')

      expect(learners.filter(({ key }) => !pursuits.some(({ person }) => person === key))).toEqual(
        [],
      )
      expect(learners.filter(({ key }) => live(key) > 5)).toEqual([])
    })
  })

  test('are in every state and every company', () => {
    inEveryWorld(({ pursuits }) => {
      expect(new Set(pursuits.map(({ state }) => state)).size).toBe(6)
      expect(new Set(pursuits.map(({ company }) => company)).size).toBe(3)
    })
  })
})

describe('life in the classrooms', () => {
  const isGoing = ({ state }: Pursuit): boolean => ['active', 'review', 'paused'].includes(state)
  const inRoom = ({ pursuits }: World, learners: readonly string[]): Pursuit[] =>
    pursuits.filter(({ person }) => learners.includes(person))

  test('some goals draw a crowd, in every room', () => {
    inEveryWorld((made) => {
      for (const { learners } of made.classrooms) {
        const sizes = [...Map.groupBy(inRoom(made, learners).filter(isGoing), ({ goal }) => goal)]
          .map(([, all]) => all.length)
          .sort((a, b) => b - a)
        expect(sizes[1]).toBeGreaterThanOrEqual(4)
        expect(sizes[0]).toBeLessThanOrEqual(10)
        expect(sizes.at(-1)).toBe(1)
      }
    })
  })

  test('some are quiet, in every room: nothing new for ten school days', () => {
    inEveryWorld((made) => {
      const since = schoolDaysBefore(made.today, 10)[0]!
      for (const { learners } of made.classrooms) {
        const quiet = learners.filter((person) =>
          inRoom(made, [person]).every(({ touchedAt }) => touchedAt < since),
        )
        expect(quiet.length).toBeGreaterThanOrEqual(2)
        expect(quiet.length).toBeLessThan(learners.length / 2)
      }
    })
  })

  test('some are alone by choice, and some seek company where there is none', () => {
    inEveryWorld((made) => {
      const active = made.pursuits.filter(({ state }) => state === 'active')
      const lonely = active.filter(
        (one) =>
          one.company === 'seeking' &&
          !active.some((two) => two !== one && two.goal === one.goal && two.company !== 'alone'),
      )

      expect(active.filter(({ company }) => company === 'alone').length).toBeGreaterThan(10)
      expect(lonely.length).toBeGreaterThan(0)
    })
  })

  test('every popular goal has somebody in the room who has met it', () => {
    inEveryWorld((made) => {
      for (const { name, learners } of made.classrooms) {
        const met = inRoom(made, learners).filter(({ state }) => state === 'met')
        const helped = new Set(met.map(({ goal }) => goal))
        expect(rooms[name]?.popular.filter((goal) => !helped.has(goal))).toEqual([])
      }
    })
  })
})

describe('circles', () => {
  test('are about twelve, of two to five seats', () => {
    inEveryWorld(({ circles }) => {
      expect(circles.length).toBeGreaterThanOrEqual(10)
      expect(circles.length).toBeLessThanOrEqual(12)
      expect(
        circles.filter(
          ({ seats, members }) =>
            seats < 2 || seats > 5 || members.length < 2 || members.length > seats,
        ),
      ).toEqual([])
      expect(new Set(circles.map(({ key }) => key)).size).toBe(circles.length)
    })
  })

  test('hold learners of one classroom who pursue the goal and would have each other', () => {
    inEveryWorld(({ circles, classrooms, pursuits }) => {
      for (const { goal, members } of circles) {
        const keys = members.map(({ person }) => person)
        const theirs = pursuits.filter((one) => one.goal === goal && keys.includes(one.person))
        expect(theirs).toHaveLength(keys.length)
        expect(
          theirs.filter(({ state, company }) => state !== 'active' || company === 'alone'),
        ).toEqual([])
        expect(
          classrooms.filter(({ learners }) => keys.every((key) => learners.includes(key))),
        ).toHaveLength(1)
      }
    })
  })

  test('were opened by a host who was at it already, and joined later by the others', () => {
    inEveryWorld(({ circles, pursuits }) => {
      for (const { goal, host, openedAt, members } of circles) {
        const [first, ...others] = members
        expect(first).toEqual({ person: host, joinedAt: openedAt })
        expect(others.filter(({ joinedAt }) => joinedAt <= openedAt)).toEqual([])
        expect(others.map(({ joinedAt }) => joinedAt)).toEqual(
          others.map(({ joinedAt }) => joinedAt).sort(),
        )
        const early = members.filter(({ person, joinedAt }) => {
          const own = pursuits.find((one) => one.goal === goal && one.person === person)
          return joinedAt <= own!.history.at(-1)!.at
        })
        expect(early).toEqual([])
      }
    })
  })

  test('nobody is in two circles on one goal', () => {
    inEveryWorld(({ circles }) => {
      const places = circles.flatMap(({ goal, members }) =>
        members.map(({ person }) => pairOf({ person, goal })),
      )

      expect(new Set(places).size).toBe(places.length)
    })
  })
})

describe('invitations', () => {
  test('come from a member and go to somebody of the same room who is on the goal', () => {
    inEveryWorld(({ circles, classrooms, invitations, pursuits }) => {
      const wrong = invitations.filter(({ circle, from, to, sentAt }) => {
        const into = circles.find(({ key }) => key === circle)
        const host = into?.members.find(({ person }) => person === from)
        const own = pursuits.find((one) => one.goal === into?.goal && one.person === to)
        const isSameRoom = classrooms.some(
          ({ learners }) => learners.includes(from) && learners.includes(to),
        )
        return !host || host.joinedAt > sentAt || !own || own.company === 'alone' || !isSameRoom
      })

      expect(wrong).toEqual([])
    })
  })

  test('are pending only where a seat is free and the other is not in', () => {
    inEveryWorld(({ circles, invitations }) => {
      const pending = invitations.filter(({ acceptedAt }) => acceptedAt === undefined)
      const wrong = pending.filter(({ circle, to }) => {
        const into = circles.find(({ key }) => key === circle)!
        return into.members.length >= into.seats || into.members.some(({ person }) => person === to)
      })

      expect(pending.length).toBeGreaterThan(0)
      expect(wrong).toEqual([])
    })
  })

  test('were accepted by everybody who came through a closed door', () => {
    inEveryWorld(({ circles, invitations }) => {
      for (const { key, door, host, members } of circles) {
        const came = invitations
          .filter(({ circle, acceptedAt }) => circle === key && acceptedAt !== undefined)
          .map(({ to, acceptedAt }) => ({ person: to, joinedAt: acceptedAt }))
        const others = members.filter(({ person }) => person !== host)
        expect(came).toEqual(door === 'by-invitation' ? others : [])
      }
    })
  })
})

describe('proposals', () => {
  test('become a pursuit by acceptance and by nothing else', () => {
    inEveryWorld(({ proposals, pursuits }) => {
      for (const { learner, goal, answer, answeredAt } of proposals) {
        const own = pursuits.find((one) => one.person === learner && one.goal === goal)
        expect(own?.history[0]).toEqual(
          answer === 'accepted' ? { state: 'active', at: answeredAt } : undefined,
        )
      }
    })
  })

  test('are answered after they were made', () => {
    expect(
      world.proposals.filter(
        ({ proposedAt, answeredAt }) => answeredAt && answeredAt <= proposedAt,
      ),
    ).toEqual([])
    expect(world.proposals.filter(({ answer }) => answer === undefined).length).toBeGreaterThan(5)
  })
})

describe('those for whom the sign-in links are made', () => {
  const find = (made: World, key: string) => made.people.find((person) => person.key === key)

  test('are Aroha, her teacher and the leader', () => {
    const { learner, teacher, leader } = world.anchors
    const room = world.classrooms.find(({ learners }) => learners.includes(learner))

    expect(find(world, learner)?.name).toBe('Aroha Tamihana')
    expect(find(world, teacher)?.saidAs).toBe('Ms Kaur')
    expect(find(world, leader)?.role).toBe('leader')
    expect(room?.name).toBe('Room 7')
    expect(room?.teachers).toContain(teacher)
  })

  test('Aroha has five goals in hand or in mind, and a path of met ones behind her', () => {
    inEveryWorld(({ anchors, pursuits }) => {
      const mine = pursuits.filter(({ person }) => person === anchors.learner)
      const current = mine.filter(({ state }) => state !== 'met')

      expect(current.map(({ goal, state, company }) => [goal, state, company])).toEqual([
        ['paragraphs', 'active', 'open'],
        ['stream-to-scale', 'active', 'alone'],
        ['pepeha', 'review', 'open'],
        ['bread-that-rises', 'paused', 'alone'],
        ['answer-the-other-side', 'idea', 'open'],
      ])
      expect(mine.length - current.length).toBe(8)
    })
  })

  test('what Aroha is on has been opened by all that she met before', () => {
    const met = new Set(
      world.pursuits
        .filter(({ person, state }) => person === 'aroha-tamihana' && state === 'met')
        .map(({ goal }) => world.goals.find(({ key }) => key === goal)?.competency),
    )
    const paragraphs = world.goals.find(({ key }) => key === 'paragraphs')?.competency
    const before = world.framework.links
      .filter(({ kind, to }) => kind === 'precedes' && (to === paragraphs || met.has(to)))
      .map(({ from }) => from)

    expect(before.filter((identifier) => !met.has(identifier))).toEqual([])
  })

  test('two classmates go Aroha’s way and are in no circle, and somebody has met it', () => {
    inEveryWorld(({ classrooms, circles, pursuits }) => {
      const { learners } = classrooms.find(({ name }) => name === 'Room 7')!
      const theirs = pursuits.filter(
        ({ goal, person }) => goal === 'paragraphs' && learners.includes(person),
      )
      const open = theirs.filter(({ state, company }) => state === 'active' && company === 'open')
      const gathered = circles
        .filter(({ goal }) => goal === 'paragraphs')
        .flatMap(({ members }) => members.map(({ person }) => person))

      expect(open.map(({ person }) => person)).toEqual(
        expect.arrayContaining(['aroha-tamihana', 'sina-faleolo', 'mihai-ungur']),
      )
      expect(gathered).not.toContain('aroha-tamihana')
      expect(gathered).not.toContain('sina-faleolo')
      expect(gathered).not.toContain('mihai-ungur')
      expect(theirs.find(({ person }) => person === 'tevita-langi')?.state).toBe('met')
    })
  })
})
