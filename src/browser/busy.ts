/** Forms on their way. A second tap on the same form is the same tap. */
const onTheirWay = new Set<HTMLFormElement>()

export function isOnItsWay(form: HTMLFormElement): boolean {
  return onTheirWay.has(form)
}

export function isAnyOnItsWay(): boolean {
  return onTheirWay.size > 0
}

export function setOut(form: HTMLFormElement, button: HTMLElement | null): void {
  onTheirWay.add(form)
  form.setAttribute('aria-busy', 'true')
  button?.setAttribute('aria-disabled', 'true')
}

export function rest(form: HTMLFormElement): void {
  onTheirWay.delete(form)
  form.removeAttribute('aria-busy')
  for (const button of form.querySelectorAll('[aria-disabled]')) {
    button.removeAttribute('aria-disabled')
  }
}

/** A page that the browser kept and shows again has nothing on its way. */
export function restAll(): void {
  onTheirWay.forEach(rest)
}
