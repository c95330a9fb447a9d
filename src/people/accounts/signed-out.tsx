import type { Context } from 'hono'
import { ErrorPage } from '../../platform/http/error-page.tsx'
import { show } from '../../platform/http/show.tsx'
import { accountWords } from './words.ts'

/**
 * What is said to a deed that came after its session had ended. No way leads on from here by itself:
 * it would lead away from what was written.
 */
export function answerSignedOut(c: Context): Promise<Response> {
  return show(c, <ErrorPage words={c.var.say(accountWords.sessionEnded)} />, 401)
}
