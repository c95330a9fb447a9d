import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../src/app.ts'
import { makeSignInLink } from '../src/people/accounts/actions.ts'
import type { Somebody } from '../src/people/accounts/store.ts'
import { openAssets, type Assets } from '../src/platform/assets/serve.ts'
import type { Site } from '../src/platform/site.ts'

/** Somebody before the pages, with a browser that keeps its cookies and says where its forms come from. */
export interface Visitor {
  readonly cookies: ReadonlyMap<string, string>
  /** What a browser would send by itself, changed or taken out (`undefined`) where a test wants it so. */
  get(path: string, headers?: Said): Promise<Response>
  post(path: string, fields?: Readonly<Record<string, string>>, headers?: Said): Promise<Response>
}

type Said = Readonly<Record<string, string | undefined>>

export async function aVisitor(site: Site): Promise<Visitor> {
  const app = createApp(site, await testAssets())
  const cookies = new Map<string, string>()

  async function ask(path: string, asked: RequestInit, headers: Said): Promise<Response> {
    const said = { cookie: written(cookies), ...headers }
    const known = Object.entries(said).filter(
      (one): one is [string, string] => one[1] !== undefined,
    )
    const answer = await app.request(path, { ...asked, headers: known })
    for (const cookie of answer.headers.getSetCookie()) keep(cookies, cookie)
    return answer
  }

  return {
    cookies,
    get: (path, headers = {}) => ask(path, {}, headers),
    post: (path, fields = {}, headers = {}) =>
      ask(
        path,
        { method: 'POST', body: new URLSearchParams(fields).toString() },
        {
          'content-type': 'application/x-www-form-urlencoded',
          'sec-fetch-site': 'same-origin',
          origin: site.origin,
          ...headers,
        },
      ),
  }
}

/** Somebody who has come in by a link of their own. */
export async function cameIn(site: Site, somebody: Somebody): Promise<Visitor> {
  const visitor = await aVisitor(site)
  const answer = await visitor.post(`/sign-in/${await makeSignInLink(site, somebody)}`)
  if (answer.status !== 303) throw new Error(`The link did not open: ${answer.status}`)
  return visitor
}

let opened: Promise<Assets> | undefined

/** Built files that say nothing: enough for pages to name them. */
export function testAssets(): Promise<Assets> {
  opened ??= openSmallBuild()
  return opened
}

/** Reads it into memory, after which its folder has served. */
async function openSmallBuild(): Promise<Assets> {
  const folder = await smallBuild()
  const assets = await openAssets(folder)
  await rm(folder, { recursive: true })
  return assets
}

async function smallBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kith-small-build-'))
  const manifest = { 'main.js': 'main-1.js', 'kith.css': 'kith-1.css', 'icon.svg': 'icon-1.svg' }
  await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest))
  for (const file of Object.values(manifest)) await writeFile(join(folder, file), '/* small */')
  return folder
}

function written(cookies: ReadonlyMap<string, string>): string | undefined {
  return cookies.size === 0
    ? undefined
    : [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
  if (/;\s*max-age=0/i.test(cookie)) cookies.delete(name)
  else cookies.set(name, value)
}
