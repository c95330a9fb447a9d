import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english } from '../../platform/i18n/locale.ts'
import { orderIn } from '../../platform/i18n/order.ts'
import { newId } from '../../platform/id.ts'
import type { Face } from '../../people/persons/person.ts'
import { companies, isOpenToClass, live, states } from '../goals/pursuit.ts'
import {
  columnsAtOnce,
  companionsOf,
  gridOf as gridIn,
  type Cell,
  type Filter,
  type RoomNow,
} from './board.ts'
import { needsOf, quietAfter, stillAfter } from './needs.ts'
import { wallOf as wallIn } from './wall.ts'

const compare = orderIn(english)
const gridOf = (room: RoomNow, filter: Filter) => gridIn(room, filter, compare)
const wallOf = (room: RoomNow) => wallIn(room, compare)

const day = 24 * 60 * 60 * 1000
const now = new Date('2026-03-31T09:00:00+13:00')
const ago = (days: number) => new Date(now.getTime() - days * day)

const faces: readonly Face[] = ['Ana', 'Ben', 'Caro', 'Dev', 'Eru'].map((name) => ({
  id: newId('person'),
  name,
  picture: null,
  tint: 1,
}))
const goals = Array.from({ length: 4 }, () => newId('goal'))
const paths = [newId('framework'), newId('framework'), null]

const cell: fc.Arbitrary<Cell> = fc
  .record({
    learner: fc.constantFrom(...faces.map(({ id }) => id)),
    goal: fc.constantFrom(...goals),
    title: fc.constantFrom('To swim', 'Swimming', 'Fractions'),
    path: fc.constantFrom(...paths),
    state: fc.constantFrom(...states),
    company: fc.constantFrom(...companies),
    touched: fc.integer({ min: 0, max: 20 }),
    since: fc.integer({ min: 0, max: 20 }),
  })
  .map(({ touched, since, ...rest }) => ({
    ...rest,
    touchedAt: ago(touched),
    stateSince: ago(since),
  }))
const cells = fc.uniqueArray(cell, {
  maxLength: 16,
  selector: ({ learner, goal }) => `${learner} ${goal}`,
})
const circle = fc.record({
  goal: fc.constantFrom(...goals),
  members: fc.subarray(
    faces.map(({ id }) => id),
    { minLength: 1, maxLength: 5 },
  ),
})
const room: fc.Arbitrary<RoomNow> = fc
  .record({
    learners: fc.subarray([...faces]),
    cells,
    circles: fc.array(circle, { maxLength: 3 }),
  })
  .map(({ learners, cells, circles }) => ({
    learners,
    cells: cells.filter((one) => learners.some(({ id }) => id === one.learner)),
    circles,
  }))

const one = (more: Partial<Cell> = {}): Cell => ({
  learner: faces[0]!.id,
  goal: goals[0]!,
  title: 'To swim',
  path: null,
  state: 'active',
  company: 'alone',
  touchedAt: now,
  stateSince: now,
  ...more,
})
const roomOf = (cells: readonly Cell[], circles: RoomNow['circles'] = []): RoomNow => ({
  learners: faces.slice(0, 3),
  cells,
  circles,
})
const names = (waiting: readonly { learner: Face }[]) => waiting.map(({ learner }) => learner.name)

