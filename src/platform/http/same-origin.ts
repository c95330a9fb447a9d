import type { MiddlewareHandler } from 'hono'
import { Refusal } from '../errors.ts'
import { platformWords } from '../words.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Lets nothing be changed from another site: whatever is not a mere look must come from a page of ours. Browsers
 * say so in `Sec-Fetch-Site`, the older ones in `Origin`; a request that says neither is refused.
 */
export function sameOrigin(origin: () => string): MiddlewareHandler {
  return async (c, next) => {
    if (!safe.includes(c.req.method) && !isFromHere(c.req.raw.headers, origin())) {
      throw new Refusal('forbidden', platformWords.fromElsewhere)
    }
    await next()
  }
}

function isFromHere(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site === 'same-origin'
  return headers.get('origin') === origin
}
