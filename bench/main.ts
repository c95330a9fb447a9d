import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../src/platform/config.ts'
import { deeds } from './deeds.ts'
import { compare, type Figure } from './figure.ts'
import { frameworks } from './frameworks.ts'
import { inFreshFolder, openGround, type Ground } from './ground.ts'
import { grouping } from './groups.ts'
import { oracle } from './oracle.ts'
import { pages } from './pages.ts'
import { references } from './references.ts'
import { rosters } from './rosters.ts'
import { starts } from './starts.ts'
import { tableOf, type Row } from './table.ts'
import { walls } from './walls.ts'

type Measure<On> = (on: On) => Promise<readonly Figure[]>

/** In this order, so that the pages are measured before there is more in the database than the demo world. */
const groups: Readonly<Record<string, Measure<Ground>>> = {
  pages,
  deeds,
  oracle,
  frameworks,
  grouping,
  rosters,
  starts,
}

/** What needs a database of its own, in this folder, and minutes to fill it: measured only when it is asked for by name. */
const greatGroups: Readonly<Record<string, Measure<string>>> = { walls }

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

async function measureOnGround(names: readonly string[]): Promise<readonly Row[]> {
  return inFreshFolder(async (folder) => {
    const ground = await openGround(folder)
    try {
      const rows: Row[] = []
      for (const group of names) {
        const figures = async () => [
          ...(await references(ground)),
          ...((await groups[group]?.(ground)) ?? []),
        ]
        rows.push(...(await measure(group, figures)))
      }
      return rows
    } finally {
      await ground.close()
    }
  })
}

async function measure(
  group: string,
  work: () => Promise<readonly Figure[]>,
): Promise<readonly Row[]> {
  process.stderr.write(`${group} …\n`)
  const figures = await work()
  const [load = 0] = loadavg()
  return compare(figures).map((figure) => ({ group, ...figure, load }))
}

async function measureAll(names: readonly string[]): Promise<readonly Row[]> {
  const rows: Row[] = []
  const common = names.filter((name) => name in groups)
  if (common.length > 0) rows.push(...(await measureOnGround(common)))
  for (const [group, work] of Object.entries(greatGroups)) {
    if (!names.includes(group)) continue
    rows.push(...(await inFreshFolder((folder) => measure(group, () => work(folder)))))
  }
  return rows
}

/** The groups to measure: those that were named, or all but the great ones. */
function named(words: readonly string[]): readonly string[] {
  const known = [...Object.keys(groups), ...Object.keys(greatGroups)]
  const strange = words.find((word) => !known.includes(word))
  if (strange === undefined) return words.length > 0 ? words : Object.keys(groups)
  process.stderr.write(`There is no ${strange} to measure, only: ${known.join(', ')}.\n`)
  return process.exit(2)
}

/** What was measured before and not now stays in the file, with the load of its own time. */
async function keep(file: string, facts: object, rows: readonly Row[]): Promise<void> {
  const others = (await keptIn(file)).filter(({ group }) =>
    rows.every((row) => row.group !== group),
  )
  const figures = [...rows, ...others]
  await writeFile(file, `${JSON.stringify({ ...facts, figures }, null, 2)}\n`)
}

/** The figures of earlier runs; none where nothing was measured yet. */
async function keptIn(file: string): Promise<readonly Row[]> {
  if (!existsSync(file)) return []
  const { figures } = JSON.parse(await readFile(file, 'utf8')) as { figures: readonly Row[] }
  return figures
}

const told = () =>
  loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')

const names = named(process.argv.slice(2))
const before = told()
const rows = await measureAll(names)
const after = told()
const facts = { at: new Date().toISOString(), ...machine(), load: { before, after } }
await keep(join(projectRoot(), 'bench', 'results.json'), facts, rows)
process.stdout.write(
  `${facts.processor}, ${facts.cores} cores, ${facts.gigabytes} GB, ${facts.system}, Node ${facts.node}\n` +
    `load (1, 5, 15 minutes) before ${before}, after ${after}\n\n${tableOf(rows)}\n`,
)
