import type { Offence, Source } from './source.ts'

/** A law of the house: how an offence against it is found, and offences planted to prove that they are. */
export interface Law {
  readonly law: string
  readonly offences: (code: readonly Source[]) => readonly Offence[]
  /** Small code bases, each of which breaks the law. */
  readonly planted: readonly Files[]
  /** What looks like an offence and is none. */
  readonly innocent?: readonly Files[]
  /** Files that may do it all the same, each with the reason. */
  readonly except?: Readonly<Record<string, string>>
}

type Files = Readonly<Record<string, string>>

/** The folder of a subject: `learning/circles`. What lies in no subject has none. */
export function subjectOf(path: string): string | undefined {
  return /^src\/((?:people|learning|practice|network|standards)\/[^/]+)\//.exec(path)?.[1]
}

/** What lies right under the sources: `learning`, or `app.ts`. */
export function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

export function fileOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
