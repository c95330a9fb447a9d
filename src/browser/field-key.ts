/** A thing in a form that holds the focus or an answer. */
export type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLButtonElement

export function isControl(element: Element | null): element is Control {
  return element?.matches('input, textarea, select, button') ?? false
}

/**
 * What tells one control from all others, and stays the same when the page is fetched again: its id,
 * else its form's address and unseen answers, its own name and, among choices and buttons, its value.
 */
export function keyOf(control: Control): string {
  if (control.getAttribute('id')) return `#${control.getAttribute('id')}`
  const among = /^(radio|checkbox|submit|button)$/.test(control.type) ? control.value : ''
  const form = control.closest('form')
  return [form?.getAttribute('action'), form && unseen(form), control.name, among].join(' ')
}

/** The hidden answers of a form, without the fresh id that is another each time, and without what it began from. */
function unseen(form: HTMLFormElement): string {
  const hidden = form.querySelectorAll<HTMLInputElement>(
    'input[type=hidden]:not([name=id], [name^="began."])',
  )
  return [...hidden].map(({ name, value }) => `${name}=${value}`).join('&')
}

export function controlsByKey(): Map<string, Control> {
  const all = document.querySelectorAll<Control>('input, textarea, select, button')
  return new Map([...all].toReversed().map((control) => [keyOf(control), control]))
}
