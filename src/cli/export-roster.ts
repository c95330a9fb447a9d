import { stewardOf } from '../people/organisations/actions.ts'
import { dayIn } from '../platform/day.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { exportRoster } from '../standards/oneroster/applying/actions.ts'
import { writeRoster } from '../standards/oneroster/exporting/export.ts'
import { countRoster } from '../standards/oneroster/roster.ts'
import { needed, type Command } from './command.ts'
import { organisationNamed } from './organisation.ts'
import { withSite } from './with-site.ts'
import { writeOut } from './write-out.ts'
import { helpWords } from './help-words.ts'
import { cliWords } from './words.ts'

export const exportRosterCommand: Command = {
  name: 'export roster',
  usage: '--org NAME --out FILE',
  does: helpWords.exportRoster,
  example: 'export roster --org "Awa Street School" --out roster.zip',
  options: {
    org: { type: 'string', says: helpWords.exportRosterOrg },
    out: { type: 'string', says: helpWords.out },
  },
  takes: [0, 0],
  async run(given) {
    const [name, out] = [needed(given, 'org'), needed(given, 'out')]
    await withSite(given, async ({ db, now }) => {
      const organisation = await organisationNamed({ db }, name)
      const today = dayIn(organisation.timeZone, now())
      const roster = await exportRoster(db, stewardOf(organisation), organisation.id, today)
      await writeOut(out, await writeRoster(roster))
      const { people, classes } = countRoster(roster)
      const facts = { name: organisation.name, people, classes, out }
      given.print(speaker(english)(cliWords.rosterOut, facts))
    })
  },
}
