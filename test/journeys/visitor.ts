import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Id } from '../../src/platform/id.ts'
import type { Served } from '../served.ts'
import { complaintsOf, faultsOf, picture, sticksOut } from './looking.ts'

/** How somebody reads Kith: on which screen, with or without JavaScript. */
export interface Way {
  readonly screen: keyof typeof sizes
  readonly script: boolean
}

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 900 } }

/** A phone begins in light and a desk in dark; each screen is then looked at in the other as well. */
const themes = { phone: ['light', 'dark'], desk: ['dark', 'light'] } as const

/** The four ways that every story is walked. */
export const ways: readonly (readonly [string, Way])[] = [
  ['on a phone', { screen: 'phone', script: true }],
  ['on a desk', { screen: 'desk', script: true }],
  ['on a phone without JavaScript', { screen: 'phone', script: false }],
  ['on a desk without JavaScript', { screen: 'desk', script: false }],
]

interface Somebody {
  readonly network: Id<'network'>
  readonly person: Id<'person'>
}

/** Somebody at a browser of their own. */
export interface Visitor {
  readonly page: Page
  readonly context: BrowserContext
  /** Comes in by a link and its button, and answers the link, which is now used up. */
  signIn(somebody: Somebody, door?: { look: string }): Promise<string>
  /** Opens an address of the site, and answers its status. */
  open(path: string): Promise<number>
  /** Taps the first button or link of this name. */
  tap(name: string | RegExp): Promise<void>
  /** Waits until the page says this. */
  sees(text: string | RegExp): Promise<void>
  /** Makes sure that the page does not say this. */
  misses(text: string | RegExp): Promise<void>
  /**
   * Looks at the screen, in light and in dark: nothing sticks out at its side, axe finds nothing, and
   * neither the browser nor the server has complained since the last look.
   */
  look(screen: string): Promise<void>
  leave(): Promise<void>
}

export async function visit(browser: Browser, served: Served, way: Way): Promise<Visitor> {
  const { origin } = served.site
  const colours = themes[way.screen]
  const context = await browser.newContext({
    baseURL: origin,
    viewport: sizes[way.screen],
    colorScheme: colours[0],
    javaScriptEnabled: way.script,
    reducedMotion: 'reduce',
    locale: 'en-NZ',
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const complaints = complaintsOf(page)

  const visitor: Visitor = {
    page,
    context,
    async signIn({ network, person }, door) {
      const link = await served.linkFor(network, person)
      await page.goto(link)
      if (door) await visitor.look(door.look)
      await visitor.tap('Come in')
      await page.locator('.me').waitFor()
      return link
    },
    async open(path) {
      const answer = await page.goto(path)
      return answer?.status() ?? 0
    },
    async tap(name) {
      const named = { name, exact: true }
      await page.getByRole('button', named).or(page.getByRole('link', named)).first().click()
    },
    sees: (text) => page.locator('body').getByText(text).first().waitFor(),
    async misses(text) {
      expect(await page.locator('body').getByText(text).count()).toBe(0)
    },
    async look(screen) {
      assertNone(`${screen} sticks out`, await sticksOut(page))
      for (const [place, colorScheme] of colours.entries()) {
        await page.emulateMedia({ colorScheme })
        const faults = way.script ? await faultsOf(page, place === 0 ? 'all' : 'colours') : []
        assertNone(`${screen} in ${colorScheme}`, faults)
        await picture(page, `${screen}-${way.screen}-${colorScheme}${way.script ? '' : '-plain'}`)
      }
      await page.emulateMedia({ colorScheme: colours[0] })
      assertNone(screen, [...complaints.splice(0), ...served.bugs.splice(0)])
    },
    leave: () => context.close(),
  }
  return visitor
}

/** All of it at once, in full: an assertion would cut it short. */
function assertNone(what: string, complaints: readonly string[]): void {
  if (complaints.length > 0) throw new Error(`${what}:\n${complaints.join('\n')}`)
}
