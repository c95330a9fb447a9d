import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildAssets, styleSheets } from './build.ts'
import type { Manifest } from './build.ts'
import { bestCoding, openAssets } from './serve.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const KB = 1024
let folder: string
let manifest: Manifest

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kith-assets-'))
  manifest = await buildAssets(root, folder)
})
afterAll(() => rm(folder, { recursive: true }))

const built = (name: string, end = '') => readFile(join(folder, (manifest[name] ?? '') + end))

describe('the budget', () => {
  test('of scripts that every page loads is 8 KB', async () => {
    const main = (await built('main.js')).toString()
    const shared = [...main.matchAll(/(?:from|import) ?"\.\/([^"]+)"/g)].map(
      ([, file = '']) => file,
    )
    const files = [manifest['main.js'], ...new Set(shared)].map((file) => `${file}.br`)
    const sizes = await Promise.all(
      files.map(async (file) => (await readFile(join(folder, file))).length),
    )

    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(8 * KB)
  })

  test('of the style sheet is 12 KB', async () => {
    expect((await built('kith.css', '.br')).length).toBeLessThanOrEqual(12 * KB)
  })

  test('of each face is 55 KB', async () => {
    const faces = (await readdir(folder)).filter((file) => file.endsWith('.woff2'))
    const sizes = await Promise.all(
      faces.map(async (file) => (await readFile(join(folder, file))).length),
    )

    expect(faces).toHaveLength(2)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(55 * KB)
  })
})

describe('what is built', () => {
  test('is named by what is in it, so that the same source gives the same names', async () => {
    const again = await mkdtemp(join(tmpdir(), 'kith-assets-'))

    expect(await buildAssets(root, again)).toEqual(manifest)

    for (const file of Object.values(manifest))
      expect(file).toMatch(/^[a-z]+\.[0-9A-Za-z]{8}\.[a-z0-9]+$/)
    await rm(again, { recursive: true })
  })

  test('lies there compressed, and opens to the same', async () => {
    for (const name of ['main.js', 'kith.css', 'icon.svg']) {
      const plain = await built(name)
      expect(brotliDecompressSync(await built(name, '.br')).equals(plain)).toBe(true)
      expect(gunzipSync(await built(name, '.gz')).equals(plain)).toBe(true)
    }
  })

  test('leads from the style sheet to faces that are there, and to nothing elsewhere', async () => {
    const css = (await built('kith.css')).toString()
    const urls = [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, url = '']) => url)
    const files = await readdir(folder)

    expect(urls).toHaveLength(2)
    for (const url of urls) expect(files).toContain(url.replace('./', ''))
  })

  test('replaces whatever was built before', async () => {
    const again = await mkdtemp(join(tmpdir(), 'kith-assets-'))
    await writeFile(join(again, 'old.12345678.js'), '')

    await buildAssets(root, again)

    expect(await readdir(again)).not.toContain('old.12345678.js')
    await rm(again, { recursive: true })
  })
})

describe('the order of the style sheets', () => {
  test('is the tokens, the ground, the kit, then each subject by its path', async () => {
    const place = await mkdtemp(join(tmpdir(), 'kith-sheets-'))
    const sheets = [
      'src/platform/ui/zebra.css',
      'src/platform/ui/tokens.css',
      'src/platform/ui/base.css',
      'src/people/home/home.css',
      'src/learning/map/map.css',
    ]
    for (const sheet of sheets) {
      await mkdir(join(place, sheet, '..'), { recursive: true })
      await writeFile(join(place, sheet), '')
    }

    expect(await styleSheets(place)).toEqual([
      'src/platform/ui/tokens.css',
      'src/platform/ui/base.css',
      'src/platform/ui/zebra.css',
      'src/learning/map/map.css',
      'src/people/home/home.css',
    ])
    await rm(place, { recursive: true })
  })
})

describe('served', () => {
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const assets = await openAssets(folder)
    return new Hono().route('/', assets.pages).request(path, { headers })
  }
  const address = (name: string) => `/assets/${manifest[name]}`

  test.each([
    ['main.js', 'text/javascript; charset=utf-8'],
    ['kith.css', 'text/css; charset=utf-8'],
    ['icon.svg', 'image/svg+xml'],
  ])('%s is %s, and may be kept for ever', async (name, type) => {
    const answer = await ask(address(name))

    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe(type)
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(await answer.text()).toBe((await built(name)).toString())
  })

  test('a face is a face, and is not compressed twice', async () => {
    const face = (await readdir(folder)).find((file) => file.endsWith('.woff2'))
    const answer = await ask(`/assets/${face}`, { 'accept-encoding': 'br' })

    expect(answer.headers.get('content-type')).toBe('font/woff2')
    expect(answer.headers.get('content-encoding')).toBeNull()
  })

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['identity', null],
  ])('to a browser that takes %s it goes as %s', async (accepts, coding) => {
    const answer = await ask(address('main.js'), { 'accept-encoding': accepts })
    const body = Buffer.from(await answer.arrayBuffer())

    expect(answer.headers.get('content-encoding')).toBe(coding)
    expect(answer.headers.get('vary')).toBe('accept-encoding')
    const end = coding === null ? '' : coding === 'br' ? '.br' : '.gz'
    expect(body.equals(await built('main.js', end))).toBe(true)
  })

  test.each([
    '/assets/',
    '/assets/main.js',
    '/assets/manifest.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e%2fmanifest.json',
    '/assets/constructor',
    '/assets/__proto__.js',
  ])('%s is not there', async (path) => {
    expect((await ask(path)).status).toBe(404)
  })

  test('the compressed twin has no address of its own', async () => {
    expect((await ask(`${address('main.js')}.br`)).status).toBe(404)
  })

  test('a name that was not built is a bug that says what there is', async () => {
    const assets = await openAssets(folder)

    expect(assets.asset('main.js')).toBe(address('main.js'))
    expect(() => assets.asset('no.js')).toThrow(
      /No built file is called no\.js; there are .*main\.js/,
    )
  })
})

describe('the coding that a browser takes', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['br ; q=0.000, gzip; q=0', undefined],
    ['br;q=0.001', 'br'],
    ['xbr, gzipped', undefined],
  ])('of %j is %s', (accepts, coding) => {
    expect(bestCoding(accepts)).toBe(coding)
  })

  test('is found in anything a browser may say, or not at all', () => {
    fc.assert(
      fc.property(fc.string(), (accepts) => {
        expect([undefined, 'br', 'gzip']).toContain(bestCoding(accepts))
      }),
    )
  })
})
