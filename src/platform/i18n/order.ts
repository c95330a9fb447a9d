import type { Locale } from './locale.ts'

/** Puts one text before or after another. */
export type Compare = (one: string, other: string) => number

/** The order in which readers of this language look for a word: letters first, then accents, then capitals. */
export function orderIn({ formatTags }: Locale): Compare {
  return new Intl.Collator(formatTags).compare
}
