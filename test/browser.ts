import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser, LaunchOptions } from 'playwright-core'

/** Where systems keep a Chromium. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const args = ['--no-sandbox', '--disable-dev-shm-usage']

/**
 * The browser of the journeys: the one that `CHROMIUM` names, Playwright's, the system's, else one from
 * npm. `CHROMIUM=npm` asks for that one, whatever else there is.
 *
 * @throws what keeps it from opening. The journeys then fail: they are never left out.
 */
export async function openBrowser(): Promise<Browser> {
  const { CHROMIUM: named = '' } = process.env
  const found = named === 'npm' ? undefined : firstOf([named, chromium.executablePath(), ...usual])
  return chromium.launch({ args, ...(found ? { executablePath: found } : await fromNpm()) })
}

function firstOf(paths: readonly string[]): string | undefined {
  return paths.find((path) => path !== '' && existsSync(path))
}

const wanted = '@sparticuz/chromium@153.0.0'
const cache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'journeys')

/** The Chromium that npm ships, for a Linux that has nothing but Node: it brings its own libraries and fonts. */
async function fromNpm(): Promise<LaunchOptions> {
  const home = join(cache, wanted.replaceAll('/', '-'))
  if (!existsSync(home)) await fetchInto(home)
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
    FONTCONFIG_PATH: join(home, 'fonts'),
  }
  return { executablePath: join(home, 'chromium'), env }
}

/** Fetched and unpacked beside its place and then moved there, so that one which exists is whole. */
async function fetchInto(home: string): Promise<void> {
  const draft = `${home}.${process.pid}`
  await mkdir(draft, { recursive: true })
  const npm = ['install', '--prefix', draft, '--ignore-scripts', '--no-audit', '--no-fund', wanted]
  execFileSync('npm', npm, { stdio: 'inherit' })
  await unpack(join(draft, 'node_modules', '@sparticuz', 'chromium'), draft)
  await rm(join(draft, 'node_modules'), { recursive: true })
  await rename(draft, home)
}

/** In a process of its own, because the package unpacks into whatever is called the temporary folder. */
async function unpack(packed: string, into: string): Promise<void> {
  const entry = pathToFileURL(join(packed, 'build', 'index.js')).href
  const files = (await readdir(join(packed, 'bin'))).map((file) => join(packed, 'bin', file))
  const script = `
    const { inflate } = await import(${JSON.stringify(entry)})
    for (const file of ${JSON.stringify(files)}) await inflate(file)`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: into },
    stdio: 'inherit',
  })
}
