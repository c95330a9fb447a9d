import type { MiddlewareHandler } from 'hono'
import type { Log } from '../log/log.ts'

/**
 * What breaks while an answer is on its way is logged as a bug like any other. The server that sends it would print
 * the error, and send its message after what was sent already; so it is given another, which says nothing.
 */
export function logBreaking(log: Log): MiddlewareHandler {
  return async (c, next) => {
    await next().catch((thrown: unknown) => {
      throw thrown instanceof Error ? thrown : new Error(`Thrown, and no error: ${typeof thrown}`)
    })
    const { body } = c.res
    if (!body) return
    const onBreak = (error: unknown) => log.error('bug', error, { id: c.var.requestId })
    c.res = new Response(guarded(body, onBreak), c.res)
  }
}

/** The same bytes, as they come. Whoever goes away before the end breaks nothing. */
function guarded(
  body: ReadableStream<Uint8Array>,
  onBreak: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader()
  let isWanted = true
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read()
        if (!isWanted) return
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        onBreak(error)
        controller.error(new Error('The answer broke off.'))
      }
    },
    async cancel(reason) {
      isWanted = false
      await reader.cancel(reason)
    },
  })
}
