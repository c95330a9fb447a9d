import { statfs } from 'node:fs/promises'
import { openSite, type OpenSite } from '../opening.ts'
import { Refusal } from '../platform/errors.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import type { Said } from '../platform/i18n/word.ts'
import type { Given, Command } from './command.ts'
import { chainsWall, firstWall, secondWall, type Wall } from './doctor-walls.ts'
import { helpWords } from './help-words.ts'
import { RefusedInFull } from './refused.ts'

const say = speaker(english)
const inWords = (said: Said): string => say.said(said)

export const doctor: Command = {
  name: 'doctor',
  usage: '[--json]',
  does: helpWords.doctor,
  example: 'doctor',
  options: { json: { type: 'boolean', says: helpWords.json } },
  takes: [0, 0],
  async run(given) {
    const opened = await openSite(given.config, { evenWithGaps: true })
    try {
      await examine(given, opened)
    } finally {
      await opened.close()
    }
  },
}

async function examine({ config, options, print }: Given, opened: OpenSite): Promise<void> {
  const { server, migrated, warnings } = opened
  const walls = await wallsOf(opened, config.dataDir)
  const gaps = walls.flatMap(({ looks }) => looks.flatMap((look) => look.gaps))
  const { bavail, bsize } = await statfs(config.dataDir)
  const health = {
    node: process.version,
    database: server.kind,
    adopted: server.adopted,
    migrated,
    walls: gaps.length > 0 ? 'open' : 'standing',
    freeMegabytes: Math.floor((bavail * bsize) / 2 ** 20),
  }
  const json = { ...health, warnings: warnings.map(inWords), looks: walls.map(forPrograms) }
  if (options['json'] !== true) {
    for (const [name, value] of Object.entries(health)) print(`${name}: ${String(value)}`)
    for (const line of [...json.warnings, ...walls.flatMap(linesOf)]) print(line)
  }
  refuseWith(gaps, json)
  if (options['json'] === true) print(JSON.stringify(json))
}

/** With a gap the database is not gone into any further than to see where it is. */
async function wallsOf({ site, walls }: OpenSite, dataDir: string): Promise<readonly Wall[]> {
  const both = [firstWall(site), secondWall(walls)]
  const hasGap = walls.some(({ gaps }) => gaps.length > 0)
  return hasGap ? both : [...both, await chainsWall(site, dataDir)]
}

function forPrograms({ wall, looks }: Wall) {
  const told = looks.map(({ what, gaps }) => ({ what: inWords(what), gaps: gaps.map(inWords) }))
  return { wall: inWords(wall), looks: told }
}

function linesOf(wall: Wall): readonly string[] {
  const { wall: name, looks } = forPrograms(wall)
  return [
    '',
    name,
    ...looks.flatMap(({ what, gaps }) => [
      `  ${gaps.length === 0 ? 'ok ' : 'GAP'}  ${what}`,
      ...gaps.map((gap) => `       ${gap}`),
    ]),
  ]
}

function refuseWith([gap, ...more]: readonly Said[], json: object): void {
  if (!gap) return
  const problems = [gap, ...more].map(inWords)
  throw new RefusedInFull(new Refusal('conflict', gap), { json: { ...json, problems }, lines: [] })
}
