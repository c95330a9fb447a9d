import type { MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { localeOf } from '../../platform/i18n/locale.ts'
import { speaker, type Say } from '../../platform/i18n/say.ts'
import type { Site } from '../../platform/site.ts'
import type { Tab } from '../../platform/ui/context.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Self } from '../persons/person.ts'
import type { Present } from '../standing/actions.ts'
import { whoIsIt } from './actions.ts'
import { answerSignedOut } from './signed-out.tsx'

declare module 'hono' {
  /** What handlers find behind the guard, where everybody is somebody. */
  interface ContextVariableMap {
    viewer: Viewer
    self: Self
    places: Present['places']
  }
}

export const sessionCookie = '__Host-kith'

/**
 * Lets in who holds a session; the session's person is looked up anew each time. Others who look are
 * shown where to come in. Others who sent something are told with 401 and led nowhere, because they
 * may have written for an hour when their session ended.
 */
export function guard(
  site: Site,
  tabsFor: (present: Present, say: Say) => readonly Tab[],
): MiddlewareHandler {
  return async (c, next) => {
    const secret = getCookie(c, sessionCookie)
    const present = secret && (await whoIsIt(site, secret))
    if (!present) return isLook(c.req.method) ? c.redirect('/sign-in', 303) : answerSignedOut(c)
    const { self, viewer, places } = present
    c.set('viewer', viewer)
    c.set('self', self)
    c.set('places', places)
    const chosen = getCookie(c, 'kith-language') === undefined ? self.language : null
    c.set('say', speaker(chosen ? localeOf(chosen) : c.var.say.locale, self.timeZone))
    c.set('tabs', tabsFor(present, c.var.say))
    c.set('me', { ...self, href: '/me' })
    return next()
  }
}

function isLook(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}
