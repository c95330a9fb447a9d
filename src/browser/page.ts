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
  const page = new DOMParser().parseFromString(trusted(await answer.text()), 'text/html')
  if (!page.getElementById('main')) throw new TypeError(`${answer.url} answered with no main part.`)
  return page
}

/**
 * Lets the browser read this text of ours as a page. One that knows Trusted Types makes a page of no other text,
 * whoever asks (`trusted-types` in the policy that comes with every page).
 */
function trusted(text: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('kith-page', { createHTML: (html) => html })
  return policy?.createHTML(text) ?? text
}

let policy: Policy | undefined

/** What Trusted Types are to us; TypeScript does not know them yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy
}
interface Policy {
  createHTML(html: string): string
}
