/**
 * What its publisher holds worth learning, and what comes before what: one framework, whole, as it
 * comes in and as it goes out. Things are named by the publisher's identifiers, never by our ids.
 */
export interface Framework {
  readonly identifier: string
  readonly uri: string
  readonly title: string
  readonly creator: string
  readonly language?: string
  /** Its standing where it came from: *Adopted*, *Draft* and the like. */
  readonly status?: string
  /** When its publisher last changed it, as an ISO instant. */
  readonly changedAt?: string
  readonly competencies: readonly Competency[]
  readonly links: readonly Link[]
  readonly foreign: Foreign
}

/** Something that can be learnt. */
export interface Competency {
  readonly identifier: string
  readonly uri: string
  readonly statement: string
  /** A name for the statement, where it has one. */
  readonly short: string
  /** What people quote it by: `5.NF.A.1`. */
  readonly code: string
  /** The years or stages it is meant for. */
  readonly level: string
  /** What its publisher calls such a thing: *Domain*, *Competence*. */
  readonly kind: string
  readonly notes: string
  readonly endedOn?: string
  readonly foreign: Foreign
}

/** How one competency stands to another: read *from* is … *to*. */
export interface Link {
  readonly identifier: string
  readonly uri: string
  readonly kind: LinkKind
  /** The competency's identifier. Without one: the framework itself, or a thing elsewhere that `foreign` names. */
  readonly from?: string
  readonly to?: string
  readonly sequence?: number
  readonly endedOn?: string
  readonly foreign: Foreign
}

export type LinkKind = (typeof linkKinds)[number] | `ext:${string}`

export const linkKinds = [
  'child-of',
  'precedes',
  'related-to',
  'peer-of',
  'part-of',
  'same-as',
  'replaced-by',
  'example-of',
  'has-level',
  'translation-of',
] as const

/** What a package says that we have no noun for, kept as it came so that it can go out again. */
export type Foreign = Readonly<Record<string, unknown>>

/** What to call a competency where there is room for a line: its name, or as much of what it says. */
export function nameOf({ short, statement }: Pick<Competency, 'short' | 'statement'>): string {
  return short || briefly(statement, 100)
}

/** As many whole words as fit into so many letters. */
export function briefly(text: string, letters: number): string {
  if (text.length <= letters) return text
  const cut = text.slice(0, letters).toWellFormed()
  const end = cut.lastIndexOf(' ')
  return `${(end > letters / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.–-]+$/u, '')}…`
}
