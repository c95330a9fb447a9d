import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { Refusal, type RefusalKind } from '../errors.ts'
import type { Site } from '../site.ts'
import { platformWords } from '../words.ts'
import { logBreaking } from './breaking.ts'
import { ErrorPage } from './error-page.tsx'
import { noStore, securityHeaders } from './headers.ts'
import { reading, readingPages } from './reading.ts'
import { requestLog } from './request-log.ts'
import { methodsAt } from './routes.ts'
import { sameOrigin } from './same-origin.ts'
import { show } from './show.tsx'

/** What a form may weigh. Files come by their own routes, which set their own limits. */
const formLimit = 256 * 1024

const fileRoutes = ['/rosters/files', '/frameworks/files']

/** The door that every request comes through, before anybody knows who asks. */
export function frontDoor(site: Site & { asset: (name: string) => string }): Hono {
  const door = new Hono()
  door.use(requestLog(site.log, site.now))
  door.use(noStore)
  door.use(securityHeaders(site.origin.startsWith('https:')))
  door.use(async (c, next) => {
    c.set('asset', site.asset)
    await next()
  })
  door.use(reading)
  door.use(sameOrigin(() => site.origin))
  door.use(withoutNul)
  door.use(formsAlone)
  door.use(limitForms)
  door.use(compress())
  door.use(logBreaking(site.log))
  door.onError((error, c) => answerError(error, c, site))
  door.notFound((c) => answerNothing(c, door))
  door.route('/', readingPages())
  return door
}

/** No address of ours has it, and no database keeps it. */
const withoutNul: MiddlewareHandler = async (c, next) => {
  if (/%00/.test(c.req.url)) throw new Refusal('not-found', platformWords.notFound)
  await next()
}

/** Forms are all that pages send. What says that it is something else is not read. */
const formsAlone: MiddlewareHandler = (c, next) => {
  const type = c.req.header('content-type')
  if (c.req.method !== 'POST' || type === undefined || formTypes.test(type)) return next()
  return showError(c, 415, platformWords.notAForm)
}

const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\s*(?:;|$)/i

const formsOnly = bodyLimit({
  maxSize: formLimit,
  onError: (c) => showError(c, 413, platformWords.tooMuch),
})

const limitForms: typeof formsOnly = (c, next) =>
  fileRoutes.some((route) => c.req.path.endsWith(route)) ? next() : formsOnly(c, next)

const statuses: Record<RefusalKind, ContentfulStatusCode> = {
  'not-found': 404,
  forbidden: 403,
  invalid: 422,
  conflict: 409,
}

/** The one place that turns errors into answers. A refusal speaks for itself; anything else is a bug, and says only that. */
function answerError(error: Error, c: Context, site: Site): Promise<Response> | Response {
  if (error instanceof Refusal) {
    const page = <ErrorPage words={c.var.say.said(error.said)} gone={error.kind === 'not-found'} />
    return show(c, page, statuses[error.kind])
  }
  site.log.error('bug', error, { id: c.var.requestId })
  return show(c, <ErrorPage words={c.var.say(platformWords.bug)} number={c.var.requestId} />, 500)
}

/** An address that there is, asked for in a way that there is not, says in which ways there is. Of ids it tells nothing. */
async function answerNothing(c: Context, door: Hono): Promise<Response> {
  const methods = methodsAt(door, c.req.path)
  if (methods.length === 0 || methods.includes(c.req.method)) {
    return showError(c, 404, platformWords.notFound)
  }
  c.header('allow', methods.join(', '))
  return showError(c, 405, platformWords.notThatWay)
}

function showError(
  c: Context,
  status: ContentfulStatusCode,
  word: (typeof platformWords)['notFound'],
): Promise<Response> {
  return show(c, <ErrorPage words={c.var.say(word)} gone={status === 404} />, status)
}
