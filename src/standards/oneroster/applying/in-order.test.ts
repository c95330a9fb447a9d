import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

const part = fc.constantFrom('', 'a', 'ab', 'b', 'É', '😀', '\uffff')
const some = fc.array(
  fc.record({ person: part, organisation: part, role: part, primary: fc.boolean() }),
)

test('every relation is found by what it joins, and no other', () => {
  fc.assert(
    fc.property(some, part, part, (relations, person, organisation) => {
      const { list, places } = inOrder(relations, 'person', 'organisation')

      const found = places([person, organisation]).map((place) => list[place])

      const joining = relations.filter(
        (one) => one.person === person && one.organisation === organisation,
      )
      expect(found).toEqual(joining)
    }),
  )
})

test('the list holds the same relations, and the one handed in is left as it is', () => {
  fc.assert(
    fc.property(some, (relations) => {
      const before = [...relations]

      const { list } = inOrder(relations, 'person', 'organisation', 'role')

      expect(relations).toEqual(before)
      expect(new Set(list)).toEqual(new Set(relations))
      expect(list).toHaveLength(relations.length)
    }),
  )
})

test('a quarter of a million are put in order and found within seconds', () => {
  const relations = Array.from({ length: 250_000 }, (_, at) => ({
    class: `class${at % 3000}`,
    person: `person${(at * 7919) % 250_000}`,
  }))
  const began = performance.now()

  const { list, places } = inOrder(relations, 'class', 'person')

  for (const one of relations) {
    const [place = -1] = places([one.class, one.person])
    if (list[place] !== one) expect(list[place]).toBe(one)
  }
  expect(performance.now() - began).toBeLessThan(20_000)
})
