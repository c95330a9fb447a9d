import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { said } from '../../platform/i18n/word.ts'
import { countProblems, mostOfASort, noProblems, note, type ProblemCode } from './problem.ts'
import { rosterWords as words } from './words.ts'

const sentence = said(words.valueMissing, {})
const files = ['classes.csv', 'users.csv']

interface Found {
  readonly code: ProblemCode
  readonly file: string
  readonly line: number
}

function noted(found: readonly Found[]) {
  const problems = noProblems()
  for (const { code, ...place } of found) note(problems, code, place, sentence)
  return problems
}

/** Where each problem that is kept stands, as it is read. */
function placesOf(found: readonly Found[]): string[] {
  return noted(found).listed.map(({ code, file, line }) => `${file} ${line} ${code}`)
}

/** The first of each sort, by looking at all of them at once. */
function byHand(found: readonly Found[]): string[] {
  const inOrder = found.toSorted(
    (one, other) => files.indexOf(one.file) - files.indexOf(other.file) || one.line - other.line,
  )
  return inOrder
    .filter(
      (one, at) =>
        inOrder.slice(0, at).filter(({ code }) => code === one.code).length < mostOfASort,
    )
    .map(({ code, file, line }) => `${file} ${line} ${code}`)
}

test('of each sort those are kept that stand first in the files, in whatever order they are found', () => {
  const some = fc.record({
    code: fc.constantFrom<ProblemCode>('value-form', 'value-form', 'id-twice'),
    file: fc.constantFrom(...files),
    line: fc.integer({ min: 2, max: 3000 }),
  })
  fc.assert(
    fc.property(fc.array(some, { minLength: 500, maxLength: 1200 }), (found) => {
      expect(placesOf(found).toSorted()).toEqual(byHand(found).toSorted())
      expect(countProblems(noted(found))).toBe(found.length)
    }),
    { numRuns: 25 },
  )
})

test('the last line is found first, and the first lines are kept all the same', () => {
  const upwards = Array.from({ length: 50_000 }, (_, at) => 50_001 - at)

  const problems = noted(
    upwards.map((line) => ({ code: 'value-form' as const, file: 'users.csv', line })),
  )

  expect(problems.listed.map(({ line }) => line)).toEqual(
    Array.from({ length: mostOfASort }, (_, at) => at + 2),
  )
})

test('however many there are, no more are held than twice those that are kept', () => {
  const problems = noProblems()
  for (let line = 20_000; line > 0; line -= 1) {
    note(problems, 'value-form', { file: 'users.csv', line }, sentence)
    const { held } = problems.firsts.get('value-form') ?? { held: [] }
    if (held.length > 2 * mostOfASort) throw new Error(`${held.length} are held.`)
  }

  expect(countProblems(problems)).toBe(20_000)
})
