import type { LawObject } from '../../policy/law.ts'
import { law } from '../../policy/law.ts'
import type { Grant } from '../../policy/relation.ts'

/** What a learner writes that others may read. */
export type Written = Extract<LawObject, `pursuit:${string}` | 'plan' | `circle:${string}`>

/** Who may stand beside somebody who writes, as the law calls them. */
export const everyReader = [
  'member',
  'classmate',
  'invited',
  'guardian',
  'limited-guardian',
  'teacher',
  'safeguarding-lead',
] as const
export type Reader = (typeof everyReader)[number]

/** What is so of somebody who writes, on this day. */
export interface Around {
  /** Those of the readers whom there is. */
  readonly there: readonly Reader[]
  /** The names of those who look after them in full. */
  readonly guardians: readonly string[]
  /** Whether they are so young that a guardian reads along. */
  readonly isYoung: boolean
}

/** Who reads it whole, and who sees no more than that it is there and what it is called. */
export interface Readers {
  readonly object: Written
  readonly whole: readonly Reader[]
  readonly listed: readonly Reader[]
  readonly guardians: readonly string[]
}

/** Everybody to whom the law opens this, of those whom there is. */
export function readersOf(object: Written, { there, guardians, isYoung }: Around): Readers {
  const opened: { readonly read: readonly Grant[]; readonly list?: readonly Grant[] } = law[object]
  const among = (grants: readonly Grant[]) =>
    there.filter((one) => grants.includes(one) || (isYoung && grants.includes(`${one} if young`)))
  const whole = among(opened.read)
  const listed = among(opened.list ?? []).filter((one) => !whole.includes(one))
  return { object, whole, listed, guardians }
}