describe('who needs what now', () => {
  const always = (law: (room: RoomNow, needs: ReturnType<typeof needsOf>) => void) =>
    fc.assert(fc.property(room, (room) => law(room, needsOf(room, now))))

  test('whoever asked for a review stands first who has waited longest', () => {
    const { review } = needsOf(
      roomOf([
        one({ state: 'review', stateSince: ago(1) }),
        one({ learner: faces[1]!.id, state: 'review', stateSince: ago(4) }),
        one({ learner: faces[2]!.id, state: 'active', stateSince: ago(9) }),
      ]),
      now,
    )

    expect(names(review)).toEqual(['Ben', 'Ana'])
    expect(review.map(({ since }) => since)).toEqual([ago(4), ago(1)])
  })

  test('every review is listed, and nothing else among them', () => {
    always(({ cells }, { review }) => {
      expect(new Set(review.map(({ cell }) => cell))).toEqual(
        new Set(cells.filter(({ state }) => state === 'review')),
      )
      const waits = review.map(({ since }) => since.getTime())
      expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    })
  })

  test('those on one goal who are open to company are named together', () => {
    const room = roomOf([
      one({ company: 'open' }),
      one({ learner: faces[1]!.id, company: 'seeking' }),
      one({ learner: faces[2]!.id, company: 'alone' }),
    ])

    expect(
      needsOf(room, now).together.map(({ learners }) => learners.map(({ name }) => name)),
    ).toEqual([['Ana', 'Ben']])
  })

  test('and not any more, once they sit together', () => {
    const both = [one({ company: 'open' }), one({ learner: faces[1]!.id, company: 'open' })]
    const members = both.map(({ learner }) => learner)
    const needs = (circles: RoomNow['circles']) =>
      needsOf(roomOf(both, circles), now).together.length

    expect(needs([{ goal: goals[0]!, members }])).toBe(0)
    expect(needs([{ goal: goals[1]!, members }])).toBe(1)
    expect(needs(members.map((member) => ({ goal: goals[0]!, members: [member] })))).toBe(1)
  })

  test('whoever is there by their own wish alone is never named as company, nor as looking for it', () => {
    always(({ cells }, { together, seeking }) => {
      for (const { cell, learners } of together) {
        expect(learners.length).toBeGreaterThanOrEqual(2)
        for (const { id } of learners) {
          const theirs = cells.find(({ learner, goal }) => learner === id && goal === cell.goal)
          expect(theirs && isOpenToClass(theirs)).toBe(true)
        }
      }
      for (const { cell } of seeking)
        expect([cell.state, cell.company]).toEqual(['active', 'seeking'])
    })
  })

  test('looking for someone and finding nobody is named; where there is somebody, both are named together', () => {
    always(({ cells }, { seeking, together }) => {
      for (const cell of cells.filter(
        (each) => isOpenToClass(each) && each.company === 'seeking',
      )) {
        const others = cells.filter(
          (each) => isOpenToClass(each) && each.goal === cell.goal && each !== cell,
        )
        expect(seeking.some((each) => each.cell === cell)).toBe(others.length === 0)
      }
      const twice = together.map(({ cell }) => cell.goal)
      for (const { cell } of seeking) expect(twice).not.toContain(cell.goal)
      expect(new Set(twice).size).toBe(twice.length)
    })
  })

  test.each([
    ['a week', stillAfter, 0],
    ['a moment more than a week', stillAfter + 1, 1],
    ['ten days', quietAfter, 1],
  ])('a goal that was not touched for %s is named %#', (_long, time, count) => {
    const busy = one({ goal: goals[1]!, touchedAt: now })
    const { still } = needsOf(
      roomOf([one({ touchedAt: new Date(now.getTime() - time) }), busy]),
      now,
    )

    expect(still).toHaveLength(count)
  })

  test('who touched nothing for over ten days is quiet, and not named for each goal besides', () => {
    const { quiet, still, without } = needsOf(
      roomOf([one({ touchedAt: ago(11) }), one({ goal: goals[1]!, touchedAt: ago(12) })]),
      now,
    )

    expect(quiet.map(({ name }) => name)).toEqual(['Ana'])
    expect(still).toEqual([])
    expect(without.map(({ name }) => name)).toEqual(['Ben', 'Caro'])
  })

  test('nobody is named both as quiet and as still or without a goal', () => {
    always((_room, { quiet, still, without }) => {
      const ids = new Set(quiet.map(({ id }) => id))
      for (const { learner } of still) expect(ids).not.toContain(learner.id)
      for (const { id } of without) expect(ids).not.toContain(id)
    })
  })

  test('nobody is left over: whoever has nothing alive is named, as quiet or as without a goal', () => {
    always(({ learners, cells }, { quiet, without }) => {
      const named = new Set([...quiet, ...without].map(({ id }) => id))
      for (const { id } of learners) {
        const isAlive = cells.some(({ learner, state }) => learner === id && live.includes(state))
        if (!isAlive) expect(named).toContain(id)
        if (isAlive) expect(without.map((face) => face.id)).not.toContain(id)
      }
    })
  })

  test('a goal that rests, was met or let go is not still', () => {
    always((_room, { still }) => {
      for (const { cell } of still) expect(cell.state).toBe('active')
    })
  })

  test('the order in which goals come changes nothing', () => {
    const written = ({
      review,
      together,
      seeking,
      still,
      quiet,
      without,
    }: ReturnType<typeof needsOf>) => ({
      lists: [review, seeking, still].map((list) => new Set(list.map(({ cell }) => cell))),
      together: new Set(
        together.map(
          ({ cell, learners }) =>
            `${cell.goal} ${learners
              .map(({ id }) => id)
              .toSorted()
              .join()}`,
        ),
      ),
      people: [quiet, without],
    })
    always((room, needs) => {
      const turned = needsOf({ ...room, cells: room.cells.toReversed() }, now)
      expect(written(turned)).toEqual(written(needs))
    })
  })

  test('of an empty room nothing is said', () => {
    const needs = needsOf({ learners: [], cells: [], circles: [] }, now)

    expect(Object.values(needs).flat()).toEqual([])
  })
})

