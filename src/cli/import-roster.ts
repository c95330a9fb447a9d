import { foundOrganisation, stewardOf } from '../people/organisations/actions.ts'
import type { NamedOrganisation } from '../people/organisations/organisation.ts'
import { dayIn } from '../platform/day.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import type { Site } from '../platform/site.ts'
import {
  applyRoster,
  checkRoster,
  type RosterOutcome,
} from '../standards/oneroster/applying/actions.ts'
import { sayProblem } from '../standards/oneroster/problem.ts'
import { readRoster, type RosterReading } from '../standards/oneroster/reading/read.ts'
import { rosterKinds, type RosterKind } from '../standards/oneroster/roster.ts'
import { needed, type Command, type Given } from './command.ts'
import { findOrganisation } from './organisation.ts'
import { withSite } from './with-site.ts'
import { helpWords } from './help-words.ts'
import { cliWords } from './words.ts'

export const importRosterCommand: Command = {
  name: 'import roster',
  usage: 'PATH --org NAME [--dry-run] [--confirm-ending] [--strict] [--json]',
  does: helpWords.importRoster,
  example: 'import roster roster.zip --org "Awa Street School" --dry-run',
  options: {
    org: { type: 'string', says: helpWords.importRosterOrg },
    'dry-run': { type: 'boolean', says: helpWords.dryRun },
    'confirm-ending': {
      type: 'boolean',
      says: helpWords.confirmEnding,
    },
    strict: { type: 'boolean', says: helpWords.strict },
    json: { type: 'boolean', says: helpWords.importJson },
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

const say = speaker(english)

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

function report(result: Result): string[] {
  const { problems, ending = 0, here = 0, needsConfirming } = result
  return [
    headOf(result),
    ...rosterKinds.map((kind) => `  ${lineOf(kind, result)}`),
    ...(needsConfirming ? [`  ${say(cliWords.needsConfirming, { ending, here })}`] : []),
    `  ${say(problems.length === 0 ? cliWords.noProblems : cliWords.problems, { count: problems.length })}`,
    ...problems.map((problem) => `    ${problem}`),
  ]
}

function headOf({ organisation: { name, isNew }, dryRun, dialect }: Result): string {
  if (!isNew) return say(cliWords.rosterHead, { name, dialect })
  const head = dryRun ? cliWords.rosterHeadToFound : cliWords.rosterHeadFounded
  return say(head, { name, dialect })
}

function lineOf(kind: RosterKind, { counts, changes, dryRun }: Result): string {
  const change = changes?.[kind]
  if (!change) return say(cliWords.inTheFile, { kind, count: counts[kind] })
  const { new: added, ...others } = change
  const line = dryRun ? cliWords.wouldChangeTo : cliWords.changedTo
  return say(line, { kind, added, ...others })
}
