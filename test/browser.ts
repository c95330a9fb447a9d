import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import type { Browser } from 'playwright-core'

/** Where systems keep a Chromium. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser of the journeys: the one that `CHROMIUM` names, Playwright's, the system's, else one from npm. */
export async function openBrowser(): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-dev-shm-usage']
  const found = [process.env['CHROMIUM'], chromium.executablePath(), ...usual].find(
    (path) => path !== undefined && path !== '' && existsSync(path),
  )
  if (found !== undefined) return chromium.launch({ executablePath: found, args })
  const fetched = await chromiumFromNpm()
  return chromium.launch({ executablePath: fetched.path, args: [...fetched.args, ...args] })
}

/** The Chromium that npm ships, put beside the other caches and kept for the next run. */
async function chromiumFromNpm(): Promise<{ path: string; args: string[] }> {
  const cache = join(import.meta.dirname, '..', 'node_modules', '.cache', 'chromium')
  const entry = join(cache, 'node_modules', '@sparticuz', 'chromium', 'build', 'index.js')
  if (!existsSync(entry)) {
    const wanted = '@sparticuz/chromium@153.0.0'
    execFileSync('npm', ['install', '--prefix', cache, '--no-audit', '--no-fund', wanted], {
      stdio: 'inherit',
    })
  }
  const { default: packed } = (await import(pathToFileURL(entry).href)) as {
    default: { executablePath(): Promise<string>; args: string[] }
  }
  return { path: await packed.executablePath(), args: packed.args }
}
