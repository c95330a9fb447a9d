import { said, wordOf, type Args, type Said } from './word.ts'

/** A sentence by the key of its word, so that it can be kept, and said again in the language of whoever looks. */
export interface KeptSaid {
  readonly key: string
  readonly args: Readonly<Record<string, string | number>>
}

export function keptSaid({ word, args }: Said): KeptSaid {
  const entries = Object.entries(args).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : value,
  ])
  return { key: word.key, args: Object.fromEntries(entries) as KeptSaid['args'] }
}

/** The sentence again; nothing if this version has no such words. */
export function saidAgain({ key, args }: KeptSaid): Said | undefined {
  const word = wordOf(key)
  return word && said(word, args as Args<string>)
}
