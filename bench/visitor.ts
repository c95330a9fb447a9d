import type { Hono } from 'hono'
import { makeSignInLink, signIn } from '../src/people/accounts/actions.ts'
import { sessionCookie } from '../src/people/accounts/guard.ts'
import type { Somebody } from '../src/people/accounts/store.ts'
import { present } from '../src/people/standing/actions.ts'
import type { Site } from '../src/platform/site.ts'
import type { Viewer } from '../src/platform/viewer.ts'

/** Somebody who has come in, before the pages and before the database. */
export interface Visitor {
  readonly viewer: Viewer
  /** The cookie that lets them in, for an app of the same site. */
  readonly cookie: string
  /** What a browser does with a page: asks for it packed, and takes all of it. Answers its bytes on the line. */
  readonly get: (path: string) => Promise<number>
  /** Sends a form; answers where it leads to. */
  readonly post: (path: string, fields: Readonly<Record<string, string>>) => Promise<string>
}

export async function comeIn(site: Site, app: Hono, somebody: Somebody): Promise<Visitor> {
  const cookie = `${sessionCookie}=${await signIn(site, await makeSignInLink(site, somebody))}`
  const found = await present(site.db, somebody.network, somebody.person, site.now())
  if (!found) throw new Error('Nobody of this name may come in.')
  return {
    viewer: found.viewer,
    cookie,
    get: (path) => bytesOf(app, path, { cookie, 'accept-encoding': 'gzip' }),
    post: (path, fields) => send(app, path, { cookie, fields }),
  }
}

/** Takes the whole of a page, and answers how many bytes came. */
export async function bytesOf(
  app: Hono,
  path: string,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Promise<number> {
  const answer = await app.request(path, { headers })
  const { byteLength } = await answer.arrayBuffer()
  if (answer.status !== status) throw new Error(`${path} answers ${answer.status}`)
  return byteLength
}

async function send(
  app: Hono,
  path: string,
  { cookie, fields }: { cookie: string; fields: Readonly<Record<string, string>> },
): Promise<string> {
  const answer = await app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields).toString(),
    headers: {
      cookie,
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
  })
  if (answer.status !== 303) throw new Error(`${path} answers ${answer.status}`)
  return answer.headers.get('location') ?? ''
}
