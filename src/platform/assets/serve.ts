import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Hono } from 'hono'
import { asksNothing } from '../http/routes.ts'
import type { Manifest } from './build.ts'

/** The built files of one version of Kith: what pages call them, and the routes that serve them. */
export interface Assets {
  /** The address of a built file: `asset('main.js')`. A name that was not built is a bug. */
  readonly asset: (name: string) => string
  /** `/assets/*`, to be mounted at the root. */
  readonly pages: Hono
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Reads the folder that the build wrote, once, into memory: it is some hundred kilobytes. */
export async function openAssets(folder: string): Promise<Assets> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  for (const name of await readdir(folder)) {
    files.set(name, new Uint8Array(await readFile(join(folder, name))))
  }
  return { asset: (name) => addressOf(manifest, name), pages: assetPages(files) }
}

function addressOf(manifest: Manifest, name: string): string {
  const file = manifest[name]
  if (file === undefined)
    throw new Error(
      `No built file is called ${name}; there are ${Object.keys(manifest).join(', ')}`,
    )
  return `/assets/${file}`
}

function assetPages(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): Hono {
  return new Hono().get('/assets/:file', asksNothing('the same for everybody'), (c) => {
    const name = c.req.param('file')
    const type = types[extname(name)]
    const plain = files.get(name)
    if (type === undefined || plain === undefined) return c.notFound()
    const coding = bestCoding(c.req.header('accept-encoding'))
    const packed = coding && files.get(`${name}.${coding === 'br' ? 'br' : 'gz'}`)
    return c.body(packed || plain, 200, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
      ...(packed && coding ? { 'content-encoding': coding } : {}),
    })
  })
}

/** The tightest coding that this `Accept-Encoding` takes. `br;q=0` refuses it. */
export function bestCoding(accepts: string | undefined): 'br' | 'gzip' | undefined {
  const taken = new Map(
    (accepts ?? '').split(',').map((part): [string, boolean] => {
      const [name = '', ...parameters] = part.trim().toLowerCase().split(';')
      return [name.trim(), !parameters.some((each) => /^\s*q=0(\.0*)?\s*$/.test(each))]
    }),
  )
  if (taken.get('br')) return 'br'
  if (taken.get('gzip')) return 'gzip'
  return undefined
}
