import type { ClientBase } from 'pg'
import type { Said, Word } from '../../i18n/word.ts'

/** One thing that the second wall rests on: what is looked at, and the gaps found there, as sentences. */
export interface Footing {
  readonly what: Word<never>
  readonly gaps: (client: ClientBase) => Promise<readonly Said[]>
}
