import { IntlMessageFormat } from 'intl-messageformat'
import { pseudo } from './pseudo.ts'
import type { Locale } from './locale.ts'
import type { Args, Said, Word } from './word.ts'

/** Says words in one language. */
export interface Say {
  readonly locale: Locale
  (word: Word<never>): string
  <Names extends string>(word: Word<Names>, args: Args<Names>): string
  /** Says what was kept for later. */
  said(said: Said): string
}

const formats = new Map<string, IntlMessageFormat>()

/** The speaker of a language. Words it does not have are said in English. */
export function speaker(locale: Locale): Say {
  const say = (word: Word<string>, args: Args<string> = {}) =>
    String(format(locale, word).format(args))
  return Object.assign(say, {
    locale,
    said: ({ word, args }: Said) => say(word, args),
  }) as Say
}

function format(locale: Locale, word: Word<string>): IntlMessageFormat {
  const id = `${locale.tag} ${word.key}`
  const known = formats.get(id)
  if (known) return known
  const text = locale.words?.[word.key] ?? word.english
  const made = new IntlMessageFormat(
    locale.pseudo ? pseudo(text, locale.pseudo) : text,
    locale.formatTags,
  )
  formats.set(id, made)
  return made
}
