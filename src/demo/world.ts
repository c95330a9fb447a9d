import { circlesOf } from './circles.ts'
import { directions } from './goals/directions.ts'
import { goalsIn } from './goals.ts'
import { classrooms, everyGuardianship, everyHome, everyone, keyOf, school } from './people.ts'
import { answered } from './proposals.ts'
import { pursuitsOf } from './pursuits.ts'
import { schoolDaysBefore } from './school-days.ts'
import { writingToBeRead } from './writing-to-be-read.ts'
import type { Picture, Tint } from './people/learner.ts'
import type { Door } from '../learning/circles/circle.ts'
import type { Framework } from '../learning/frameworks/framework.ts'
import type { Company, State } from '../learning/goals/pursuit.ts'

/** Everything in the demo world. Things refer to each other by key; a moment is the school's own time. */
export interface World {
  readonly today: string
  readonly school: { readonly name: string; readonly timeZone: string }
  readonly framework: Framework
  readonly classrooms: readonly Classroom[]
  readonly people: readonly Person[]
  readonly homes: readonly Home[]
  readonly guardianships: readonly Guardianship[]
  readonly directions: readonly Direction[]
  readonly goals: readonly Goal[]
  readonly pursuits: readonly Pursuit[]
  readonly circles: readonly Circle[]
  readonly invitations: readonly Invitation[]
  readonly proposals: readonly Proposal[]
  /** The people for whom the sign-in links are made. */
  readonly anchors: Anchors
}

/** The names of those as whom one may look round. */
export const anchors: Anchors = {
  learner: 'Aroha Tamihana',
  teacher: 'Navreet Kaur',
  leader: 'Ihaia Callaghan',
}

export interface Anchors {
  readonly learner: string
  readonly teacher: string
  readonly leader: string
}

export interface Person {
  readonly key: string
  readonly name: string
  readonly given: string
  readonly family: string
  readonly role:
    | 'learner'
    | 'teacher'
    | 'staff'
    | 'leader'
    | 'safeguarding-lead'
    | 'administrator'
    | 'guardian'
  /** What the children say, of those who work at the school. */
  readonly saidAs?: string
  readonly tint: Tint
  /** Only learners choose one. */
  readonly picture?: Picture
  readonly born?: string
  readonly yearLevel?: string
  /** BCP 47, the one spoken most at home first. */
  readonly languages: readonly string[]
}

export interface Classroom {
  readonly key: string
  readonly name: string
  readonly learners: readonly string[]
  readonly teachers: readonly string[]
}

export interface Home {
  readonly key: string
  readonly name: string
  readonly guardians: readonly string[]
  readonly children: readonly string[]
}

export interface Guardianship {
  readonly guardian: string
  readonly child: string
  readonly relationship: 'guardian' | 'parent' | 'relative' | 'carer'
  readonly rights: 'full' | 'limited'
}

/** Where a learner is going, in one sentence of their own. */
export interface Direction {
  readonly person: string
  readonly sentence: string
}

/** The meeting place of pursuits; the words are on each pursuit. */
export interface Goal {
  readonly key: string
  /** The identifier of a competency; nothing when it was begun in somebody's own words. */
  readonly competency?: string
}

export interface Pursuit {
  readonly person: string
  readonly goal: string
  readonly title: string
  readonly state: State
  readonly company: Company
  readonly why: string
  readonly howKnown: string
  readonly nextStep: string
  /** Oldest first; the last one is the state of now. */
  readonly history: readonly Turn[]
  /** When the learner last did anything on it. */
  readonly touchedAt: string
}

export interface Turn {
  readonly state: State
  /** Like `2026-03-31T09:14`, by the clock of the school. */
  readonly at: string
}

export interface Circle {
  readonly key: string
  readonly goal: string
  readonly title: string
  readonly seats: number
  readonly door: Door
  readonly agreed: string
  readonly meets: string
  /** Who opened it, and so its first member. */
  readonly host: string
  readonly openedAt: string
  /** In the order in which they came. */
  readonly members: readonly Member[]
}

export interface Member {
  readonly person: string
  readonly joinedAt: string
}

export interface Invitation {
  readonly circle: string
  readonly from: string
  readonly to: string
  readonly sentAt: string
  /** Nothing while it waits. */
  readonly acceptedAt?: string
}

export interface Proposal {
  readonly by: string
  readonly learner: string
  readonly goal: string
  readonly title: string
  readonly because: string
  readonly proposedAt: string
  readonly answer?: 'accepted' | 'declined'
  readonly answeredAt?: string
}

/** How far back the demo world remembers: ten weeks of school days. */
const memory = 50

/**
 * A school in the middle of its year: who is in it, what each of them is working on and with whom,
 * and how that came about in the ten weeks before today. The same seed and day give the same world.
 *
 * Throws a `RangeError` when `today` is not a day written as `2026-03-31`.
 */
export function demoWorld(seed: number, today: string): World {
  const days = schoolDaysBefore(today, memory)
  const rooms = classrooms()
  const proposals = answered(days)
  const pursuits = rooms.flatMap((room) => pursuitsOf(room, proposals, { seed, days }))
  const gathered = rooms.map((room) => circlesOf(room, pursuits, { seed, days }))
  return {
    today,
    school,
    framework: writingToBeRead,
    classrooms: rooms,
    people: everyone(seed, today),
    homes: everyHome(),
    guardianships: everyGuardianship(),
    directions: Object.entries(directions).map(([name, sentence]) => ({
      person: keyOf(name),
      sentence,
    })),
    goals: goalsIn([...pursuits, ...proposals]),
    pursuits,
    circles: gathered.flatMap(({ circles }) => circles),
    invitations: gathered.flatMap(({ invitations }) => invitations),
    proposals,
    anchors: {
      learner: keyOf(anchors.learner),
      teacher: keyOf(anchors.teacher),
      leader: keyOf(anchors.leader),
    },
  }
}
