/** Asks for a page of ours, or sends a form to it. */
export function ask(url: URL | string, init: RequestInit = {}): Promise<Response> {
  return fetch(url, { headers: { accept: 'text/html' }, ...init })
}

/** The page in an answer. Throws when there is none in it. */
export async function pageAt(answer: Response): Promise<Document> {
  const ours = new URL(answer.url).origin === location.origin
  if (!ours || !answer.headers.get('content-type')?.startsWith('text/html')) {
    throw new TypeError(`${answer.url} answered with no page of ours.`)
  }
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  if (!page.getElementById('main')) throw new TypeError(`${answer.url} answered with no main part.`)
  return page
}
