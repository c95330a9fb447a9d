import { stewardOf } from '../people/organisations/actions.ts'
import { restore, suspend } from '../people/persons/suspending.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import type { Command } from './command.ts'
import { helpWords } from './help-words.ts'
import { somebodyNamed } from './somebody.ts'
import { withSite } from './with-site.ts'
import { cliWords } from './words.ts'

export const suspendCommand: Command = {
  ...admitting('suspended', { does: suspend, says: cliWords.isSuspended }),
  name: 'suspend',
  does: helpWords.suspend,
  example: 'suspend "Aroha Tamihana"',
}

export const restoreCommand: Command = {
  ...admitting('active', { does: restore, says: cliWords.isRestored }),
  name: 'restore',
  does: helpWords.restore,
  example: 'restore "Aroha Tamihana"',
}

interface Deed {
  readonly does: typeof suspend
  readonly says: typeof cliWords.isRestored
}

function admitting(
  status: 'active' | 'suspended',
  { does, says }: Deed,
): Pick<Command, 'usage' | 'options' | 'takes' | 'run'> {
  return {
    usage: 'PERSON [--json]',
    options: { json: { type: 'boolean', says: helpWords.json } },
    takes: [1, 1],
    async run(given) {
      await withSite(given, async (site) => {
        const among = ['active', 'suspended'] as const
        const { network, person, home, name } = await somebodyNamed(
          site,
          given.words[0] ?? '',
          among,
        )
        await does(site.db, stewardOf({ network, id: home }), person)
        const json = { id: person, organisation: home, status, problems: [] }
        given.print(
          given.options['json'] === true
            ? JSON.stringify(json)
            : speaker(english)(says, { name, id: person }),
        )
      })
    },
  }
}
