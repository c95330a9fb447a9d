import { createHash } from 'node:crypto'
import { Refusal } from './errors.ts'
import type { Say } from './i18n/say.ts'
import { platformWords as words } from './words.ts'

/** What stands in each field of a form. */
export type Texts = Readonly<Record<string, string>>

/** A sign of what stood in each field when its writer began. A field without one is written whatever stands there. */
export type Began = Readonly<Record<string, string>>

/** Under this and its own name a form carries the sign of a field. */
export const beganPrefix = 'began.'

/** The signs that a form of these texts carries. */
export function beganWith(texts: Texts): Began {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, signOf(text)]))
}

/** The signs that came with a form. */
export function beganIn(given: Texts): Began {
  const signs = Object.entries(given).filter(([name]) => name.startsWith(beganPrefix))
  return Object.fromEntries(signs.map(([name, sign]) => [name.slice(beganPrefix.length), sign]))
}

/** Refuses a form that another has overtaken: nothing of it is written. Carries what stands there now. */
export class Overtaken extends Refusal {
  override name = 'Overtaken'
  readonly there: Texts

  constructor(there: Texts) {
    super('conflict', words.overtaken)
    this.there = there
  }
}

/**
 * The names of the fields that their writer changed, and nobody else did: those to be written. The others keep what
 * stands there by now. Throws `Overtaken` where another has written what the writer changed too.
 */
export function changedAlone<Sent extends Texts>(
  sent: Sent,
  there: { readonly [Name in keyof Sent]: string },
  began: Began,
): readonly (keyof Sent & string)[] {
  const changed = Object.keys(sent).filter((name) => isChanged(sent, began, name))
  if (changed.some((name) => isOvertaken({ sent, there, began }, name))) throw new Overtaken(there)
  return changed
}

/** A form as it is shown once more after another has overtaken it. */
export interface FormAgain {
  readonly given: Texts
  readonly errors: Texts
  readonly began: Began
}

/**
 * The same form, with what was written where something was written, and what stands there now where nothing was. A field that
 * both have written says so, and what it says now (`said`, in words, where its value is none).
 */
export function formAgain(say: Say, given: Texts, there: Texts, said: Texts = there): FormAgain {
  const began = beganIn(given)
  const sent = Object.fromEntries(Object.keys(there).map((name) => [name, given[name] ?? '']))
  const names = Object.keys(there)
  const untouched = names.filter((name) => !isChanged(sent, began, name))
  const overtaken = names.filter(
    (name) => isChanged(sent, began, name) && isOvertaken({ sent, there, began }, name),
  )
  const now = (name: string) => said[name]?.trim() ?? ''
  return {
    given: { ...given, ...Object.fromEntries(untouched.map((name) => [name, there[name] ?? ''])) },
    errors: Object.fromEntries(
      overtaken.map((name) => [
        name,
        now(name) === '' ? say(words.nowEmpty) : say(words.nowSays, { now: now(name) }),
      ]),
    ),
    began: beganWith(there),
  }
}

function isChanged(sent: Texts, began: Began, name: string): boolean {
  return began[name] === undefined || signOf(sent[name] ?? '') !== began[name]
}

function isOvertaken(
  { sent, there, began }: { sent: Texts; there: Texts; began: Began },
  name: string,
): boolean {
  const [mine, now] = [signOf(sent[name] ?? ''), signOf(there[name] ?? '')]
  return began[name] !== undefined && now !== began[name] && now !== mine
}

/** Spaces at the ends are no words: what is kept has none. */
function signOf(text: string): string {
  return createHash('sha256').update(text.trim()).digest('base64url').slice(0, 12)
}
