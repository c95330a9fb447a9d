import { randomUUIDv7 } from 'node:crypto'
import { Refusal } from './errors.ts'
import { platformWords } from './words.ts'

declare const kindOfId: unique symbol

/** The id of one thing of the named kind: a UUIDv7, so that rows made together lie together. */
export type Id<Kind extends string> = string & { readonly [kindOfId]: Kind }

export function newId<Kind extends string>(_kind: Kind): Id<Kind> {
  return randomUUIDv7() as string as Id<Kind>
}

/** Whether this text is written as an id: thirty-two hexadecimal digits in the five groups of RFC 9562. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text)
}

/** An id that came from outside. What is not even written as an id is refused as *not found*. */
export function readId<Kind extends string>(_kind: Kind, text: string | undefined): Id<Kind> {
  if (text === undefined || !isId(text)) throw new Refusal('not-found', platformWords.notFound)
  return text as Id<Kind>
}
