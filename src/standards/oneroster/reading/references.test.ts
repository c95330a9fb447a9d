import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noProblems } from '../problem.ts'
import type { Handling } from '../roster.ts'
import { addThing, emptyDraft } from './draft.ts'
import { byKey, isHeld, isKnown } from './references.ts'

const row = { file: 'orgs.csv', line: 2, cells: {}, headings: {} }
const spot = { file: 'roles.csv', line: 9, column: 'orgSourcedId' }

/** A draft that holds one organisation that runs and one that is over. */
function draftOf(handling: Handling) {
  const draft = emptyDraft(noProblems())
  draft.handling.organisations = handling
  for (const [sourceId, ended] of [
    ['here', false],
    ['over', true],
  ] as const) {
    const one = { sourceId, name: sourceId, kind: 'school' as const, code: '', ended }
    addThing(draft, 'organisations', row, one)
  }
  return draft
}

function asked(question: typeof isKnown, handling: Handling, id: string) {
  const draft = draftOf(handling)
  const answer = question(draft, 'organisations', id, spot)
  return [answer, [...draft.problems.counts.keys()]] as const
}

describe('something that is named', () => {
  test.for(['bulk', 'delta', 'absent'] as const)('and is here is known, %s', (handling) => {
    expect(asked(isKnown, handling, 'here')).toEqual([true, []])
    expect(asked(isHeld, handling, 'here')).toEqual([true, []])
  })

  test.for(['bulk', 'delta', 'absent'] as const)(
    'and is over is known, but not held, %s',
    (handling) => {
      expect(asked(isKnown, handling, 'over')).toEqual([true, []])
      expect(asked(isHeld, handling, 'over')).toEqual([false, ['reference-ended']])
    },
  )

  test('and is not here is nowhere where the file was whole', () => {
    expect(asked(isKnown, 'bulk', 'x')).toEqual([false, ['reference-unknown']])
    expect(asked(isHeld, 'bulk', 'x')).toEqual([false, ['reference-unknown']])
  })

  test('and is not here may be elsewhere where the file has changes alone, without a word', () => {
    expect(asked(isKnown, 'delta', 'x')).toEqual([true, []])
    expect(asked(isHeld, 'delta', 'x')).toEqual([true, []])
  })

  test('and is not here may be elsewhere where the file did not come, without a word', () => {
    expect(asked(isKnown, 'absent', 'x')).toEqual([true, []])
    expect(asked(isKnown, 'absent', '')).toEqual([false, ['reference-unknown']])
  })

  test('is named with the place of the row that names it, not of its own', () => {
    const draft = draftOf('bulk')

    isHeld(draft, 'organisations', 'over', spot)
    isHeld(draft, 'organisations', 'x', spot)

    expect(draft.problems.listed).toMatchObject([spot, spot])
  })
})

test('things stand in the order of their ids, whichever way they came', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), (ids) => {
      const things = new Map(ids.map((id) => [id, { value: id, file: 'a.csv', line: 2 }]))

      expect(byKey(things).map(({ value }) => value)).toEqual(ids.toSorted())
    }),
  )
})
