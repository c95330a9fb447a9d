import type { Place } from './place.ts'

/** What a fault is in. */
export type Kind =
  | 'row security'
  | 'writing past row security'
  | 'grants'
  | 'boot'
  | 'law'
  | 'standing'
  | 'settings'
  | 'first wall'
  | 'kept decision'
  | 'session'
  | 'existence'
  | 'answer'
  | 'registry'
  | 'log'
  | 'audit trail'

/** Takes a fault away. */
export type Heal = () => void | Promise<void>

/** Something that could be wrong with Kith. No switch in the program makes it so: tests put it there, and look whether it is noticed. */
export interface Fault {
  readonly kind: Kind
  readonly name: string
  /** Puts it there, and answers how it is taken away. */
  plant(place: Place): Heal | Promise<Heal>
  /** Whether a check of the suite speaks now. It must be silent before, and after. */
  isFound(place: Place): Promise<boolean>
}
