import { randomBytes } from 'node:crypto'
import type { Id } from '../../src/platform/id.ts'
import type { Act, LawObject } from '../../src/policy/law.ts'
import type { Bounds } from '../../src/policy/relation.ts'

/** A text that occurs once in the world, and what one must be allowed in order to read it. */
export interface Canary {
  readonly token: string
  /** Whose text it is. */
  readonly of: Id<'person'>
  readonly object: LawObject
  readonly act: Act
  readonly bounds: Bounds
}

/** Texts of one person that can be told from all others wherever they turn up. */
export interface Cage {
  /** A text for this field; it says what it is, and is nowhere else. */
  words(field: string, asks: Pick<Canary, 'object' | 'act'>, bounds?: Bounds): string
}

/** Keeps what it lets out in the list. */
export function cageOf(of: Id<'person'>, kept: Canary[]): Cage {
  return {
    words(field, asks, bounds = {}) {
      const token = `canary${randomBytes(6).toString('hex')}`
      kept.push({ token, of, ...asks, bounds: { person: of, ...bounds } })
      return `${field} ${token}`
    },
  }
}
