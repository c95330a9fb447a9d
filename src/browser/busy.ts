/**
 * What counts as the same form. One that is sent by a choice says how things are to be from now on,
 * so it goes by its address: the page may have changed since it set out, and another element stands
 * in its place.
 */
type Key = HTMLFormElement | string

/** A form as it was sent: with the button that did it, if one did. */
export interface Sent {
  readonly form: HTMLFormElement
  readonly button: HTMLElement | null
}

/** Forms on their way. A second tap on the same form is the same tap, unless it is a later choice. */
const onTheirWay = new Map<Key, HTMLFormElement>()

/** The later choices, each of which goes when the one before it has come back. */
const waiting = new Map<Key, Sent>()

export function isSentByChoice(form: HTMLFormElement): boolean {
  return form.querySelector('[data-send-on-change]') !== null
}

export function isOnItsWay(form: HTMLFormElement): boolean {
  return onTheirWay.has(keyOf(form))
}

export function isAnyOnItsWay(): boolean {
  return onTheirWay.size > 0
}

export function keepBusy(form: HTMLFormElement, button: HTMLElement | null): void {
  onTheirWay.set(keyOf(form), form)
  form.setAttribute('aria-busy', 'true')
  button?.setAttribute('aria-disabled', 'true')
}

export function rest(form: HTMLFormElement): void {
  onTheirWay.delete(keyOf(form))
  form.removeAttribute('aria-busy')
  for (const button of form.querySelectorAll('[aria-disabled]')) {
    button.removeAttribute('aria-disabled')
  }
}

/** A page that the browser kept and shows again has nothing on its way. */
export function restAll(): void {
  onTheirWay.forEach(rest)
  waiting.clear()
}

export function letWait(sent: Sent): void {
  waiting.set(keyOf(sent.form), sent)
}

/** Whether something else has been chosen since this form set out. */
export function isOutdated(form: HTMLFormElement): boolean {
  return waiting.has(keyOf(form))
}

export function takeNext(form: HTMLFormElement): Sent | undefined {
  const next = waiting.get(keyOf(form))
  waiting.delete(keyOf(form))
  return next
}

export function takeAllNext(): readonly Sent[] {
  const all = [...waiting.values()]
  waiting.clear()
  return all
}

function keyOf(form: HTMLFormElement): Key {
  return isSentByChoice(form) ? (form.getAttribute('action') ?? '') : form
}
