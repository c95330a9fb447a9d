import { keepRosteredAffiliations } from '../../people/affiliations/bulk.ts'
import {
  keepRosteredClassrooms,
  keepRosteredCourses,
  keepRosteredMemberships,
  keepRosteredSessions,
} from '../../people/classrooms/bulk.ts'
import { keepRosteredGuardianships } from '../../people/families/bulk.ts'
import { keepRosteredOrganisations } from '../../people/organisations/bulk.ts'
import { keepRosteredPeople } from '../../people/persons/bulk.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { Refusal } from '../../platform/errors.ts'
import { said } from '../../platform/i18n/word.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import {
  changesIn,
  countChanges,
  endingShare,
  mostEnding,
  type ChangeCounts,
  type Changes,
} from './difference.ts'
import type { Host, Kept } from './kept.ts'
import { rosterFrom } from './kept-roster.ts'
import { placesFor, type Places } from './places.ts'
import { rosterKinds, type Roster, type RosterKind } from './roster.ts'
import { findHost, findKept, findRostered, lockHost } from './store.ts'
import { wantedRows } from './wanted.ts'
import { rosterWords as words } from './words.ts'

/** What a roster would change, or did. */
export interface RosterOutcome {
  readonly changes: Readonly<Record<RosterKind, ChangeCounts>>
  /** People who are here now, and how many of them end. */
  readonly here: number
  readonly ending: number
  /** More than a fifth of them would end: it is not done until somebody says yes to that. */
  readonly needsConfirming: boolean
}

export interface Applying {
  /** The day it is, `yyyy-mm-dd`, on which what is over ends. */
  readonly today: string
  readonly confirmEnding?: boolean
  /** Told how many of all rows are written, now and then. */
  readonly onProgress?: (done: number, total: number) => Promise<void>
}

/**
 * A dry run: what this roster would change at an organisation. Nothing is written.
 *
 * @throws Refusal `not-found` for an organisation that is not the viewer's to lead.
 */
export async function checkRoster(
  db: Database,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  { roster, today }: { roster: Roster; today: string },
): Promise<RosterOutcome> {
  const leader = await leaderOf(db, viewer, organisation)
  return db.as(leader, async (tx) => {
    const { kept, changes } = await compare(tx, leader, organisation, { roster, today })
    return outcomeOf(kept, changes)
  })
}

/**
 * Takes in a roster, in one transaction: all of it, or nothing. A second time changes nothing. What a
 * whole file is silent about ends today, and nothing is deleted.
 *
 * @throws Refusal `not-found` as above; `conflict` where more than a fifth of the people would end and nobody confirmed it.
 */
export async function applyRoster(
  db: Database,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  how: Applying & { roster: Roster },
): Promise<RosterOutcome> {
  for (;;) {
    const leader = await leaderOf(db, viewer, organisation)
    const outcome = await applyOnce(db, leader, organisation, how)
    if (outcome) return outcome
  }
}

/** Nothing, and nothing done, if another roster brought in organisations that this leader does not know yet. */
async function applyOnce(
  db: Database,
  leader: Viewer,
  organisation: Id<'organisation'>,
  { roster, today, ...how }: Applying & { roster: Roster },
): Promise<RosterOutcome | undefined> {
  // The ids of organisations that are to come are made first, so that row security can be told of them.
  const seen = await db.as(leader, (tx) => compare(tx, leader, organisation, { roster, today }))
  const founder = leading(leader, [...seen.places.organisations.values()])
  return db.as(founder, async (tx) => {
    const { kept, changes } = await compare(tx, founder, organisation, {
      roster,
      today,
      places: seen.places,
    })
    const isNews = ({ id }: { id: Id<'organisation'> }) => !founder.standing.led.includes(id)
    if ([...kept.organisations.values()].some(isNews)) return undefined
    const outcome = outcomeOf(kept, changes)
    if (outcome.needsConfirming && !how.confirmEnding) {
      const { ending, here } = outcome
      throw new Refusal('conflict', said(words.tooManyEnd, { ending, here }))
    }
    await write(tx, founder, organisation, { changes, onProgress: how.onProgress })
    return outcome
  })
}

/** The roster of an organisation as it holds today, whether it came from a file or was made by hand. */
export async function exportRoster(
  db: Database,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  today: string,
): Promise<Roster> {
  const leader = await leaderOf(db, viewer, organisation)
  return db.as(leader, (tx) => rosterFrom(tx, leader, organisation, today))
}

