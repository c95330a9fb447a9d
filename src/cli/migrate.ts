import { openSite } from '../opening.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import type { Command } from './command.ts'
import { helpWords } from './help-words.ts'
import { cliWords } from './words.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  does: helpWords.migrate,
  example: 'migrate',
  options: {},
  takes: [0, 0],
  async run({ config, print }) {
    const { migrated, close } = await openSite(config)
    await close()
    const say = speaker(english)
    const taken = { steps: migrated.join(', ') }
    print(migrated.length > 0 ? say(cliWords.taken, taken) : say(cliWords.nothingToDo))
  },
}
