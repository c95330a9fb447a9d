import { Hono, type Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { done } from '../../platform/http/notice.ts'
import { asksNothing } from '../../platform/http/routes.ts'
import { show } from '../../platform/http/show.tsx'
import type { Site } from '../../platform/site.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Layout } from '../../platform/ui/layout.tsx'
import { asks } from '../../policy/route.ts'
import { isSignInLinkGood, signIn, signOut } from './actions.ts'
import { sessionCookie } from './guard.ts'
import { sessionLasts } from './session.ts'
import { accountWords } from './words.ts'

/** Coming in and going out, by a link that opens once. */
export function accountPages(site: Site): Hono {
  const pages = new Hono()
  const door = 'nobody has come in yet'
  pages.get('/sign-in', asksNothing(door), (c) => show(c, <SignInPage />))
  pages.get('/sign-in/:token', asksNothing(door), async (c) => {
    const good = await isSignInLinkGood(site, c.req.param('token'))
    return show(c, <SignInPage token={c.req.param('token')} dead={!good} />, good ? 200 : 404)
  })
  pages.post('/sign-in/:token', asksNothing(door), async (c) => {
    keepSession(c, await signIn(site, c.req.param('token')))
    return c.redirect('/', 303)
  })
  pages.post('/sign-out', asks('end', 'session'), async (c) => {
    const secret = getCookie(c, sessionCookie)
    if (secret) await signOut(site, secret)
    deleteCookie(c, sessionCookie, { path: '/', secure: true })
    c.header('clear-site-data', '"cache", "storage"')
    return done(c, '/sign-in', accountWords.signedOut)
  })
  return pages
}

function keepSession(c: Context, secret: string): void {
  setCookie(c, sessionCookie, secret, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: sessionLasts / 1000,
  })
}

function SignInPage({ token, dead }: { token?: string; dead?: boolean }) {
  const say = useSay()
  return (
    <Layout title={say(accountWords.title)} width="narrow">
      <div class="stack">
        <h1>{say(accountWords.title)}</h1>
        {token && !dead ? (
          <>
            <p>{say(accountWords.hello)}</p>
            <Deed to={`/sign-in/${token}`} kind="main" whole>
              {say(accountWords.enter)}
            </Deed>
          </>
        ) : (
          <>
            <p>{say(dead ? accountWords.deadLink : accountWords.intro)}</p>
            <p class="soft">{say(accountWords.ask)}</p>
          </>
        )}
      </div>
    </Layout>
  )
}
