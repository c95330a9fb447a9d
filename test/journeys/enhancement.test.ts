import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { buildAssets } from '../../src/platform/assets/build.ts'
import { openAssets } from '../../src/platform/assets/serve.ts'
import { openBrowser } from '../browser.ts'
import { testPages } from './enhancement-pages.tsx'
import type { Memory } from './enhancement-pages.tsx'
import { faultsOf } from './looking.ts'

let folder: string
let server: ServerType
let origin: string
let browser: Browser
let memory: Memory
let context: BrowserContext
let page: Page

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-journey-'))
  await buildAssets(join(import.meta.dirname, '..', '..'), folder)
  const assets = await openAssets(folder)
  memory = { deeds: [], polls: 0, seen: 0, company: 'alone' }
  const app = testPages(assets, memory)
  await new Promise<void>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve())
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await openBrowser()
  context = await browser.newContext({ reducedMotion: 'reduce' })
})

afterAll(async () => {
  await browser?.close()
  server?.close()
  await rm(folder, { recursive: true })
})

beforeEach(async () => {
  Object.assign(memory, { deeds: [], polls: 0, seen: 0, company: 'alone' })
  page = await context.newPage()
  await page.goto(`${origin}/`)
  // A page that is loaded anew forgets this; one that is changed in place keeps it.
  await page.evaluate(() => Object.assign(window, { sameDocument: true }))
})

afterEach(async () => {
  await page.close()
  await context.clearCookies()
})

const isSameDocument = () => page.evaluate(() => 'sameDocument' in window)
const focused = () =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim())

describe('a form that is sent', () => {
  test('changes the page in place and says what it did', async () => {
    await page.getByLabel('Wish', { exact: true }).last().fill('Bread')
    await page.getByRole('button', { name: 'Keep wish' }).click()

    await page.getByText('1 deeds').waitFor()
    expect(await page.locator('#notices').textContent()).toBe('Going')
    expect(await isSameDocument()).toBe(true)
    expect(memory.deeds[0]?.body['title']).toBe('Bread')
  })

  test('leaves the focus on its button', async () => {
    await page.getByRole('button', { name: 'Slowly' }).focus()
    await page.keyboard.press('Enter')

    await page.getByText('1 deeds').waitFor()
    expect(await focused()).toBe('Slowly')
  })

  test('whose button is gone afterwards leaves the focus on the page, not on nothing', async () => {
    await page.getByRole('button', { name: 'Vanish' }).click()

    await page.getByText('1 deeds').waitFor()
    expect(await focused()).toBe('main')
  })

  test('takes nothing from what is typed elsewhere', async () => {
    await page.getByLabel('Note', { exact: true }).last().fill('half a thought')
    await page.getByLabel('Private').check()
    await page.getByLabel('Sina').check()
    await page.getByRole('button', { name: 'Slowly' }).click()

    await page.getByText('1 deeds').waitFor()
    expect(await page.locator('#note').inputValue()).toBe('half a thought')
    expect(await page.getByLabel('Private').isChecked()).toBe(true)
    expect(await page.getByLabel('Sina').isChecked()).toBe(true)
  })

  test('takes nothing from what is typed while it is on its way, nor the place in it', async () => {
    await page.getByRole('button', { name: 'Slowly' }).click()
    const note = page.locator('#note')
    await note.fill('still writing')
    await note.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(5, 7))

    await page.getByText('1 deeds').waitFor()
    expect(await note.inputValue()).toBe('still writing')
    expect(await focused()).toBe('note')
    expect(
      await note.evaluate((field: HTMLTextAreaElement) => [
        field.selectionStart,
        field.selectionEnd,
      ]),
    ).toEqual([5, 7])
  })

  test('empties itself once what it held has arrived', async () => {
    await page.locator('#title').fill('Bread')
    await page.getByRole('button', { name: 'Keep wish' }).click()

    await page.getByText('1 deeds').waitFor()
    expect(await page.locator('#title').inputValue()).toBe('')
  })

  test('is sent once however often it is tapped', async () => {
    await page.getByRole('button', { name: 'Slowly' }).evaluate((button: HTMLButtonElement) => {
      button.click()
      button.click()
      button.click()
    })

    await page.getByText('1 deeds').waitFor()
    await page.waitForTimeout(400)
    expect(memory.deeds).toHaveLength(1)
  })

  test('shows that it is on its way, and rests afterwards', async () => {
    const button = page.getByRole('button', { name: 'Slowly' })
    await button.click()

    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await page.getByText('1 deeds').waitFor()
    expect(await button.getAttribute('aria-disabled')).toBeNull()
  })

  test('keeps the place in a long page', async () => {
    await page.setViewportSize({ width: 390, height: 400 })
    await page.getByRole('button', { name: 'Slowly' }).scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    await page.getByRole('button', { name: 'Slowly' }).click()

    await page.getByText('1 deeds').waitFor({ state: 'attached' })
    expect(before).toBeGreaterThan(0)
    expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(80)
  })

  test('brings the marks that its answer draws with', async () => {
    expect(await page.locator('#m-met').count()).toBe(0)
    await page.getByRole('button', { name: 'Slowly' }).click()

    await page.getByRole('img', { name: 'Met' }).waitFor()
    expect(await page.locator('#m-met').count()).toBe(1)
  })
})

