import { isOnItsWay } from './busy.ts'
import { controlsByKey, keyOf } from './field-key.ts'
import type { Control } from './field-key.ts'

type Restore = () => void

/**
 * Keeps what was typed or chosen anywhere on the page but in the form that was sent. What is on its
 * way is kept as well, even where it looks unchanged: its own answer has yet to come.
 */
export function keepTyped(sent: HTMLFormElement | undefined): Restore {
  const typed = [...document.querySelectorAll<Control>('input, textarea, select')]
    .filter((control) => !sent?.contains(control) && (isChanged(control) || isSent(control)))
    .map((control) => [keyOf(control), control] as const)
  return () => {
    const now = controlsByKey()
    for (const [key, old] of typed) fillAs(now.get(key), old)
  }
}

function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    return [...control.options].some(
      ({ selected, defaultSelected }) => selected !== defaultSelected,
    )
  }
  if (control instanceof HTMLInputElement && /^(radio|checkbox)$/.test(control.type)) {
    return control.checked !== control.defaultChecked
  }
  return 'defaultValue' in control && control.value !== control.defaultValue
}

function isSent({ form }: Control): boolean {
  return form !== null && isOnItsWay(form)
}

function fillAs(control: Control | undefined, old: Control): void {
  if (!control || control === old || control.type !== old.type) return
  if (!(control instanceof HTMLInputElement && old instanceof HTMLInputElement)) {
    control.value = old.value
  } else if (control.type === 'file') {
    control.files = old.files
  } else if (/^(radio|checkbox)$/.test(control.type)) {
    control.checked = old.checked
  } else if (control.type !== 'hidden') {
    control.value = old.value
  }
}

/**
 * Keeps open what the reader opened and what has an id: `<details>`, a popover, a dialog. The dialog
 * that was just answered has done its part.
 */
export function keepOpen(sent: HTMLFormElement | undefined): Restore {
  const open = document.querySelectorAll(
    'details[id][open], [popover][id]:popover-open, dialog[id]:modal',
  )
  const ids = [...open].filter((part) => !sent || !part.contains(sent)).map(({ id }) => id)
  return () => ids.forEach((id) => openAgain(document.getElementById(id)))
}

function openAgain(part: HTMLElement | null): void {
  if (part instanceof HTMLDetailsElement) part.open = true
  else if (part instanceof HTMLDialogElement && !part.open) part.showModal()
  else if (part?.popover && !part.matches(':popover-open')) part.showPopover()
}

/** Keeps where the reader is: on the page, and inside each frame that moves by itself and has an id. */
export function keepScroll(): Restore {
  const page = [scrollX, scrollY] as const
  const frames = [...document.querySelectorAll('.table[id], [data-scrolls][id]')].map(
    ({ id, scrollLeft, scrollTop }) => ({ id, scrollLeft, scrollTop }),
  )
  return () => {
    for (const { id, scrollLeft, scrollTop } of frames) {
      document.getElementById(id)?.scrollTo(scrollLeft, scrollTop)
    }
    scrollTo(...page)
  }
}
