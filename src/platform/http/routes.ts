import type { Hono } from 'hono'
import { METHOD_NAME_ALL } from 'hono/router'

/** What a route is about: an object of the law and an act on it; or nobody's data, with the reason. */
export type Asks = { readonly act: string; readonly object: string } | { readonly nothing: string }

/** One way into Kith, as the code writes it: `GET`, `/goals/:goal`. */
export interface Route {
  readonly method: string
  readonly path: string
  readonly asks: Asks
}

/** Says that a route is about nobody's data. It stands first at its route, like `asks` of the law. */
export function asksNothing(because: string) {
  return Object.assign((_: unknown, next: () => Promise<void>) => next(), {
    asks: { nothing: because },
  })
}

/** Every route of an app, with what it is about. Those that do not say it are left out: `assertDeclared` finds them. */
export function routesOf(app: Hono): readonly Route[] {
  return handlersOf(app).flatMap(({ method, path, handler }) =>
    'asks' in handler ? [{ method, path, asks: handler.asks as Asks }] : [],
  )
}

/**
 * Lets no app start with a route that does not say what it is about before it does anything, or says it twice.
 *
 * @throws Error naming the methods and paths of those routes.
 */
export function assertDeclared(app: Hono): void {
  const routes = Map.groupBy(handlersOf(app), ({ method, path }) => `${method} ${path}`)
  const bare = [...routes].filter(([, handlers]) => {
    const [first, ...others] = handlers.map(({ handler }) => 'asks' in handler)
    return !first || others.includes(true)
  })
  if (bare.length === 0) return
  const names = bare.map(([name]) => name).join(', ')
  throw new Error(`These routes do not say first, and once, what they are about: ${names}`)
}

/** What stands at every address alike (`use`) is no route. */
function handlersOf(app: Hono) {
  return app.routes.filter(({ method, path }) => method !== METHOD_NAME_ALL || path !== '/*')
}

/** The methods by which this address can be asked for; none, if nothing is there. */
export function methodsAt(app: Hono, path: string): readonly string[] {
  const isThere = (method: string) =>
    app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
  return [...(isThere('GET') ? ['GET', 'HEAD'] : []), ...(isThere('POST') ? ['POST'] : [])]
}
