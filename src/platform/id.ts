import { hash, randomUUIDv7 } from 'node:crypto'
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

/**
 * The id of what a form makes. It follows from the id that was put into the form and from who sends it, or for whom: the same form
 * sent twice makes one thing, and no form, whatever id is put into it, meets a thing of somebody else's. Of a form
 * without an id each is a new one.
 */
export function idOfForm<Kind extends string>(
  sender: Id<'person'> | Id<'organisation'>,
  kind: Kind,
  text: string | undefined,
): Id<Kind> {
  if (text === undefined) return newId(kind)
  const given = readId(kind, text)
  const own = hash('sha256', `${sender} ${given}`)
  // As of a UUIDv7: when it was made, version and variant; and in the place of chance, what is the sender's own.
  const variant = '89ab'.charAt(Number.parseInt(own.charAt(3), 16) % 4)
  const groups = [
    given.slice(0, 13),
    `7${own.slice(0, 3)}`,
    variant + own.slice(4, 7),
    own.slice(7, 19),
  ]
  return groups.join('-') as Id<Kind>
}

/** An id that came from outside. What is not even written as an id is refused as *not found*. */
export function readId<Kind extends string>(_kind: Kind, text: string | undefined): Id<Kind> {
  if (text === undefined || !isId(text)) throw new Refusal('not-found', platformWords.notFound)
  return text as Id<Kind>
}
