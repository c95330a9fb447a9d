import type { Hono } from 'hono'
import { beforeEach, describe, expect, test } from 'vitest'
import { testSite } from '../../../test/site.ts'
import { localeOf } from '../i18n/locale.ts'
import { speaker } from '../i18n/say.ts'
import { defineWords } from '../i18n/word.ts'
import { Layout } from '../ui/layout.tsx'
import { frontDoor } from './front.tsx'
import { done } from './notice.ts'
import { show } from './show.tsx'

const words = defineWords('notice-test', {
  kept: 'Your idea is kept.',
  of: 'The idea of {name} is kept.',
})

let door: Hono
beforeEach(async () => {
  door = frontDoor({ ...(await testSite()), asset: (name) => `/assets/${name}` })
  door.post('/deed', (c) => done(c, '/page', words.kept))
  door.get('/page', (c) => show(c, <Layout title="">{''}</Layout>))
})

async function page(cookie?: string): Promise<{ html: string; answer: Response }> {
  const answer = await door.request('/page', { headers: cookie === undefined ? {} : { cookie } })
  return { html: await answer.text(), answer }
}

describe('what the last deed did', () => {
  test('is said by the page after it, once', async () => {
    const deed = await door.request('/deed', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    const [cookie = ''] = deed.headers.getSetCookie()

    expect(deed.status).toBe(303)
    expect(deed.headers.get('location')).toBe('/page')
    expect(cookie).toMatch(/httponly/i)
    expect(cookie).toMatch(/samesite=lax/i)
    expect(cookie).not.toContain('idea')

    const first = await page(cookie.split(';')[0])
    expect(first.html).toContain('Your idea is kept.')
    expect(first.answer.headers.getSetCookie().join()).toMatch(/kith-notice=;.*max-age=0/i)

    expect((await page()).html).not.toContain('Your idea is kept.')
  })

  test('is said in the language of the reader', async () => {
    const { html } = await page('kith-notice=notice-test.kept; kith-language=en-XA')

    expect(html).not.toContain('Your idea is kept.')
    expect(html).toContain(speaker(localeOf('en-XA'))(words.kept))
  })

  test.each([
    'notice-test.nothing',
    'Your account is locked, call 0900 1234',
    '%3Cscript%3Ealert(1)%3C/script%3E',
    '__proto__',
    'constructor',
    '',
  ])('is only ever one of our own sentences, and not %j', async (forged) => {
    const { html, answer } = await page(`kith-notice=${forged}`)

    expect(answer.status).toBe(200)
    expect(html).not.toMatch(/0900|alert\(1\)/)
    expect(html).toMatch(/id="notices"[^>]*><\/div>/)
  })

  test('is nothing where the sentence wants something that a cookie cannot know', async () => {
    const { html, answer } = await page('kith-notice=notice-test.of')

    expect(answer.status).toBe(200)
    expect(html).toMatch(/id="notices"[^>]*><\/div>/)
  })
})
