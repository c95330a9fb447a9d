import { statfs } from 'node:fs/promises'
import { openSite } from '../opening.ts'
import type { Command } from './command.ts'
import { helpWords } from './help-words.ts'

export const doctor: Command = {
  name: 'doctor',
  usage: '[--json]',
  does: helpWords.doctor,
  example: 'doctor',
  options: { json: { type: 'boolean', says: helpWords.json } },
  takes: [0, 0],
  async run({ config, options, print }) {
    const { site, server, migrated, close } = await openSite(config)
    try {
      await site.db.directory((tx) => tx.selectFrom('network').select('id').limit(1).execute())
      const { bavail, bsize } = await statfs(config.dataDir)
      const health = {
        node: process.version,
        database: server.kind,
        adopted: server.adopted,
        migrated,
        walls: 'standing',
        freeMegabytes: Math.floor((bavail * bsize) / 2 ** 20),
      }
      if (options['json']) return print(JSON.stringify(health))
      for (const [name, value] of Object.entries(health)) print(`${name}: ${String(value)}`)
    } finally {
      await close()
    }
  },
}
