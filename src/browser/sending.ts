/** What a form would send, and where. */
export interface Sending {
  readonly url: URL
  readonly init: RequestInit
  /** The id of the part of the page that the answer replaces. */
  readonly region: string | undefined
}

/**
 * What this form would send, or nothing when the browser should send it by itself: to another site,
 * into another window, or marked `data-whole`. Attributes are read by name, because a field called
 * `action` or `id` hides the form's own property.
 */
export function sendingOf(form: HTMLFormElement, button: HTMLElement | null): Sending | undefined {
  const said = (name: string) =>
    button?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? ''
  const url = new URL(said('action'), location.href)
  if (isLeft(form, button) || said('target') || url.origin !== location.origin) return undefined
  const region = form.getAttribute('data-region') ?? undefined
  const filled = new FormData(form, button)
  switch (said('method').toLowerCase()) {
    case 'post':
      return { url, init: { method: 'POST', body: packed(filled, said('enctype')) }, region }
    case 'dialog':
      return undefined
    default:
      return { url: asked(url, filled), init: {}, region }
  }
}

function isLeft(form: HTMLFormElement, button: HTMLElement | null): boolean {
  return form.hasAttribute('data-whole') || button?.hasAttribute('data-whole') === true
}

function packed(filled: FormData, enctype: string): FormData | URLSearchParams {
  return enctype === 'multipart/form-data' ? filled : inWords(filled)
}

/** A question's answers in the address; those left empty stay out of it. */
function asked(url: URL, filled: FormData): URL {
  url.search = new URLSearchParams(
    [...inWords(filled)].filter(([, value]) => value !== ''),
  ).toString()
  return url
}

function inWords(filled: FormData): URLSearchParams {
  const words = [...filled].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : value.name,
  ])
  return new URLSearchParams(words)
}
