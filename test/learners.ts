import * as fc from 'fast-check'
import { always, type Learner, type Pursuit } from '../src/matching/index.ts'

/** Somebody whom everybody like them may meet: the same school, class, band and language, free all week. */
export function aLearner(id: string, differing: Partial<Learner> = {}): Learner {
  return {
    id,
    organisation: 'school',
    classrooms: ['class'],
    band: 2,
    languages: ['en'],
    free: always,
    circles: [],
    apart: new Set(),
    pursuits: [],
    helping: 0,
    atMost: 2,
    lately: [],
    rather: 'new',
    ...differing,
  }
}

export function on(goal: string, stage: Pursuit['stage'] = 'working', open = true): Pursuit {
  return { goal, stage, open }
}

export interface Crowd {
  readonly least: number
  readonly most: number
  readonly goals?: number
}

/** A few people of two schools, some of whom may meet, on a few goals, with every stage, barrier and mark among them. */
export function someLearners({ least, most, goals = 5 }: Crowd): fc.Arbitrary<Learner[]> {
  return fc
    .integer({ min: least, max: most })
    .chain((count) => fc.tuple(...ids(count).map((id) => somebody(id, ids(count), goals))))
}

function ids(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `p${at}`)
}

function somebody(id: string, all: readonly string[], goals: number): fc.Arbitrary<Learner> {
  return fc.record({
    id: fc.constant(id),
    organisation: mostly('school', 'college'),
    classrooms: mostly(['class'], []),
    band: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) },
      fc.constant(undefined),
    ),
    languages: mostly(['en', 'mi'], ['sm']),
    free: mostly(always, 0),
    circles: fc.subarray(someCircles, { maxLength: 2 }),
    apart: fc.oneof(
      { weight: 4, arbitrary: fc.constant(new Set<string>()) },
      fc.constantFrom(...all).map((one) => new Set([one])),
    ),
    pursuits: somePursuits(goals),
    helping: fc.integer({ min: 0, max: 3 }),
    atMost: fc.integer({ min: 0, max: 4 }),
    lately: fc.shuffledSubarray([...all], { maxLength: Math.min(4, all.length) }),
    rather: fc.constantFrom('new', 'known'),
  })
}

const someCircles = [
  { circle: 'a', acrossOrganisations: true, acrossBands: false },
  { circle: 'b', acrossOrganisations: true, acrossBands: true },
  { circle: 'c', acrossOrganisations: false, acrossBands: false },
]

function somePursuits(goals: number): fc.Arbitrary<Pursuit[]> {
  const pursuit = fc.record({
    goal: fc.integer({ min: 1, max: goals }).map((goal) => `g${goal}`),
    stage: fc.constantFrom('working', 'asking', 'met'),
    open: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
  })
  return fc.uniqueArray(pursuit, { selector: ({ goal }) => goal, minLength: 2, maxLength: goals })
}

function mostly<Value>(usual: Value, other: Value): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, fc.constant(other))
}
