import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openSite } from '../src/opening.ts'
import { projectRoot } from '../src/platform/config.ts'
import { clocked, type Figure } from './figure.ts'
import { configIn, inFreshFolder } from './ground.ts'

const turns = 7

/** From nothing to a Kith that answers, and from its data to one. */
export async function starts(): Promise<readonly Figure[]> {
  return [
    { what: 'open the site, cold', unit: 'ms', values: await eachNew(open) },
    { what: 'open the site, warm', unit: 'ms', values: await againAndAgain(open) },
    {
      what: 'kith serve --demo, first time',
      unit: 'ms',
      values: await eachNew(serve),
      atMost: 20_000,
    },
    {
      what: 'kith serve --demo, later',
      unit: 'ms',
      values: await againAndAgain(serve),
      atMost: 3_000,
    },
  ]
}

/** Opens the database in this process: cold with initdb and every migration, warm with neither. Closing is not counted. */
async function open(folder: string): Promise<number> {
  const { ms, result } = await clocked(() => openSite(configIn(folder)))
  await result.close()
  return ms
}

/** The command in a process of its own, until it has said its address. The build that npm does before is not in it. */
async function serve(folder: string): Promise<number> {
  const program = join(projectRoot(), 'dist', 'src', 'main.js')
  const begun = performance.now()
  const child = spawn(process.execPath, ['--enable-source-maps', program, 'serve', '--demo'], {
    env: { ...process.env, KITH_DATA: folder, PORT: '0', DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  let said = ''
  let ms: number | undefined
  child.stdout.on('data', (chunk) => {
    said += String(chunk)
    if (said.includes('Kith is open')) ms ??= performance.now() - begun
    // It heeds a Ctrl-C once everything has been said.
    if (said.includes('Ctrl-C')) child.kill('SIGINT')
  })
  await ended
  if (ms === undefined) throw new Error('Kith did not open; what happened is said above.')
  return ms
}

async function eachNew(start: (folder: string) => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn++) times.push(await inFreshFolder(start))
  return times
}

async function againAndAgain(start: (folder: string) => Promise<number>): Promise<number[]> {
  return inFreshFolder(async (folder) => {
    await start(folder)
    const times: number[] = []
    for (let turn = 0; turn < turns; turn++) times.push(await start(folder))
    return times
  })
}
