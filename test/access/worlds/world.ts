import { createHash } from 'node:crypto'
import type { Insertable } from 'kysely'
import { chanceFor, type Chance } from '../../../src/demo/chance.ts'
import type { Id } from '../../../src/platform/id.ts'
import type { Tables } from '../../../src/tables.ts'
import { addCircles } from './circles.ts'
import { addGoals } from './goals.ts'
import { addPeople } from './people.ts'
import { addPlaces } from './places.ts'

export type Table = keyof Tables
export type Row<Name extends Table> = Readonly<Insertable<Tables[Name]>>

/** Several networks, with everything that can stand in one, as rows. The same seed gives the same world. */
export interface World {
  readonly seed: number
  readonly now: Date
  readonly rows: { readonly [Name in Table]: Row<Name>[] }
}

/** A world in the making, and what is drawn by lot for it. */
export interface Making extends World {
  readonly chance: Chance
  /** An id that nothing else has, and the same one every time the world is made. */
  readonly id: <Kind extends string>(kind: Kind) => Id<Kind>
  /** A day so many days from the one in Greenwich. */
  readonly day: (from: number) => string
  /** A moment so many hours from now. */
  readonly moment: (from: number) => Date
  /** Days between which something holds: mostly today, and often at an edge. */
  readonly days: () => { starts_on: string; ends_on: string | null }
}

/** One network of a world in the making. */
export interface Network {
  readonly id: Id<'network'>
  readonly organisations: readonly Id<'organisation'>[]
  readonly people: readonly Id<'person'>[]
}

/** How many people are in each network: the first holds two schools and a home under an organisation of their own. */
const sizes = [52, 26, 14]

export function randomWorld(seed: number): World {
  const making = begin(seed)
  for (const [at, size] of sizes.entries()) {
    const id = making.id('network')
    making.rows.network.push({ id, name: `Network ${at + 1}` })
    const organisations = addPlaces(making, id, at === 0)
    const people = addPeople(making, { id, organisations, size })
    const network = { id, organisations, people }
    addGoals(making, network)
    addCircles(making, network)
  }
  const { now, rows } = making
  return { seed, now, rows }
}

function begin(seed: number): Making {
  const chance = chanceFor(seed, 'a world')
  const now = new Date(Date.UTC(2026, 2, 30) + chance.between(0, 47) * 3_600_000)
  let ids = 0
  const moment = (from: number) => new Date(now.getTime() + from * 3_600_000)
  const day = (from: number) =>
    moment(from * 24)
      .toISOString()
      .slice(0, 10)
  return {
    seed,
    now,
    chance,
    rows: noRows(),
    id: (kind) => idFrom(`${seed} ${kind} ${++ids}`),
    day,
    moment,
    days() {
      const [starts, ends] = chance.pick(spans)
      return { starts_on: day(starts), ends_on: ends === null ? null : day(ends) }
    },
  }
}

/** From how many days away, to how many: past, to come, at an edge, and most often now. */
const spans: readonly (readonly [number, number | null])[] = [
  ...Array.from({ length: 8 }, () => [-50, null] as const),
  [-50, 20],
  [0, 20],
  [-100, -5],
  [5, 40],
  [-30, 0],
  [-30, 1],
  [-30, -1],
  [1, null],
  [-1, null],
]

function idFrom<Kind extends string>(words: string): Id<Kind> {
  const digits = createHash('sha256').update(words).digest('hex')
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ].map(([from, to]) => digits.slice(from, to))
  return `${a}-${b}-${c}-${d}-${e}` as Id<Kind>
}

/** In the order in which they can be filled. */
const tables: readonly Table[] = [
  'network',
  'organisation',
  'person',
  'affiliation',
  'guardianship',
  'birth',
  'look',
  'look_reason',
  'academic_session',
  'course',
  'classroom',
  'classroom_membership',
  'roster_import',
  'framework',
  'competency',
  'competency_link',
  'goal',
  'pursuit',
  'pursuit_words',
  'pursuit_state',
  'done_step',
  'proposal',
  'plan',
  'circle',
  'circle_membership',
  'invitation',
  'job',
  'session',
  'sign_in_link',
  'audit_chain',
  'audit_entry',
  'audit_payload',
  'audit_checkpoint',
]

function noRows(): Making['rows'] {
  return Object.fromEntries(tables.map((table) => [table, []])) as unknown as Making['rows']
}
