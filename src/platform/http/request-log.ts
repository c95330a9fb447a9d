import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { Log } from '../log/log.ts'

/** One line a request: the route as it is written in the code, never the address, which may hold a secret or an id. */
export function requestLog(log: Log, now: () => Date): MiddlewareHandler {
  return async (c, next) => {
    c.set('requestId', randomUUID())
    const begun = now().getTime()
    await next()
    log.info('request', {
      id: c.var.requestId,
      method: c.req.method,
      route: routeOf(c),
      status: c.res.status,
      ms: now().getTime() - begun,
    })
  }
}

/** What answers this address and is not there for every address. */
function routeOf(c: Context): string {
  return matchedRoutes(c).findLast(({ path }) => !path.endsWith('*'))?.path ?? '*'
}
