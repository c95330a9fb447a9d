import { writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../src/platform/config.ts'
import { deeds } from './deeds.ts'
import { compare, type Figure } from './figure.ts'
import { frameworks } from './frameworks.ts'
import { inFreshFolder, openGround, type Ground } from './ground.ts'
import { oracle } from './oracle.ts'
import { pages } from './pages.ts'
import { references } from './references.ts'
import { rosters } from './rosters.ts'
import { starts } from './starts.ts'
import { tableOf, type Row } from './table.ts'

/** In this order, so that the pages are measured before there is more in the database than the demo world. */
const groups: Readonly<Record<string, (ground: Ground) => Promise<readonly Figure[]>>> = {
  pages,
  deeds,
  oracle,
  frameworks,
  rosters,
  starts,
}

/** What a time depends on besides the program. */
function machine() {
  return {
    processor: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    gigabytes: Math.round(totalmem() / 1e9),
    system: `${process.platform} ${process.arch}`,
    node: process.version,
  }
}

async function measure(ground: Ground): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const [group, work] of Object.entries(groups)) {
    process.stderr.write(`${group} …\n`)
    const figures = [...(await references(ground)), ...(await work(ground))]
    const [load = 0] = loadavg()
    rows.push(...compare(figures).map((figure) => ({ group, ...figure, load })))
  }
  return rows
}

const before = loadavg()
  .map((load) => load.toFixed(1))
  .join(' ')
const rows = await inFreshFolder(async (folder) => {
  const ground = await openGround(folder)
  try {
    return await measure(ground)
  } finally {
    await ground.close()
  }
})
const after = loadavg()
  .map((load) => load.toFixed(1))
  .join(' ')
const facts = { at: new Date().toISOString(), ...machine(), load: { before, after } }
const results = join(projectRoot(), 'bench', 'results.json')
await writeFile(results, `${JSON.stringify({ ...facts, figures: rows }, null, 2)}\n`)
process.stdout.write(
  `${facts.processor}, ${facts.cores} cores, ${facts.gigabytes} GB, ${facts.system}, Node ${facts.node}\n` +
    `load (1, 5, 15 minutes) before ${before}, after ${after}\n\n${tableOf(rows)}\n`,
)
