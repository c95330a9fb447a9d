import { keepFocus } from './focus.ts'
import { keepOpen, keepScroll, keepTyped } from './keep.ts'

/** Told to the document when something new is on show. */
export const shownEvent = 'kith-shown'

interface How {
  /** The id of the part to replace; the whole of `main` without it, or when the new page lacks it. */
  region?: string | undefined
  /** The form that was sent: what was typed into it has arrived and is not kept. */
  sent?: HTMLFormElement | undefined
  /** It is still the same page, so the reader stays where they are in it. */
  stays: boolean
}

/** Puts a fetched page, or one part of it, in the place of what is on show. */
export function show(page: Document, { region, sent, stays }: How): void {
  const id = region && inBoth(region, page) ? region : 'main'
  const old = document.getElementById(id)
  const fresh = page.getElementById(id)
  if (!old || !fresh) throw new TypeError(`There is no #${id} to replace.`)
  const kept = stays ? [keepTyped(sent), keepOpen(sent), keepScroll(), keepFocus()] : []

  takeSymbols(page)
  old.replaceWith(fresh)
  if (id === 'main') takeFrame(page)
  kept.forEach((restore) => restore())

  if (!stays) arrive()
  if (sent) document.getElementById('errors')?.focus()
  document.dispatchEvent(new Event(shownEvent))
}

function inBoth(id: string, page: Document): boolean {
  return document.getElementById(id) !== null && page.getElementById(id) !== null
}

/** A page that the reader has come to begins at its top, and listening begins there too. */
function arrive(): void {
  scrollTo(0, 0)
  document.getElementById('main')?.focus({ preventScroll: true })
}

/** The title, and what stands around the main part where it is not the same. */
function takeFrame(page: Document): void {
  document.title = page.title
  for (const part of ['.top', '.foot']) {
    const old = document.querySelector(part)
    const fresh = page.querySelector(part)
    if (old && fresh && !old.isEqualNode(fresh)) old.replaceWith(fresh)
  }
}

/** The marks that the new page draws with and the old one did not. */
function takeSymbols(page: Document): void {
  const sprite = document.getElementById('marks')
  const fresh = page.getElementById('marks')
  if (!sprite && fresh) document.body.prepend(fresh)
  for (const symbol of sprite ? (fresh?.querySelectorAll('symbol') ?? []) : []) {
    if (!document.getElementById(symbol.id)) sprite?.append(symbol)
  }
}