describe('the grid', () => {
  const filter: fc.Arbitrary<Filter> = fc.record({
    path: fc.constantFrom(undefined, 'own' as const, paths[0]!),
    state: fc.constantFrom(undefined, ...states),
    goal: fc.constantFrom(undefined, ...goals),
    page: fc.integer({ min: -2, max: 5 }),
  })
  const everything = { page: 1 }

  test('has a row for each learner and a column for each goal, and each cell in its place', () => {
    fc.assert(
      fc.property(room, (room) => {
        const { columns, rows } = gridOf(room, everything)

        expect(rows.map(({ learner }) => learner)).toEqual(room.learners)
        for (const { learner, places } of rows) {
          expect(places).toHaveLength(columns.length)
          for (const [at, place] of places.entries()) {
            if (place) expect([place.learner, place.goal]).toEqual([learner.id, columns[at]?.goal])
          }
        }
        const shown = rows.flatMap(({ places }) => places.filter((place) => place !== undefined))
        expect(new Set(shown)).toEqual(
          new Set(room.cells.filter(({ state }) => state !== 'dropped')),
        )
      }),
    )
  })

  test('shows only what was asked for', () => {
    fc.assert(
      fc.property(room, filter, (room, filter) => {
        for (const { places } of gridOf(room, filter).rows) {
          for (const place of places) {
            if (!place) continue
            expect(place.state).not.toBe('dropped')
            if (filter.state) expect(place.state).toBe(filter.state)
            if (filter.goal) expect(place.goal).toBe(filter.goal)
            if (filter.path) expect(place.path).toBe(filter.path === 'own' ? null : filter.path)
          }
        }
      }),
    )
  })

  test('hides who has nothing of it, when a goal or a state was asked for', () => {
    fc.assert(
      fc.property(room, filter, (room, filter) => {
        const { rows } = gridOf(room, filter)
        if (filter.goal || filter.state) {
          for (const { places } of rows) expect(places.some(Boolean)).toBe(true)
        } else expect(rows).toHaveLength(room.learners.length)
      }),
    )
  })

  test('puts goals that are alive before those that are only met, and those that more are on before others', () => {
    fc.assert(
      fc.property(room, (room) => {
        const { columns } = gridOf(room, everything)
        const rank = columns.map(({ goal }) => {
          const on = room.cells.filter((each) => each.goal === goal && each.state !== 'dropped')
          const alive = on.some(({ state }) => state !== 'met') ? 0 : 1
          return alive * 1000 - on.filter(({ state }) => live.includes(state)).length
        })

        expect(rank).toEqual(rank.toSorted((a, b) => a - b))
      }),
    )
  })

  test('counts on each goal those whose time it takes', () => {
    const { columns } = gridOf(
      roomOf([
        one(),
        one({ learner: faces[1]!.id, state: 'paused' }),
        one({ learner: faces[2]!.id, state: 'met' }),
      ]),
      everything,
    )

    expect(columns).toEqual([{ goal: goals[0], title: 'To swim', onIt: 2 }])
  })

  test('comes by the dozen: every goal is on one page, and no page is out of reach', () => {
    const many = Array.from({ length: 30 }, (_, at) =>
      one({ goal: newId('goal'), title: `Goal ${at}` }),
    )
    const pages = [1, 2, 3].map((page) => gridOf(roomOf(many), { page }))

    expect(pages.map(({ columns }) => columns.length)).toEqual([columnsAtOnce, columnsAtOnce, 6])
    expect(new Set(pages.flatMap(({ columns }) => columns.map(({ goal }) => goal))).size).toBe(30)
    for (const [asked, given] of [
      [-1, 1],
      [0, 1],
      [4, 3],
      [Infinity, 3],
    ] as const) {
      expect(gridOf(roomOf(many), { page: asked }).page).toBe(given)
    }
  })

  test('puts goals that as many are on in the order in which readers look for words', () => {
    const titles = ['Zebras', 'écrire', 'Āta noho', 'Eat well', 'add up']
    const cells = titles.map((title) => one({ goal: newId('goal'), title }))

    const columns = gridOf(roomOf(cells), everything).columns.map(({ title }) => title)

    expect(columns).toEqual(['add up', 'Āta noho', 'Eat well', 'écrire', 'Zebras'])
  })

  test('of an empty room is one empty page', () => {
    expect(gridOf({ learners: [], cells: [], circles: [] }, everything)).toEqual({
      columns: [],
      rows: [],
      page: 1,
      pages: 1,
    })
  })

  test('does not depend on the order in which goals come', () => {
    const titled = (cells: readonly Cell[]) =>
      cells.map((each) => ({ ...each, title: `Goal ${goals.indexOf(each.goal)}` }))
    fc.assert(
      fc.property(room, (room) => {
        const cells = titled(room.cells)
        const turned = gridOf({ ...room, cells: cells.toReversed() }, everything)

        expect(turned).toEqual(gridOf({ ...room, cells }, everything))
      }),
    )
  })
})

