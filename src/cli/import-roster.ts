import { foundOrganisation, stewardOf } from '../people/organisations/actions.ts'
import type { NamedOrganisation } from '../people/organisations/organisation.ts'
import { now } from '../opening.ts'
import { dayIn } from '../platform/day.ts'
import { timeZoneFor } from '../people/organisations/setting.ts'
import { zoneNamed } from '../people/organisations/time-zone.ts'
import { Refusal } from '../platform/errors.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { said } from '../platform/i18n/word.ts'
import type { Site } from '../platform/site.ts'
import {
  applyRoster,
  assertFounds,
  checkFounding,
  checkRoster,
  type RosterOutcome,
} from '../standards/oneroster/applying/actions.ts'
import { sayAdmissions, sayLeaderless } from '../standards/oneroster/applying/admission.ts'
import { sayCalledThere } from '../standards/oneroster/applying/called-there.ts'
import { sayEndings } from '../standards/oneroster/applying/ending.ts'
import { mostOfASort, sayProblem, type Problem } from '../standards/oneroster/problem.ts'
import {
  FaultyRoster,
  readRoster,
  type RosterReading,
} from '../standards/oneroster/reading/read.ts'
import { hasNamesake } from '../standards/oneroster/applying/going.ts'
import { allProblems } from '../standards/oneroster/applying/nowhere.ts'
import { rosterKinds, type Roster, type RosterKind } from '../standards/oneroster/roster.ts'
import { needed, type Command, type Given } from './command.ts'
import { findOrganisation, nameToFound } from './organisation.ts'
import { refusedInFull, type RefusedFacts } from './refused.ts'
import { withSite } from './with-site.ts'
import { helpWords } from './help-words.ts'
import { cliWords } from './words.ts'

export const importRosterCommand: Command = {
  name: 'import roster',
  usage: 'PATH --org NAME [--time-zone ZONE] [--dry-run] [--confirm-ending] [--strict] [--json]',
  does: helpWords.importRoster,
  example: 'import roster roster.zip --org "Awa Street School" --dry-run',
  options: {
    org: { type: 'string', says: helpWords.importRosterOrg },
    'time-zone': { type: 'string', says: helpWords.importTimeZone },
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
    const name = nameToFound(needed(given, 'org'))
    const strict = given.options['strict'] === true
    const reading = await refusedInFull(faultsOf, () =>
      readRoster(given.words[0] ?? '', { strict, today: dayIn(timeZoneIn(given), now()) }),
    )
    const facts = () => ({ json: { counts: reading.counts, problems: toldOf(reading) }, lines: [] })
    const result = await refusedInFull(facts, () =>
      withSite(given, (site) => takeIn(site, given, { name, reading })),
    )
    if (given.options['json']) given.print(JSON.stringify(result))
    else report(result).forEach(given.print)
  },
}

const say = speaker(english)

/** What a strict reading found wrong; whatever else is refused has no more to say than its sentence. */
function faultsOf(refusal: Refusal): RefusedFacts {
  if (!(refusal instanceof FaultyRoster)) return { json: { problems: [] }, lines: [] }
  const { found } = refusal
  const problems = toldOf(refusal)
  return { json: { found, problems }, lines: listOf({ found, problems }) }
}

function toldOf({ problems }: { readonly problems: readonly Problem[] }): readonly string[] {
  return problems.map((problem) => sayProblem(say, problem))
}

interface Result extends RosterOutcome {
  readonly organisation: {
    readonly id: string | null
    readonly name: string
    readonly isNew: boolean
  }
  readonly dryRun: boolean
  readonly dialect: string
  readonly counts: RosterReading['counts']
  /** What the operator may not expect, although nothing is wrong with it. */
  readonly notes: readonly string[]
  readonly problems: readonly string[]
  /** How many problems there are; of a sort with many, not all are listed. */
  readonly found: number
}

