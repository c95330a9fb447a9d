import { openSite } from '../opening.ts'
import type { Command } from './command.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: '',
  does: 'Brings the database to this version of Kith, and looks whether both walls stand.',
  example: 'migrate',
  options: {},
  takes: [0, 0],
  async run({ config, print }) {
    const { migrated, close } = await openSite(config)
    await close()
    print(migrated.length > 0 ? `Taken: ${migrated.join(', ')}` : 'Nothing to do.')
  },
}