describe('the wall', () => {
  test('shows only those who are going and said that they are open or looking', () => {
    fc.assert(
      fc.property(room, (room) => {
        for (const { goal, people } of wallOf(room)) {
          for (const person of people) {
            const cell = room.cells.find((each) => each.learner === person.id && each.goal === goal)
            expect(cell?.state).toBe('active')
            expect(cell?.company).toBe(person.seeking ? 'seeking' : 'open')
          }
        }
      }),
    )
  })

  test('leaves out none of them, and shows each goal once', () => {
    fc.assert(
      fc.property(room, (room) => {
        const wall = wallOf(room)
        const shown = wall.flatMap(({ goal, people }) => people.map(({ id }) => `${id} ${goal}`))

        expect(shown.toSorted()).toEqual(
          room.cells
            .filter(isOpenToClass)
            .map(({ learner, goal }) => `${learner} ${goal}`)
            .toSorted(),
        )
        expect(new Set(wall.map(({ goal }) => goal)).size).toBe(wall.length)
      }),
    )
  })

  test('is no ranking: goals stand by their words, people by their names', () => {
    fc.assert(
      fc.property(room, (room) => {
        const wall = wallOf(room)
        const titles = wall.map(({ title }) => title)

        expect(titles).toEqual(titles.toSorted(compare))
        for (const { people } of wall) {
          expect(people.map(({ name }) => name)).toEqual(people.map(({ name }) => name).toSorted())
        }
      }),
    )
  })

  test('says nothing of states, of waits, or of how often', () => {
    const [goal] = wallOf(roomOf([one({ company: 'seeking' })]))

    expect(Object.keys(goal ?? {}).toSorted()).toEqual(['goal', 'people', 'title'])
    expect(Object.keys(goal?.people[0] ?? {}).toSorted()).toEqual([
      'id',
      'name',
      'picture',
      'seeking',
      'tint',
    ])
  })
})

describe('with whom somebody goes', () => {
  test('is whoever sits with them on that goal and learns in the room, never they themselves', () => {
    fc.assert(
      fc.property(room, fc.constantFrom(...faces), fc.constantFrom(...goals), (now, face, goal) => {
        const names = companionsOf(now, { learner: face.id, goal })

        const together = now.learners.filter(({ id, name }) => {
          const sits = now.circles.some(
            (circle) =>
              circle.goal === goal && [face.id, id].every((one) => circle.members.includes(one)),
          )
          expect(names.includes(name)).toBe(sits && id !== face.id)
          return sits && id !== face.id
        })
        expect(names).toEqual(together.map(({ name }) => name))
      }),
    )
  })
})
