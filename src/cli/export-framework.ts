import { exportAnyFramework } from '../learning/frameworks/importing.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { writeCasePackage } from '../standards/case/package.ts'
import { needed, type Command } from './command.ts'
import { writeOut } from './write-out.ts'
import { withSite } from './with-site.ts'
import { helpWords } from './help-words.ts'
import { cliWords } from './words.ts'

export const exportFrameworkCommand: Command = {
  name: 'export framework',
  usage: 'ID --out FILE',
  does: helpWords.exportFramework,
  example: 'export framework c6496676-d7cb-11e8-824f-0242ac160002 --out mathematics.json',
  options: { out: { type: 'string', says: helpWords.out } },
  takes: [1, 1],
  async run(given) {
    const out = needed(given, 'out')
    await withSite(given, async ({ db }) => {
      const framework = await exportAnyFramework(db, given.words[0] ?? '')
      await writeOut(out, `${JSON.stringify(writeCasePackage(framework), undefined, 2)}\n`)
      given.print(speaker(english)(cliWords.frameworkOut, { title: framework.title, out }))
    })
  },
}
