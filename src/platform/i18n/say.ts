import { IntlMessageFormat } from 'intl-messageformat'
import { formattersIn } from './formatters.ts'
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

/** The speaker of a language, who tells days as they are in this time zone. Words it does not have are said in English. */
export function speaker(locale: Locale, timeZone?: string): Say {
  const manner = mannerOf(locale, timeZone)
  const say = (word: Word<string>, args: Args<string> = {}) =>
    String(format(manner, word).format(args))
  return Object.assign(say, {
    locale,
    said: ({ word, args }: Said) => say(word, args),
  }) as Say
}

/** A language in a time zone, with the words that were said in it so far. */
interface Manner {
  readonly locale: Locale
  readonly formatters: ReturnType<typeof formattersIn>
  readonly formats: Map<string, IntlMessageFormat>
}

const manners = new Map<string, Manner>()

function mannerOf(locale: Locale, timeZone: string | undefined): Manner {
  const id = `${locale.tag} ${timeZone ?? ''}`
  const manner = manners.get(id) ?? {
    locale,
    formatters: formattersIn(timeZone),
    formats: new Map(),
  }
  manners.set(id, manner)
  return manner
}

function format({ locale, formatters, formats }: Manner, word: Word<string>): IntlMessageFormat {
  const known = formats.get(word.key)
  if (known) return known
  const text = locale.words?.[word.key] ?? word.english
  const said = locale.pseudo ? pseudo(text, locale.pseudo) : text
  const made = new IntlMessageFormat(said, locale.formatTags, undefined, { formatters })
  formats.set(word.key, made)
  return made
}