async function takeIn(
  site: Site,
  given: Given,
  { name, reading }: { name: string; reading: RosterReading },
): Promise<Result> {
  const { options } = given
  const dryRun = options['dry-run'] === true
  const known = await findOrganisation(site, name)
  if (!known) assertFounds(reading.roster)
  const timeZone = await timeZoneFor(site.db, timeZoneIn(given))
  const organisation = known ?? (dryRun ? undefined : await found(site, { name, timeZone }))
  const confirmEnding = options['confirm-ending'] === true
  const called = organisation?.name ?? name
  const outcome = organisation
    ? await work(site, organisation, { reading, dryRun, confirmEnding })
    : await lookAhead(site, { name, timeZone }, reading)
  const { nowhere: _nowhere, unlinked: _unlinked, ...changed } = outcome
  const { problems, found: count } = allProblems(reading, outcome)
  return {
    organisation: { id: organisation?.id ?? null, name: called, isNew: !known },
    dryRun,
    dialect: reading.dialect,
    counts: reading.counts,
    ...changed,
    notes: [
      ...notesOn(reading.roster, { id: organisation?.id, name: called }, outcome),
      ...sayTimeZone({ known, timeZone, isAsked: options['time-zone'] !== undefined }),
    ],
    problems: toldOf({ problems }),
    found: count,
  }
}

function notesOn(
  roster: Roster,
  host: { id: string | undefined; name: string },
  outcome: RosterOutcome,
): string[] {
  const calledThere = sayCalledThere(say, host.name, outcome)
  return [
    ...(hasNamesake(roster, host) ? [say(cliWords.namesake, { name: host.name })] : []),
    ...(calledThere === undefined ? [] : [calledThere]),
    ...sayAdmissions(say, outcome),
    ...[sayLeaderless(say, outcome)].filter((sentence) => sentence !== undefined),
  ]
}

/** By whose clocks a school comes to live, when it is founded; or that what was asked of one that is here is not done. */
function sayTimeZone({ known, timeZone, isAsked }: Clocks): string[] {
  if (!known) return [say(cliWords.timeZone, { zone: timeZone })]
  if (!isAsked || known.timeZone === timeZone) return []
  return [say(cliWords.keepsTimeZone, { name: known.name, zone: known.timeZone })]
}

interface Clocks {
  readonly known: NamedOrganisation | undefined
  readonly timeZone: string
  readonly isAsked: boolean
}

type ToFound = Pick<NamedOrganisation, 'name' | 'timeZone'>

function found({ db }: Site, school: ToFound): Promise<NamedOrganisation> {
  return foundOrganisation(db, { ...school, kind: 'school' })
}

/** What a roster would bring into a school that is not founded by looking. */
function lookAhead(
  { now }: Site,
  school: ToFound,
  { roster }: RosterReading,
): Promise<RosterOutcome> {
  return checkFounding(school, { roster, today: dayIn(school.timeZone, now()) })
}

/** The time zone that the operator asked for, or else that of the server. */
function timeZoneIn({ options }: Given): string {
  const asked = options['time-zone']
  if (typeof asked !== 'string') return Intl.DateTimeFormat().resolvedOptions().timeZone
  const zone = zoneNamed(asked)
  if (zone === undefined) throw new Refusal('invalid', said(cliWords.noTimeZone, { zone: asked }))
  return zone
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
  const { endings, needsConfirming, notes } = result
  return [
    headOf(result),
    ...notes.map((note) => `  ${note}`),
    ...rosterKinds.map((kind) => `  ${lineOf(kind, result)}`),
    ...(needsConfirming
      ? [`  ${say(cliWords.needsConfirming, { what: sayEndings(say, endings) })}`]
      : []),
    ...listOf(result),
  ]
}

function listOf({ problems, found }: Pick<Result, 'problems' | 'found'>): string[] {
  return [`  ${countOf(problems.length, found)}`, ...problems.map((problem) => `    ${problem}`)]
}

function countOf(shown: number, found: number): string {
  if (found === 0) return say(cliWords.noProblems)
  if (shown === found) return say(cliWords.problems, { count: found })
  return say(cliWords.problemsSome, { found, shown, most: mostOfASort })
}

function headOf({ organisation: { name, isNew }, dryRun, dialect }: Result): string {
  if (!isNew) return say(cliWords.rosterHead, { name, dialect })
  const head = dryRun ? cliWords.rosterHeadToFound : cliWords.rosterHeadFounded
  return say(head, { name, dialect })
}

function lineOf(kind: RosterKind, { changes, dryRun }: Result): string {
  const { new: added, ...others } = changes[kind]
  const line = dryRun ? cliWords.wouldChangeTo : cliWords.changedTo
  return say(line, { kind, added, ...others })
}
