import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { testSite } from '../../../test/site.ts'
import { aVisitor, type Visitor } from '../../../test/visitor.ts'
import { placeHere } from './reading.ts'

/** Whither a browser on this page goes, that is told to go there. */
function whereTo(place: string): URL {
  return new URL(place, 'https://kith.example.school/goals')
}

describe('the place to go back to', () => {
  test.each(['/', '/goals', '/maps/1?at=2&q=a%20b', '/a/b/../c', '/ü?q=ü'])(
    '%s is kept',
    (place) => {
      const to = placeHere(place)

      expect(whereTo(to).href).toBe(whereTo(place).href)
    },
  )

  test.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/..//evil.example',
    '/./\\evil.example',
    '/%2e//evil.example',
    '/%2E%2e/\\evil.example',
    'javascript:alert(1)',
    'data:text/html,hello',
    'evil.example',
    '@evil.example',
    '',
    undefined,
    null,
    7,
    ['/goals'],
  ])('%j leads nowhere else', (place) => {
    expect(whereTo(placeHere(place)).origin).toBe('https://kith.example.school')
  })

  test('whatever is asked for, it is a path here', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '%2e',
      '%2f',
      '\t',
      '\n',
      '\r',
      '@',
      ':',
      '?',
      '#',
      'evil.example',
      'https:',
      ' ',
    )
    const forged = fc.array(fc.oneof(piece, fc.string({ maxLength: 3 })), { maxLength: 8 })

    fc.assert(
      fc.property(forged, (pieces) => {
        const to = placeHere(pieces.join(''))
        expect(to).toMatch(/^\/(?![/\\])/)
        expect(whereTo(to).origin).toBe('https://kith.example.school')
      }),
      { numRuns: 20_000 },
    )
  })

  test('going there twice is going there once', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.webQueryParameters(), (path, query) => {
        const once = placeHere(`/x${path}?${query}`)
        expect(placeHere(once)).toBe(once)
      }),
    )
  })
})

let visitor: Visitor
beforeEach(async () => {
  visitor = await aVisitor(await testSite())
})

const htmlOf = async (headers: Record<string, string> = {}) =>
  (await visitor.get('/sign-in', headers)).text()

describe('the language of a page', () => {
  test('is English where nothing is said', async () => {
    expect(await htmlOf()).toContain('<html lang="en-NZ" dir="ltr"')
  })

  test.each(['de-DE,de;q=0.9', '*', ';;;,,,', 'en-XA', 'ar-XB', 'x'.repeat(5000), 'en-nz'])(
    'is English for a browser that asks for %j: no made-up language is taken from there',
    async (wanted) => {
      expect(await htmlOf({ 'accept-language': wanted })).toContain('lang="en-NZ"')
    },
  )

  test('is the one that was chosen, on every later page, from right to left where it is so', async () => {
    const answer = await visitor.post('/reading', { language: 'ar-XB', back: '/sign-in?a=1' })

    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/sign-in?a=1')
    expect(await htmlOf({ 'accept-language': 'en-NZ' })).toContain('<html lang="ar-XB" dir="rtl"')
  })

  test.each(['tlh', '"><script>', '', '__proto__'])(
    'is English for the forged choice %j',
    async (forged) => {
      await visitor.post('/reading', { language: forged })

      expect(visitor.cookies.get('kith-language')).toBe('en-NZ')
      expect(await htmlOf({ cookie: `kith-language=${forged}` })).toContain('lang="en-NZ"')
    },
  )
})

describe('the colours of a page', () => {
  test('are those of the device until others are chosen, and then those', async () => {
    expect(await htmlOf()).toContain('data-theme="auto"')

    await visitor.post('/reading', { theme: 'dark' })

    expect(await htmlOf()).toContain('data-theme="dark"')
  })

  test.each(['neon', '" onload="', ''])(
    'are those of the device for the forged choice %j',
    async (forged) => {
      await visitor.post('/reading', { theme: forged })

      expect(visitor.cookies.get('kith-theme')).toBe('auto')
      expect(await htmlOf({ cookie: `kith-theme=${forged}` })).toContain('data-theme="auto"')
    },
  )

  test('choosing one leaves the other as it was, and both are kept from scripts', async () => {
    await visitor.post('/reading', { language: 'en-XA' })
    const answer = await visitor.post('/reading', { theme: 'light' })

    expect(visitor.cookies.get('kith-language')).toBe('en-XA')
    expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly; SameSite=Lax/)
  })
})

test('after choosing, nobody is sent elsewhere', async () => {
  const answer = await visitor.post('/reading', { theme: 'dark', back: '/.//evil.example' })

  expect(whereTo(answer.headers.get('location') ?? '').origin).toBe('https://kith.example.school')
})
