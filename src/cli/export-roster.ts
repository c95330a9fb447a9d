import { stewardOf } from '../people/organisations/actions.ts'
import { dayIn } from '../platform/day.ts'
import { exportRoster } from '../standards/oneroster/actions.ts'
import { writeRoster } from '../standards/oneroster/export.ts'
import { countRoster } from '../standards/oneroster/roster.ts'
import { needed, type Command } from './command.ts'
import { organisationNamed } from './organisation.ts'
import { withSite } from './with-site.ts'
import { writeOut } from './write-out.ts'

export const exportRosterCommand: Command = {
  name: 'export roster',
  usage: '--org NAME --out FILE',
  does: 'Writes a school’s roster as it is today: a strict OneRoster 1.2 ZIP.',
  example: 'export roster --org "Awa Street School" --out roster.zip',
  options: {
    org: { type: 'string', says: 'The school, by name or id.' },
    out: { type: 'string', says: 'The file to write.' },
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
      given.print(`${organisation.name}: ${people} people, ${classes} classes → ${out}`)
    })
  },
}
