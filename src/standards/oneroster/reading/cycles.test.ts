import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { noProblems, sayProblem } from '../problem.ts'
import type { RosterOrganisation } from '../roster.ts'
import { rosterWords as words } from '../words.ts'
import { cutCycles } from './cycles.ts'
import { addThing, emptyDraft } from './draft.ts'

/** Organisations by who is whose parent. */
function draftOf(parents: Readonly<Record<string, string>>) {
  const draft = emptyDraft(noProblems())
  for (const [at, [sourceId, parent]] of Object.entries(parents).entries()) {
    const one: RosterOrganisation = {
      sourceId,
      name: sourceId,
      kind: 'school',
      code: '',
      ended: false,
      ...(parent !== '' && { parent }),
    }
    addThing(
      draft,
      'organisations',
      { file: 'orgs.csv', line: at + 2, cells: {}, headings: {} },
      one,
    )
  }
  return draft
}

function cutIn(parents: Readonly<Record<string, string>>) {
  const draft = draftOf(parents)
  cutCycles(draft, 'organisations', words.organisationCycle)
  const left = [...draft.organisations.values()].map(({ value }) => [
    value.sourceId,
    value.parent ?? '',
  ])
  return { left: Object.fromEntries(left) as Record<string, string>, problems: draft.problems }
}

const ids = ['a', 'b', 'c', 'd', 'e']
const someParents = fc
  .array(fc.constantFrom('', ...ids, 'elsewhere'), { minLength: 5, maxLength: 5 })
  .map((parents) => Object.fromEntries(ids.map((id, at) => [id, parents[at] ?? ''])))

function hasRing(parents: Readonly<Record<string, string>>): boolean {
  return ids.some((start) => {
    let at = parents[start]
    for (let steps = 0; at && steps <= ids.length; steps++) {
      if (at === start) return true
      at = parents[at]
    }
    return false
  })
}

test('no ring is left, whatever the parents', () => {
  fc.assert(
    fc.property(someParents, (parents) => {
      const { left } = cutIn(parents)

      expect(hasRing(left)).toBe(false)
    }),
  )
})

test('only one parent of each ring is left out, and none where there is no ring', () => {
  fc.assert(
    fc.property(someParents, (parents) => {
      const { left, problems } = cutIn(parents)

      const lost = ids.filter((id) => left[id] !== parents[id])
      expect(lost.every((id) => left[id] === '')).toBe(true)
      expect(problems.counts.get('parent-cycle') ?? 0).toBe(lost.length)
      expect(lost.length > 0).toBe(hasRing(parents))
    }),
  )
})

test('the same ring is cut at the same place in whatever order the rows come', () => {
  fc.assert(
    fc.property(someParents, fc.shuffledSubarray(ids, { minLength: 5 }), (parents, order) => {
      const shuffled = Object.fromEntries(order.map((id) => [id, parents[id] ?? '']))

      expect(cutIn(shuffled).left).toEqual(cutIn(parents).left)
    }),
  )
})

test('a ring is shown from its first member round to it again', () => {
  const { problems } = cutIn({ c: 'a', a: 'b', b: 'c' })

  expect(problems.listed.map((one) => sayProblem(speaker(english), one))).toEqual([
    'orgs.csv, line 3, column “parentSourcedId”: This organisation is among its own parents: a → b → c → a. Its parent was left out.',
  ])
})

test('one that is its own parent is a ring of one', () => {
  const { left, problems } = cutIn({ a: 'a', b: 'a' })

  expect(left).toEqual({ a: '', b: 'a' })
  expect(problems.counts.get('parent-cycle')).toBe(1)
})