/** The organisation itself, for whoever leads it. */
export async function readHost(
  db: Database,
  viewer: Viewer,
  organisation: Id<'organisation'>,
): Promise<Host> {
  assertLeads(viewer, organisation)
  const host = await db.as(viewer, (tx) => findHost(tx, viewer, organisation))
  if (!host) throw new Refusal('not-found', words.noOrganisation)
  return host
}

/** Rosters are for whoever leads an organisation; to others it is not there. */
export function assertLeads(viewer: Viewer, organisation: Id<'organisation'>): void {
  if (may(viewer, 'lead', 'organisation', { organisation })) return
  throw new Refusal('not-found', words.noOrganisation)
}

/** The viewer, leading also what came from the roster of an organisation that they lead. */
async function leaderOf(
  db: Database,
  viewer: Viewer,
  organisation: Id<'organisation'>,
): Promise<Viewer> {
  assertLeads(viewer, organisation)
  return leading(viewer, await db.as(viewer, (tx) => findRostered(tx, viewer, organisation)))
}

function leading(viewer: Viewer, organisations: readonly Id<'organisation'>[]): Viewer {
  const { standing } = viewer
  return {
    ...viewer,
    standing: {
      ...standing,
      led: [...new Set([...standing.led, ...organisations])],
      staffed: [...new Set([...standing.staffed, ...organisations])],
    },
  }
}

interface Compared {
  readonly kept: Kept
  readonly places: Places
  readonly changes: Changes
}

async function compare(
  tx: Tx,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  { roster, today, places: made }: { roster: Roster; today: string; places?: Places },
): Promise<Compared> {
  const host = await lockHost(tx, viewer, organisation)
  if (!host) throw new Refusal('not-found', words.noOrganisation)
  const kept = await findKept(tx, viewer, organisation)
  const found = placesFor(roster, kept, host)
  // An organisation that came in meanwhile has its id already; one that did not gets the one made before.
  const organisations = new Map([...(made?.organisations ?? []), ...withoutNew(found, kept)])
  const places = made ? { ...found, organisations } : found
  const wanted = wantedRows(roster, kept, places, today)
  return { kept, places, changes: changesIn(kept, wanted, roster.handling, today) }
}

function withoutNew({ organisations, host }: Places, kept: Kept) {
  return [...organisations].filter(
    ([source, id]) => kept.organisations.has(source) || id === host.id,
  )
}

function outcomeOf(kept: Kept, changes: Changes): RosterOutcome {
  return {
    changes: countChanges(changes),
    here: [...kept.people.values()].filter(({ status }) => status === 'active').length,
    ending: changes.people.ended.length,
    needsConfirming: endingShare(kept, changes) > mostEnding,
  }
}

interface Writing {
  readonly changes: Changes
  readonly onProgress: Applying['onProgress']
}

/** Writes every kind by the hand of its owner; what others point at comes first. */
async function write(
  tx: Tx,
  viewer: Viewer,
  roster: Id<'organisation'>,
  { changes, onProgress }: Writing,
): Promise<void> {
  const rows = <Kind extends RosterKind>(kind: Kind) => rowsOf(changes[kind])
  const total = rosterKinds.reduce((sum, kind) => sum + rows(kind).length, 0)
  let done = 0
  const step = async (written: number) => {
    done += written
    await onProgress?.(done, total)
  }
  await keepRosteredOrganisations(tx, viewer, roster, rows('organisations'))
  await keepRosteredSessions(tx, viewer, roster, rows('sessions'))
  await keepRosteredCourses(tx, viewer, roster, rows('courses'))
  await keepRosteredClassrooms(tx, viewer, roster, rows('classes'))
  await step(rows('organisations').length + rows('sessions').length + rows('courses').length)
  await step(rows('classes').length)
  await keepRosteredPeople(tx, viewer, roster, rows('people'))
  await step(rows('people').length)
  await keepRosteredAffiliations(tx, viewer, roster, rows('affiliations'))
  await step(rows('affiliations').length)
  await keepRosteredMemberships(tx, viewer, roster, rows('enrolments'))
  await step(rows('enrolments').length)
  await keepRosteredGuardianships(tx, viewer, roster, rows('guardianships'))
  await step(rows('guardianships').length)
}

function rowsOf<Row>(change: {
  readonly new: readonly Row[]
  readonly changed: readonly Row[]
  readonly resumed: readonly Row[]
  readonly ended: readonly Row[]
}): readonly Row[] {
  return [...change.new, ...change.changed, ...change.resumed, ...change.ended]
}