describe('an answer that needs another look', () => {
  beforeEach(async () => {
    await page.getByRole('button', { name: 'Keep wish' }).click()
    await page.locator('#errors').waitFor()
  })

  test('is shown in place, with the focus on what is wrong', async () => {
    expect(await focused()).toBe('errors')
    expect(await page.title()).toBe('Needs another look: Home · Kith')
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await isSameDocument()).toBe(true)
  })

  test('is led to from the summary, and said of its field', async () => {
    await page.locator('#errors').getByRole('link', { name: 'Say what you wish for.' }).click()

    expect(await focused()).toBe('title')
    expect(await page.locator('#title').getAttribute('aria-describedby')).toBe('title-error')
  })

  test('breaks no rule of accessibility', async () => {
    expect(await faultsOf(page, 'all')).toEqual([])
  })
})

describe('a form that leads elsewhere', () => {
  test('goes there: title, address, way and focus', async () => {
    await page.getByRole('button', { name: 'Away' }).click()
    await page.getByRole('heading', { name: 'Other' }).waitFor()

    expect(await isSameDocument()).toBe(true)
    expect(new URL(page.url()).pathname).toBe('/other')
    expect(await page.title()).toBe('Other · Kith')
    expect(await page.locator('[aria-current=page]').textContent()).toBe('Other')
    expect(await focused()).toBe('main')
  })

  test('can be gone back from and forward to again', async () => {
    await page.getByRole('button', { name: 'Away' }).click()
    await page.getByRole('heading', { name: 'Other' }).waitFor()

    await page.goBack()
    await page.getByRole('heading', { name: 'Home' }).waitFor()
    expect(await page.title()).toBe('Home · Kith')
    await page.goForward()
    await page.getByRole('heading', { name: 'Other' }).waitFor()
    expect(await isSameDocument()).toBe(true)
  })
})

describe('when the answer does not come', () => {
  test('the page stays, keeps every word and says so', async () => {
    await page.locator('#title').fill('Bread')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Keep wish' }).click()

    await page.getByText('That did not get through.').waitFor()
    expect(await page.locator('#title').inputValue()).toBe('Bread')
    await page.context().setOffline(false)
    await page.getByRole('button', { name: 'Keep wish' }).click()
    await page.getByText('1 deeds').waitFor()
  })

  test('because of a bug, the page stays and says so', async () => {
    await page.locator('#title').fill('Bread')
    await page.getByRole('button', { name: 'Break' }).click()

    await page.getByText('That did not get through.').waitFor()
    expect(await page.locator('#title').inputValue()).toBe('Bread')
  })

  test('because the session has ended, the page stays, keeps every word and says why', async () => {
    await page.getByRole('textbox', { name: 'Letter' }).fill('Dear all')
    await page.locator('#title').fill('Bread')
    await page.getByRole('button', { name: 'Keep letter' }).click()

    await page.locator('#notices').getByText('You have been signed out.').waitFor()
    expect(await page.getByRole('textbox', { name: 'Letter' }).inputValue()).toBe('Dear all')
    expect(await page.locator('#title').inputValue()).toBe('Bread')
    expect(await isSameDocument()).toBe(true)
    await page.getByRole('button', { name: 'Keep wish' }).click()
    await page.getByText('2 deeds').waitFor()
  })

  test('as a page, the browser takes it as what it is, with the same id', async () => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()

    expect((await download).suggestedFilename()).toBe('a.csv')
    expect(memory.deeds[0]?.body['id']).toBe(memory.deeds[1]?.body['id'])

    await page.waitForTimeout(3100)
    const again = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export' }).click()
    expect((await again).suggestedFilename()).toBe('a.csv')
  })
})

describe('a filter', () => {
  test('is asked as soon as it is chosen, changes its region alone and stands in the address', async () => {
    const stamp = await page.locator('#stamp').textContent()
    await page.getByLabel('State').focus()
    await page.getByLabel('State').selectOption('met')

    await page.getByText('Found: met').waitFor()
    expect(new URL(page.url()).search).toBe('?state=met')
    expect(await page.locator('#stamp').textContent()).toBe(stamp)
    expect(await focused()).toBe('state')
  })

  test('is undone by going back', async () => {
    await page.getByLabel('State').selectOption('met')
    await page.getByText('Found: met').waitFor()
    await page.goBack()

    await page.getByText('Found: everything').waitFor()
  })
})

