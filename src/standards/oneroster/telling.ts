import type { Relationship, RosterRole, RosterRow } from './roster.ts'

/** One row of a roster that tells of a relation. */
export interface Telling {
  readonly starts: string
  readonly ends: string
  /** The role that it gives, or what the two are to each other; empty where their roles say that. */
  readonly as: string
  readonly record: string
}

/** Anything that a row tells of. */
export interface Told extends RosterRow {
  readonly ended: boolean
  readonly starts?: string
  readonly ends?: string
  readonly role?: RosterRole
  readonly relationship?: Relationship
  readonly isByRole?: true
}

/** All rows that tell that this holds, as they are kept; none of what is over. */
export function tellingsOf(told: Told): readonly string[] {
  const { record, ended, starts = '', ends = '', role, relationship, isByRole, also = [] } = told
  if (record === undefined || ended) return also
  const as = role ?? (isByRole ? '' : (relationship ?? ''))
  return [...new Set([[starts, ends, as, record].join('\t'), ...also])].toSorted()
}

export function tellingIn(kept: string): Telling {
  const [starts = '', ends = '', as = '', ...record] = kept.split('\t')
  return { starts, ends, as, record: record.join('\t') }
}

/**
 * Of two people who are no guardian and child for now, or no more, the rows that still tell that they belong to
 * each other: a role of one of them may make them that again, though none of these rows comes with it.
 */
export function asWaiting(kept: readonly string[]): readonly string[] {
  return kept.map((one) => (isWaiting(one) ? one : `${waiting}${one}`))
}

/** Of rows that tell of two people, those that wait, as they are where they make a link. */
export function awoken(kept: readonly string[]): readonly string[] {
  return kept.filter(isWaiting).map((one) => one.slice(waiting.length))
}

export function isWaiting(kept: string): boolean {
  return kept.startsWith(waiting)
}

/** In the place of a first day, which no row tells of a guardian. */
const waiting = 'waits'

/** Of rows that tell of the same, the one that holds longest. */
export function longest(kept: readonly string[]): Telling | undefined {
  const strength = ({ starts, ends }: Telling) => `${ends || '9999-12-31'} ${starts}`
  return kept
    .map(tellingIn)
    .toSorted((one, other) => (strength(one) < strength(other) ? 1 : -1))
    .at(0)
}
