import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { wordOf, type Word } from '../i18n/word.ts'

const cookie = 'kith-notice'

/** Goes on to another page, which says once what has been done. */
export function done(c: Context, to: string, word: Word<never>): Response {
  setCookie(c, cookie, word.key, { path: '/', maxAge: 60, sameSite: 'Lax', httpOnly: true })
  return c.redirect(to, 303)
}

/** What the last deed did, if this page is the first since. */
export function takeNotice(c: Context): string | undefined {
  const key = getCookie(c, cookie)
  if (key === undefined) return undefined
  deleteCookie(c, cookie, { path: '/' })
  const word = wordOf(key)
  // Only whole sentences are put there by us; one with a gap would want something to fill it.
  return word?.english.includes('{') === false ? c.var.say(word as Word<never>) : undefined
}
