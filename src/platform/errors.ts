import type { Said, Word } from './i18n/word.ts'

export type RefusalKind = 'not-found' | 'forbidden' | 'invalid' | 'conflict'

/** A refusal that the person at the other end can act on; every other throw is a bug. */
export class Refusal extends Error {
  override name = 'Refusal'
  readonly kind: RefusalKind
  readonly said: Said

  constructor(kind: RefusalKind, word: Word<never>, options?: ErrorOptions)
  constructor(kind: RefusalKind, said: Said, options?: ErrorOptions)
  constructor(kind: RefusalKind, what: Word<string> | Said, options?: ErrorOptions) {
    const said = 'word' in what ? what : { word: what, args: {} }
    super(said.word.english, options)
    this.kind = kind
    this.said = said
  }
}
