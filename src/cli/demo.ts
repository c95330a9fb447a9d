import { demoLinks, ensureDemo } from '../demo/seed.ts'
import { Refusal } from '../platform/errors.ts'
import type { Command } from './command.ts'
import { withSite } from './with-site.ts'
import { cliWords } from './words.ts'
import { helpWords } from './help-words.ts'

export const demo: Command = {
  name: 'demo',
  usage: '',
  does: helpWords.demo,
  example: 'demo',
  options: {},
  takes: [0, 0],
  async run(given) {
    await withSite(given, async (site) => {
      const there = await ensureDemo(site)
      if (!there) throw new Refusal('conflict', cliWords.demoExists)
      for (const line of await demoLinks(site)) given.print(line)
    })
  },
}
