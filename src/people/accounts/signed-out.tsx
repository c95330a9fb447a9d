import type { Context } from 'hono'
import { ErrorPage } from '../../platform/http/error-page.tsx'
import { show } from '../../platform/http/show.tsx'
import { accountWords } from './words.ts'

/**
 * What is said to a deed that came after its session had ended. No way leads on from here by itself:
 * it would lead away from what was written. A program is told where to come in.
 */
export function answerSignedOut(c: Context): Promise<Response> {
  c.header('www-authenticate', 'Cookie form-action="/sign-in"')
  return show(c, <ErrorPage words={c.var.say(accountWords.sessionEnded)} />, 401)
}
