import type { Id } from '../../platform/id.ts'
import { nobody } from '../../platform/viewer.ts'

/** The one word for each act that is written down, and what kind of thing it is done to. */
const objects = {
  'sign-in.link-made': 'person',
  'session.begun': 'person',
  'session.ended': 'person',
  'person.suspended': 'person',
  'person.restored': 'person',
  'organisation.founded': 'organisation',
  'classroom.made': 'classroom',
  'classroom.person-let-in': 'classroom',
  'classroom.person-let-go': 'classroom',
  'roster.applied': 'organisation',
  'roster.granted': 'organisation',
  'roster.exported': 'organisation',
  'framework.brought-in': 'framework',
  'framework.exported': 'framework',
  'look.begun': 'person',
  'look.ended': 'person',
  'proposal.made': 'proposal',
  'proposal.taken-back': 'proposal',
  'proposal.taken-away': 'proposal',
  'demo-world.made': 'organisation',
} as const

export type Action = keyof typeof objects

/** Every one of them; the database knows the same, and lets nothing else be written down. */
export const actions = Object.keys(objects) as readonly Action[]

/** Something done about people, in ids alone. */
export interface Deed<Did extends Action = Action> {
  /** Whose record it stands in: the organisation that keeps the record of whom it is about, or for whose sake it is done. */
  readonly organisation: Id<'organisation'>
  readonly action: Did
  readonly object: Id<(typeof objects)[Did]>
  /** What may be forgotten later. */
  readonly facts?: Facts
}

/** Ids, counts, roles and days. Never a name, never what a person wrote: the database knows the facts of each deed (audit.fact). */
export type Facts = Readonly<Record<string, string | number | boolean>>

export function objectKind(action: Action): string {
  return objects[action]
}

/** Where that is written which concerns every network on a server: a chain under the id of nobody. */
export const serversOwn = {
  network: nobody as string as Id<'network'>,
  organisation: nobody as string as Id<'organisation'>,
} as const

/**
 * The facts as one text, the same for the same facts in whatever order.
 *
 * @throws for a text that could be a name or somebody's words, which is a bug of who records it.
 */
export function written(facts: Facts): string {
  const entries = Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (const [name, value] of entries) {
    if (isPlain(name) && isPlain(value)) continue
    throw new Error(`The fact ${name} of a deed is neither an id, a count, a role nor a day.`)
  }
  return JSON.stringify(Object.fromEntries(entries))
}

/** An id, a role or a day is one small word; a name has a capital letter, or a space. */
function isPlain(value: string | number | boolean): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  return typeof value === 'boolean' || /^[a-z0-9][a-z0-9.-]{0,63}$/.test(value)
}
