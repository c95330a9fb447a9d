import { exportAnyFramework } from '../learning/frameworks/importing.ts'
import { writeCasePackage } from '../standards/case/package.ts'
import { needed, type Command } from './command.ts'
import { writeOut } from './write-out.ts'
import { withSite } from './with-site.ts'

export const exportFrameworkCommand: Command = {
  name: 'export framework',
  usage: 'ID --out FILE',
  does: 'Writes a framework as a strict CASE 1.1 package. ID is ours or its publisher’s identifier.',
  example: 'export framework c6496676-d7cb-11e8-824f-0242ac160002 --out mathematics.json',
  options: { out: { type: 'string', says: 'The file to write.' } },
  takes: [1, 1],
  async run(given) {
    const out = needed(given, 'out')
    await withSite(given, async ({ db }) => {
      const framework = await exportAnyFramework(db, given.words[0] ?? '')
      await writeOut(out, `${JSON.stringify(writeCasePackage(framework), undefined, 2)}\n`)
      given.print(`${framework.title} → ${out}`)
    })
  },
}
