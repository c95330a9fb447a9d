import type { Week } from './week.ts'

/**
 * A learner as the engine sees one: ids, marks and counts. Never a name, a note, a mark for attainment, or why two
 * people are kept apart. What is not known is left out, and what is left out lets nobody meet.
 */
export interface Learner {
  readonly id: string
  readonly organisation: string
  readonly classrooms: readonly string[]
  /** The age band as a step on the ladder of bands, youngest first; of grown-ups, {@link grownUp}. */
  readonly band: number | undefined
  readonly languages: readonly string[]
  /** When they are free to meet anybody; those of one classroom also meet there. */
  readonly free: Week
  /** Circles that they are in. */
  readonly circles: readonly Admission[]
  /** Whom they never meet, whoever asked for it. */
  readonly apart: ReadonlySet<string>
  readonly pursuits: readonly Pursuit[]
  /** How many people they are helping now, and how many at most they said they would help at a time. */
  readonly helping: number
  readonly atMost: number
  /** Whom they were last in company with, the latest first. */
  readonly lately: readonly string[]
  /** Whether they would rather meet somebody new, or somebody they know. */
  readonly rather: 'new' | 'known'
}

/** A circle that one is in, and whom it lets meet although they are of two organisations, or of bands far apart. */
export interface Admission {
  readonly circle: string
  readonly acrossOrganisations: boolean
  readonly acrossBands: boolean
}

/**
 * Where a learner is with a goal. Only `working` and `asking` are under way; of what is `met` it counts whether they
 * offer help with it. How well they met it is not known here, so that nobody can be ranked by it.
 */
export interface Pursuit {
  readonly goal: string
  readonly stage: 'working' | 'asking' | 'met'
  /** Whether they would have company on it now: working alone is as good as working together. */
  readonly open: boolean
}

/** The band of grown-ups: so far from the ladder of children that none of them is a step away. */
export const grownUp = 100
