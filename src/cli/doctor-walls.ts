import { Hono } from 'hono'
import { createApp } from '../app.ts'
import type { OpenSite } from '../opening.ts'
import { checkChain, listChains } from '../people/audit/checking.ts'
import { publicKeyOf } from '../people/audit/checkpoint.ts'
import { findKey } from '../people/audit/key.ts'
import type { Assets } from '../platform/assets/serve.ts'
import type { Finding } from '../platform/db/walls.ts'
import { routesOf } from '../platform/http/routes.ts'
import { said, type Said } from '../platform/i18n/word.ts'
import type { Site } from '../platform/site.ts'
import { law } from '../policy/law.ts'
import { doctorWords as words } from './doctor-words.ts'

/** A wall, and how everything stands that it rests on. */
export interface Wall {
  readonly wall: Said
  readonly looks: readonly { readonly what: Said; readonly gaps: readonly Said[] }[]
}

/**
 * The law, and the routes that say what they are about.
 *
 * @throws Error when one of them does not: an app with such a route does not start.
 */
export function firstWall(site: Site): Wall {
  const routes = routesOf(createApp(site, noAssets))
  const open = routes.filter(({ asks }) => 'nothing' in asks).length
  const cells = Object.values(law).flatMap((acts) => Object.keys(acts)).length
  return {
    wall: said(words.first, {}),
    looks: [
      { what: said(words.routes, { routes: routes.length - open, open }), gaps: [] },
      { what: said(words.law, { objects: Object.keys(law).length, cells }), gaps: [] },
    ],
  }
}

/** What is looked at belongs to the pages, and the pages' files to nobody. */
const noAssets: Assets = { asset: (name) => name, pages: new Hono() }

/** Row security, thing by thing. */
export function secondWall(findings: readonly Finding[]): Wall {
  const looks = findings.map(({ what, gaps }) => ({ what: said(what, {}), gaps }))
  return { wall: said(words.second, {}), looks }
}

/** The audit chains, each followed from its beginning. */
export async function chainsWall(site: OpenSite['site'], dataDir: string): Promise<Wall> {
  const key = await findKey(dataDir)
  const counts = { chains: 0, entries: 0, broken: 0 }
  for (const chain of await listChains(site)) {
    const { entries, fault, strays } = await checkChain(site, chain, key && publicKeyOf(key))
    counts.chains += 1
    counts.entries += entries
    if (fault !== undefined || strays > 0) counts.broken += 1
  }
  const { broken } = counts
  const gaps = broken > 0 ? [said(words.broken, { broken })] : []
  const what = said(broken > 0 ? words.followed : words.whole, counts)
  return { wall: said(words.chains, {}), looks: [{ what, gaps }] }
}
