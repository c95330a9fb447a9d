import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
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
      route: routePath(c, -1),
      status: c.res.status,
      ms: now().getTime() - begun,
    })
  }
}
