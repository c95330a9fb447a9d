import { controlsByKey, isControl, keyOf } from './field-key.ts'

/**
 * Keeps the focus where it is: on the same control or link, else on what opened the part it was in,
 * else on that part itself, so that nobody who listens or uses the keyboard is thrown to the top.
 */
export function keepFocus(): () => void {
  const old = document.activeElement
  if (!old || old === document.body) return () => {}
  const find = finderOf(old)
  const around = idsAround(old)
  const range = rangeOf(old)
  return () => {
    if (old.isConnected && document.activeElement === old) return
    const same = find()
    if (focused(same)) return range && selectIn(same, range)
    for (const id of around) {
      if (focused(document.getElementById(`${id}-link`)) || focusedPart(id)) return
    }
  }
}

/** How the same element is found on the page once it has changed. */
function finderOf(old: Element): () => Element | null | undefined {
  const { id, textContent } = old
  if (isControl(old)) {
    const key = keyOf(old)
    return () => controlsByKey().get(key)
  }
  if (id === '' && old instanceof HTMLAnchorElement) {
    const isSame = (link: Element) =>
      link.getAttribute('href') === old.getAttribute('href') && link.textContent === textContent
    return () => [...document.links].find(isSame)
  }
  return () => document.getElementById(id)
}

function idsAround(element: Element): string[] {
  const ids: string[] = []
  for (let part = element.parentElement; part; part = part.parentElement) {
    const id = part.getAttribute('id')
    if (id) ids.push(id)
  }
  return ids
}

function focused(element: Element | null | undefined): boolean {
  if (!(element instanceof HTMLElement || element instanceof SVGElement)) return false
  element.focus({ preventScroll: true })
  return document.activeElement === element
}

/** A part of the page is no control; it takes the focus only while it holds it. */
function focusedPart(id: string): boolean {
  const part = document.getElementById(id)
  if (part && !part.hasAttribute('tabindex')) {
    part.setAttribute('tabindex', '-1')
    part.addEventListener('blur', () => part.removeAttribute('tabindex'), { once: true })
  }
  return focused(part)
}

type Range = readonly [number, number]

function rangeOf(element: Element): Range | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement))
    return undefined
  const { selectionStart, selectionEnd } = element
  return selectionStart === null || selectionEnd === null
    ? undefined
    : [selectionStart, selectionEnd]
}

function selectIn(element: Element | null | undefined, range: Range): void {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    element.setSelectionRange(...range)
  }
}
