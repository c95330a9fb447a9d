import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { readBody } from './form.ts'
import { asksNothing } from './routes.ts'
import { english, localeOf, locales } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import { themeOf } from '../ui/theme.ts'

const year = 60 * 60 * 24 * 365

/** In which language and colours this reader reads: what they chose, else what their browser asks for. */
export const reading: MiddlewareHandler = async (c, next) => {
  c.set('say', speaker(localeOf(getCookie(c, 'kith-language') ?? askedFor(c))))
  c.set('theme', themeOf(getCookie(c, 'kith-theme')))
  await next()
}

function askedFor(c: Context): string | undefined {
  const header = c.req.header('accept-language') ?? ''
  const wanted = header.split(',').map((part) => part.split(';')[0]?.trim().toLowerCase() ?? '')
  const found = locales.find(({ tag, pseudo }) => !pseudo && wanted.includes(tag.toLowerCase()))
  return (found ?? english).tag
}

/** The small form at the foot of every page. */
export function readingPages(): Hono {
  return new Hono().post('/reading', asksNothing('kept in the browser'), async (c) => {
    const form = await readBody(c)
    if (typeof form['language'] === 'string')
      remember(c, 'kith-language', localeOf(form['language']).tag)
    if (typeof form['theme'] === 'string') remember(c, 'kith-theme', themeOf(form['theme']))
    return c.redirect(placeHere(form['back']), 303)
  })
}

/** Lets go of the language chosen in this browser, so that the one kept with the person is read in. */
export function forgetLanguage(c: Context): void {
  deleteCookie(c, 'kith-language', { path: '/' })
}

function remember(c: Context, name: string, value: string): void {
  setCookie(c, name, value, { path: '/', maxAge: year, sameSite: 'Lax', httpOnly: true })
}

/** A path on this server, whatever the form said: no redirect leads elsewhere. */
export function placeHere(back: unknown): string {
  const url = typeof back === 'string' && back.startsWith('/') ? URL.parse(back, here) : null
  const place = url?.origin === here ? url.pathname + url.search : '/'
  // Dots fold away, and may leave two slashes: to a browser the name of another server follows them.
  return place.startsWith('//') ? '/' : place
}

const here = 'http://here.invalid'
