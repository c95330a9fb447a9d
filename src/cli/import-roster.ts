import { foundOrganisation, stewardOf } from '../people/organisations/actions.ts'
import type { NamedOrganisation } from '../people/organisations/organisation.ts'
import { dayIn } from '../platform/day.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import type { Site } from '../platform/site.ts'
import { applyRoster, checkRoster, type RosterOutcome } from '../standards/oneroster/actions.ts'
import { sayProblem } from '../standards/oneroster/problem.ts'
import { readRoster, type RosterReading } from '../standards/oneroster/read.ts'
import { rosterKinds } from '../standards/oneroster/roster.ts'
import { needed, type Command, type Given } from './command.ts'
import { findOrganisation } from './organisation.ts'
import { withSite } from './with-site.ts'

export const importRosterCommand: Command = {
  name: 'import roster',
  usage: 'PATH --org NAME [--dry-run] [--confirm-ending] [--strict] [--json]',
  does: 'Takes in a roster: OneRoster 1.1 or 1.2 or Microsoft SDS, as a ZIP, a folder or a CSV file. A school of a new name is founded.',
  example: 'import roster roster.zip --org "Awa Street School" --dry-run',
  options: {
    org: { type: 'string', says: 'The school whose roster it is, by name or id.' },
    'dry-run': { type: 'boolean', says: 'Only say what would change.' },
    'confirm-ending': {
      type: 'boolean',
      says: 'Go on even where more than a fifth of the people would end.',
    },
    strict: { type: 'boolean', says: 'Refuse whatever is not faultless OneRoster 1.2.' },
    json: { type: 'boolean', says: 'Print one JSON object: counts, problems and ids.' },
  },
  takes: [1, 1],
  async run(given) {
    const name = needed(given, 'org')
    const reading = await readRoster(given.words[0] ?? '', {
      strict: given.options['strict'] === true,
    })
    await withSite(given, async (site) => {
      const result = await takeIn(site, given, { name, reading })
      if (given.options['json']) given.print(JSON.stringify(result))
      else report(result).forEach(given.print)
    })
  },
}

interface Result extends Partial<Omit<RosterOutcome, 'changes'>> {
  readonly organisation: {
    readonly id: string | null
    readonly name: string
    readonly isNew: boolean
  }
  readonly dryRun: boolean
  readonly dialect: string
  readonly counts: RosterReading['counts']
  readonly changes: RosterOutcome['changes'] | null
  readonly problems: readonly string[]
}

async function takeIn(
  site: Site,
  { options }: Given,
  { name, reading }: { name: string; reading: RosterReading },
): Promise<Result> {
  const dryRun = options['dry-run'] === true
  const known = await findOrganisation(site, name)
  const organisation = known ?? (dryRun ? undefined : await found(site, name))
  const outcome =
    organisation &&
    (await work(site, organisation, {
      reading,
      dryRun,
      confirmEnding: options['confirm-ending'] === true,
    }))
  const say = speaker(english)
  return {
    organisation: { id: organisation?.id ?? null, name: organisation?.name ?? name, isNew: !known },
    dryRun,
    dialect: reading.dialect,
    counts: reading.counts,
    changes: null,
    ...outcome,
    problems: reading.problems.map((problem) => sayProblem(say, problem)),
  }
}

function found({ db }: Site, name: string): Promise<NamedOrganisation> {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return foundOrganisation(db, { name, kind: 'school', timeZone })
}

interface Work {
  readonly reading: RosterReading
  readonly dryRun: boolean
  readonly confirmEnding: boolean
}

async function work(
  { db, now }: Site,
  organisation: NamedOrganisation,
  { reading: { roster }, dryRun, confirmEnding }: Work,
): Promise<RosterOutcome> {
  const today = dayIn(organisation.timeZone, now())
  const viewer = stewardOf(organisation)
  return dryRun
    ? checkRoster(db, viewer, organisation.id, { roster, today })
    : applyRoster(db, viewer, organisation.id, { roster, today, confirmEnding })
}

function report({
  organisation,
  dryRun,
  dialect,
  counts,
  changes,
  problems,
  ending,
  here,
  needsConfirming,
}: Result): string[] {
  const would = dryRun ? 'would be ' : ''
  const lines = rosterKinds.map((kind) => {
    const change = changes?.[kind]
    if (!change) return `  ${kind}: ${counts[kind]} in the file`
    const { new: added, changed, same, ended } = change
    return `  ${kind}: ${added} ${would}new, ${changed} ${would}changed, ${same} the same, ${ended} ${would}ended`
  })
  return [
    `${organisation.name}${organisation.isNew ? ` (${would}founded)` : ''}: a roster in ${dialect}`,
    ...lines,
    ...(needsConfirming
      ? [`  ${ending} of ${here} people would end: that needs --confirm-ending.`]
      : []),
    problems.length === 0 ? '  No problems.' : `  ${problems.length} problems:`,
    ...problems.map((problem) => `    ${problem}`),
  ]
}