describe('a choice that is sent as soon as it is made', () => {
  const chair = (name: string) => page.getByRole('radio', { name })
  const sent = () => memory.deeds.map(({ body }) => body['company'])
  const arrived = (...companies: string[]) => expect.poll(sent).toEqual(companies)
  const isQuiet = () => page.locator('form[aria-busy]').waitFor({ state: 'detached' })

  test('reaches the server, and its answer changes the page', async () => {
    await chair('Looking for someone').check()

    await page.getByText('1 deeds').waitFor()
    expect(memory.company).toBe('seeking')
    expect(await chair('Looking for someone').isChecked()).toBe(true)
  })

  test('gives way to a later one made while it is on its way', async () => {
    await chair('Looking for someone').check()
    await arrived('seeking')
    await page.waitForTimeout(200)
    await chair('Alone for now').check()

    await page.getByText('2 deeds').waitFor()
    await isQuiet()
    expect(sent()).toEqual(['seeking', 'alone'])
    expect(memory.company).toBe('alone')
    expect(await chair('Alone for now').isChecked()).toBe(true)
    expect(await focused()).toBe('company')
  })

  test('is never overwritten on the page by the answer to an earlier one', async () => {
    await page.evaluate(() => {
      const seen = Object.assign(window, { turns: [] as string[] }).turns
      const look = () => {
        const now = document.querySelector<HTMLInputElement>('[name=company]:checked')?.value ?? ''
        if (seen.at(-1) !== now) seen.push(now)
        requestAnimationFrame(look)
      }
      look()
    })
    await chair('Looking for someone').check()
    await arrived('seeking')
    await chair('Alone for now').check()

    await page.getByText('2 deeds').waitFor()
    expect(await page.evaluate(() => (window as unknown as { turns: string[] }).turns)).toEqual([
      'alone',
      'seeking',
      'alone',
    ])
  })

  test('is made by the arrow keys as well, once one settles on it', async () => {
    await chair('Alone for now').focus()
    for (const key of ['ArrowUp', 'Enter']) await page.keyboard.press(key)
    await arrived('seeking')
    for (const key of ['ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key)

    await page.getByText('2 deeds').waitFor()
    await isQuiet()
    expect(sent()).toEqual(['seeking', 'alone'])
    expect(memory.company).toBe('alone')
    expect(await focused()).toBe('company')
  })

  test('counts as the last even when another answer has changed the page meanwhile', async () => {
    await chair('Looking for someone').check()
    await arrived('seeking')
    await page.getByRole('button', { name: 'Keep wish' }).click()
    await page.locator('#errors').waitFor()
    expect(await chair('Looking for someone').isChecked()).toBe(true)
    await chair('Alone for now').check()

    await expect.poll(() => memory.company).toBe('seeking')
    await expect.poll(() => memory.company).toBe('alone')
    await isQuiet()
    expect(await chair('Alone for now').isChecked()).toBe(true)
  })

  test('counts as the last even when the one before did not get through', async () => {
    const held = new Promise<Route>((resolve) => {
      void page.route('**/company', resolve, { times: 1 })
    })
    await chair('Looking for someone').check()
    const route = await held
    await chair('Alone for now').check()
    await route.abort()

    await page.getByText('1 deeds').waitFor()
    expect(sent()).toEqual(['alone'])
  })

  test('still arrives when its reader leaves the page at once', async () => {
    await chair('Looking for someone').check()
    await arrived('seeking')
    await chair('Alone for now').check()
    await page.getByRole('link', { name: 'Other' }).click()

    await page.getByRole('heading', { name: 'Other' }).waitFor()
    await arrived('seeking', 'alone')
  })
})

describe('a page of long work', () => {
  test('comes again by itself until it is finished, and keeps what is typed meanwhile', async () => {
    await page.goto(`${origin}/work`)
    await page.locator('#thought').fill('waiting')

    await page.getByText('Finished').waitFor({ timeout: 8000 })
    expect(await page.locator('#thought').inputValue()).toBe('waiting')
    expect(await focused()).toBe('thought')
    const polls = memory.polls
    await page.waitForTimeout(1500)
    expect(memory.polls).toBe(polls)
  })
})

test('a link that has the focus keeps it while the page comes again', async () => {
  await page.goto(`${origin}/work`)
  await page.getByRole('link', { name: 'All work' }).focus()

  await page.getByText('Finished').waitFor({ timeout: 8000 })
  expect(await focused()).toBe('All work')
})

describe('a dialog', () => {
  test('holds the focus, closes by Escape and gives the focus back', async () => {
    await page.getByRole('link', { name: 'Leave…' }).click()
    expect(await page.locator('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(true)

    await page.keyboard.press('Escape')

    expect(await page.locator('dialog').isVisible()).toBe(false)
    expect(await focused()).toBe('sure-link')
  })

  test('closes by the answer that changes nothing', async () => {
    await page.getByRole('link', { name: 'Leave…' }).click()
    await page.getByRole('link', { name: 'Not now' }).click()

    expect(await page.locator('dialog').isVisible()).toBe(false)
    expect(memory.deeds).toEqual([])
  })

  test('opens for a link to what is inside it', async () => {
    await page.getByRole('link', { name: 'Say why' }).click()

    expect(await page.locator('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
    expect(await focused()).toBe('reason')
  })

  test('stays open, with what is typed in it, while the page around it changes', async () => {
    await page.getByRole('button', { name: 'Slowly' }).click()
    await page.getByRole('link', { name: 'Say why' }).click()
    await page.locator('#reason').fill('my reason')

    await page.getByText('1 deeds').waitFor({ state: 'attached' })
    expect(await page.locator('dialog').evaluate((dialog) => dialog.matches(':modal'))).toBe(true)
    expect(await page.locator('#reason').inputValue()).toBe('my reason')
    expect(await focused()).toBe('reason')
  })

  test('does its deed', async () => {
    await page.getByRole('link', { name: 'Leave…' }).click()
    await page.getByRole('button', { name: 'Yes, leave' }).click()

    await page.getByRole('heading', { name: 'Other' }).waitFor()
  })
})

test('the colours and the language of a page change with one tap', async () => {
  await page.getByRole('button', { name: 'Dark' }).click()
  await page.waitForLoadState()
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.locator('button[lang=ar-XB]').click()
  await page.waitForLoadState()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
})

describe('without JavaScript', () => {
  let plain: BrowserContext

  beforeAll(async () => {
    plain = await browser.newContext({ javaScriptEnabled: false, reducedMotion: 'reduce' })
  })
  beforeEach(async () => {
    await page.close()
    page = await plain.newPage()
    await page.goto(`${origin}/`)
  })
  afterAll(() => plain.close())

  test('a form is sent and says what it did', async () => {
    await page.locator('#title').fill('Bread')
    await page.getByRole('button', { name: 'Keep wish' }).click()

    expect(await page.locator('#notices').textContent()).toBe('Going')
    expect(await page.locator('#count').textContent()).toBe('1 deeds')
  })

  test('what was written to an ended session is still there on the way back', async () => {
    await page.locator('#letter').fill('Dear all')
    await page.getByRole('button', { name: 'Keep letter' }).click()
    await page.getByText('You have been signed out.').waitFor()

    await page.goBack()

    expect(await page.locator('#letter').inputValue()).toBe('Dear all')
  })

  test('an answer that needs another look is shown with its summary', async () => {
    await page.getByRole('button', { name: 'Keep wish' }).click()

    expect(await page.locator('#errors').isVisible()).toBe(true)
  })

  test('a dialog is led to, answered and left', async () => {
    await page.getByRole('link', { name: 'Leave…' }).click()
    expect(await page.locator('dialog').isVisible()).toBe(true)
    await page.getByRole('link', { name: 'Not now' }).click()
    expect(await page.locator('dialog').isVisible()).toBe(false)

    await page.getByRole('link', { name: 'Leave…' }).click()
    await page.getByRole('button', { name: 'Yes, leave' }).click()
    await page.getByRole('heading', { name: 'Other' }).waitFor()
    expect(new URL(page.url()).pathname).toBe('/other')
  })

  test('a popover opens', async () => {
    await page.goto(`${origin}/kit`)
    await page.getByRole('button', { name: 'Who can see this?' }).click()

    expect(await page.locator('#who-sees').isVisible()).toBe(true)
  })

  test('long work comes again by itself', async () => {
    await page.goto(`${origin}/work`)

    await page.getByText('Finished').waitFor({ timeout: 10_000 })
  })
})

describe.each([
  [390, 'light', 'en-NZ'],
  [390, 'dark', 'ar-XB'],
  [1280, 'light', 'ar-XB'],
  [1280, 'dark', 'en-NZ'],
  [320, 'light', 'en-XA'],
] as const)('the page of all parts, %i wide, %s, in %s', (width, colorScheme, language) => {
  test('breaks no rule of accessibility, nor its own policy, and never moves sideways', async () => {
    const own = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
    })
    await own.addCookies([{ name: 'kith-language', value: language, url: origin }])
    const page = await own.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))

    await page.goto(`${origin}/kit`)

    expect(await faultsOf(page, 'all')).toEqual([])
    expect(complaints).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await own.close()
  })
})
