import { fork } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeRoster } from '../src/standards/oneroster/exporting/export.ts'
import { bigRoster } from './big-roster.ts'
import type { Figure } from './figure.ts'
import { inFreshFolder, type Ground } from './ground.ts'
import type { TakenIn } from './taking-in.ts'

/** A OneRoster 1.2 ZIP of 50,000 people and 240,000 places in 2,500 classes, each time for a new network in a new process. */
export async function rosters({ config }: Ground): Promise<readonly Figure[]> {
  return inFreshFolder(async (folder) => {
    const zip = join(folder, 'roster.zip')
    await writeFile(zip, await writeRoster(bigRoster()))
    const taken: TakenIn[] = []
    for (let turn = 0; turn < 3; turn++) taken.push(await inOwnProcess(config.dataDir, zip))
    return figuresOf(taken)
  })
}

function figuresOf(taken: readonly TakenIn[]): Figure[] {
  const all = (name: keyof TakenIn) => taken.map((one) => one[name])
  const what = 'OneRoster, 50,000 people in 240,000 places'
  return [
    { what: 'idle process', unit: 'MB', values: all('idle'), isReference: true },
    { what: `${what}: read, looked at, taken in, and once more`, unit: 'ms', values: all('took') },
    { what: `${what}: peak over idle`, unit: 'MB', values: all('overIdle'), atMost: 300 },
  ]
}

/** Memory that another turn left behind would hide what this one takes. */
async function inOwnProcess(dataDir: string, zip: string): Promise<TakenIn> {
  const child = fork(join(import.meta.dirname, 'taking-in.js'), [dataDir, zip])
  let told: TakenIn | undefined
  child.once('message', (message) => {
    told = message as TakenIn
  })
  await once(child, 'close')
  if (!told) throw new Error('The roster was not taken in; what happened is said above.')
  return told
}
