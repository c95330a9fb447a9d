import type { Learner } from '../learner.ts'
import { mayMeet } from '../meet.ts'
import type { Sizes } from './sizes.ts'

/**
 * Who may be in one group: learners by number, those who must stay together as one unit, and for each learner the row
 * of whom they may be with. A group has to have a time or a classroom in common: a row of bits for each learner, the
 * first word being the week in which they are free.
 */
export interface Field {
  readonly learners: number
  readonly sizes: Sizes
  /** The unit of each learner, below nought for those who cannot be seated here. */
  readonly unitOf: Int32Array
  /** The learners of each unit, in the order of their numbers. */
  readonly units: readonly Int32Array[]
  /** A one at `i * learners + j` where these two may be in one group. */
  readonly fits: Uint8Array
  readonly words: number
  readonly times: Int32Array
  /** Whether any of these learners may be with any others, so that nobody need be asked. */
  readonly unhindered: boolean
}

/** Who of some learners fit together, and when they are free: of this the rows of {@link Field} are made. */
export interface Fitting {
  readonly fits: Uint8Array
  readonly words: number
  readonly times: Int32Array
  /** The classrooms that the bits after the first word stand for. */
  readonly classrooms: readonly string[]
}

/**
 * Asks of each two learners whether they may meet, and are not kept apart for this plan. Cost: learners² questions.
 */
export function fittingOf(
  learners: readonly Learner[],
  keptApart: (one: string, other: string) => boolean,
): Fitting {
  const count = learners.length
  const fits = new Uint8Array(count * count)
  for (const [at, one] of learners.entries()) {
    for (const [before, other] of learners.slice(0, at).entries()) {
      if (!mayMeet(one, other) || keptApart(one.id, other.id)) continue
      fits[at * count + before] = 1
      fits[before * count + at] = 1
    }
  }
  return { fits, ...timesOf(learners) }
}

/** The field of these units. */
export function fieldOf(
  { fits, words, times }: Fitting,
  units: readonly (readonly number[])[],
  sizes: Sizes,
): Field {
  const learners = Math.round(Math.sqrt(fits.length))
  const unitOf = new Int32Array(learners).fill(-1)
  for (const [unit, members] of units.entries()) {
    for (const member of members) unitOf[member] = unit
  }
  const seated = units.flat()
  const all = { fits, words, times }
  return {
    ...all,
    learners,
    sizes,
    unitOf,
    units: units.map((members) => Int32Array.from(members).sort()),
    unhindered: haveTime(all, seated) && fitTogether(all, seated),
  }
}

/** How many learners there are to be seated. */
export function seatable({ units }: Pick<Field, 'units'>): number {
  return units.reduce((count, { length }) => count + length, 0)
}

/** Whether these could be one group, as far as who they are goes: any two may meet, and all have a time in common. */
export function mayBeGroup(
  fitting: Pick<Fitting, 'fits' | 'words' | 'times'>,
  members: readonly number[],
): boolean {
  return fitTogether(fitting, members) && haveTime(fitting, members)
}

function fitTogether({ fits }: Pick<Fitting, 'fits'>, members: readonly number[]): boolean {
  const learners = Math.round(Math.sqrt(fits.length))
  return members.every((one, at) =>
    members.slice(0, at).every((other) => fits[one * learners + other] === 1),
  )
}

function haveTime(
  { words, times }: Pick<Fitting, 'words' | 'times'>,
  members: readonly number[],
): boolean {
  for (let word = 0; word < words; word += 1) {
    if (members.reduce((common, one) => common & times[one * words + word]!, -1) !== 0) return true
  }
  return false
}

/** The weeks of these learners, and a bit for each classroom in which two or more of them are. */
function timesOf(learners: readonly Learner[]): Omit<Fitting, 'fits'> {
  const seen = new Map<string, number>()
  for (const room of learners.flatMap((one) => [...new Set(one.classrooms)])) {
    seen.set(room, (seen.get(room) ?? 0) + 1)
  }
  const classrooms = [...seen.keys()].filter((room) => seen.get(room)! > 1).toSorted()
  const bitOf = new Map(classrooms.map((room, bit) => [room, bit]))
  const words = 1 + Math.ceil(classrooms.length / 32)
  const times = new Int32Array(learners.length * words)
  for (const [at, { free, classrooms: rooms }] of learners.entries()) {
    times[at * words] = free
    for (const room of rooms) {
      const bit = bitOf.get(room)
      if (bit !== undefined) times[at * words + 1 + (bit >>> 5)]! |= 1 << (bit & 31)
    }
  }
  return { words, times, classrooms }
}
