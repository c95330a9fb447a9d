import { open, type FileHandle } from 'node:fs/promises'
import { exportChain } from '../people/audit/checking.ts'
import { openKey } from '../people/audit/key.ts'
import { Refusal } from '../platform/errors.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { said } from '../platform/i18n/word.ts'
import type { Site } from '../platform/site.ts'
import { chainsOf } from './audit-chains.ts'
import { auditCliWords as words } from './audit-words.ts'
import { needed, type Command, type Given } from './command.ts'
import { withSite } from './with-site.ts'
import { cliWords } from './words.ts'

export const auditExportCommand: Command = {
  name: 'audit export',
  usage: '--out FILE [--org NAME]',
  does: words.export,
  example: 'audit export --out audit.ndjson',
  options: {
    out: { type: 'string', says: words.out },
    org: { type: 'string', says: words.org },
  },
  takes: [0, 0],
  async run(given) {
    const out = needed(given, 'out')
    await withSite(given, async (site) => {
      const counts = await writeChains(site, given, out)
      given.print(speaker(english)(words.exported, { ...counts, out }))
    })
  },
}

/** Chains can be long: they go into the file as they come, and it is closed whatever comes. */
async function writeChains(site: Site, given: Given, out: string) {
  const key = await openKey(given.config.dataDir)
  const file = await openToWrite(out)
  try {
    const write = async (line: string) => void (await file.write(`${line}\n`))
    const chains = await chainsOf(site, given)
    let entries = 0
    for (const chain of chains) entries += await exportChain(site, chain, { key, write })
    await file.sync()
    return { chains: chains.length, entries }
  } finally {
    await file.close()
  }
}

async function openToWrite(out: string): Promise<FileHandle> {
  try {
    return await open(out, 'w', 0o600)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Refusal('invalid', said(cliWords.cannotWrite, { file: out, reason }), {
      cause: error,
    })
  }
}
