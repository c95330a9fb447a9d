import type { Database } from '../../../platform/db/database.ts'
import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { newId, type Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { may } from '../../../policy/law.ts'
import { record } from '../../../people/audit/actions.ts'
import type { Facts } from '../../../people/audit/deed.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { topNameIn } from '../exporting/naming.ts'
import { rosterFrom } from '../exporting/store.ts'
import { countRoster, rosterKinds, type Roster } from '../roster.ts'
import { rosterWords as words } from '../words.ts'
import { asSenderOf, bringersOf, leading } from './bringers.ts'
import { withRowsByHand, type Coming } from './by-hand.ts'
import { withoutOthers } from './of-others.ts'
import type { Ending } from './ending.ts'
import { placeOrganisations, setOut, type Going } from './going.ts'
import { factsOfGrants, type Granted } from './granted.ts'
import { keepingIn } from './keeping.ts'
import { keptWhole, nothingKept, type Host, type Keeping } from './kept.ts'
import { passThrough, type Passing, type RosterOutcome } from './passing.ts'
import { findHost, findRostered, lockHost } from './store.ts'

export type { RosterOutcome } from './passing.ts'

export interface Applying {
  readonly roster: Roster
  /** The day it is, `yyyy-mm-dd`, on which what is over ends. */
  readonly today: string
  /** Who sent it, where somebody else takes it in: it grants nothing to them either. */
  readonly sentBy?: Id<'person'> | null
  /** Whether much may end; or how much at the most, which somebody has seen. */
  readonly confirmEnding?: boolean | readonly Ending[]
  /** What is written with the roster, or not at all. */
  readonly onDone?: (tx: Tx, outcome: RosterOutcome) => Promise<void>
  readonly onProgress?: Passing['onProgress']
}

/**
 * A dry run: what this roster would change at an organisation. Nothing is written.
 *
 * @throws Refusal `not-found` for an organisation that is not the viewer's to lead; `conflict` for one that takes in no
 * rosters, or for one that Kith wrote of the people of others.
 */
export async function checkRoster(
  db: Database,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  { roster, today }: Pick<Applying, 'roster' | 'today'>,
): Promise<RosterOutcome> {
  const leader = await leaderOf(db, viewer, organisation)
  const host = await readHost(db, leader, organisation)
  assertTakesIn(host)
  const { ids } = await placed(db, leader, organisation, { roster, today })
  const founder = leading(leader, [...ids.organisations.values()])
  const people = await bringersOf(db, [founder])
  return db.as(founder, async (tx) => {
    const known = await remembered(tx, founder, host)
    const going = setOut(roster, known, today, ids.organisations)
    const coming = await withoutOthers({ tx, viewer: founder, going })
    return look(coming.going, people, keepingFor(coming))
  })
}

/**
 * A dry run for a school that is not here yet: all that comes is new.
 *
 * @throws Refusal `invalid` where nobody would come in.
 */
export async function checkFounding(
  { name, timeZone }: Omit<Host, 'id'>,
  { roster, today }: Pick<Applying, 'roster' | 'today'>,
): Promise<RosterOutcome> {
  assertFounds(roster)
  const host = { id: newId('organisation'), name, timeZone }
  return look(setOut(roster, host, today), [], nothingKept)
}

/** @throws Refusal `invalid` for a roster by which nobody would come in, or nobody would be anywhere: no school is founded for it. */
export function assertFounds({ people, ...roster }: Roster): void {
  if (!people.some(({ ended }) => !ended)) throw new Refusal('invalid', words.nothingToFound)
  if (!isAnyPlaced(roster)) throw new Refusal('invalid', words.nowhereToFound)
}

/** Whether somebody is at an organisation or in a class that the roster itself brings: before it there is none. */
function isAnyPlaced({
  organisations,
  classes,
  affiliations,
  enrolments,
}: Pick<Roster, 'organisations' | 'classes' | 'affiliations' | 'enrolments'>): boolean {
  const [places, rooms] = [organisations, classes].map(
    (some) => new Set(some.map(({ sourceId }) => sourceId)),
  )
  return (
    affiliations.some(({ organisation, ended }) => !ended && places?.has(organisation)) ||
    enrolments.some((one) => !one.ended && rooms?.has(one.class))
  )
}

function look(going: Going, people: Passing['people'], keeping: Keeping): Promise<RosterOutcome> {
  const telling = { onGrant: () => {}, onProgress: async () => {} }
  return passThrough(going, { ...keeping, ...telling, keep: nothingKept.keep, people })
}

/**
 * Takes in a roster, in one transaction: all of it, or nothing. A second time changes nothing. What a
 * whole file is silent about ends today, and nothing is deleted.
 *
 * @throws Refusal as above; `conflict` where more than a fifth of a kind would end and nobody confirmed it.
 */
export async function applyRoster(
  db: Database,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  how: Applying,
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
  { roster, today, sentBy, confirmEnding = false, ...how }: Applying,
): Promise<RosterOutcome | undefined> {
  // Organisations that are to come get their ids first, so that row security can be told who leads them.
  const { ids } = await placed(db, leader, organisation, { roster, today })
  const founder = leading(leader, [...ids.organisations.values()])
  const people = await bringersOf(db, sentBy ? [founder, asSenderOf(founder, sentBy)] : [founder])
  return db.as(founder, async (tx) => {
    const host = await lockHost(tx, founder, organisation)
    if (!host) throw new Refusal('not-found', words.noOrganisation)
    assertTakesIn(host)
    const known = await findRostered(tx, founder, organisation)
    if (known.some((id) => !founder.standing.led.includes(id))) return undefined
    const going = setOut(roster, await remembered(tx, founder, host), today, ids.organisations)
    const coming = await withoutOthers({ tx, viewer: founder, going })
    const granted: Granted[] = []
    const telling = {
      onProgress: how.onProgress ?? (async () => {}),
      onGrant: (one: Granted) => void granted.push(one),
    }
    const outcome = await passThrough(coming.going, { ...keepingFor(coming), ...telling, people })
    // All that would end is known only now; what was written so far goes with the transaction.
    refuseEndings(outcome, confirmEnding)
    await writeDown(tx, founder, organisation, { outcome, granted })
    await how.onDone?.(tx, outcome)
    return outcome
  })
}

/** The counts, and by their ids who came to look after, to teach or to work where: nobody by a file without a trace. */
async function writeDown(
  tx: Tx,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  { outcome, granted }: { outcome: RosterOutcome; granted: readonly Granted[] },
): Promise<void> {
  const deed = { organisation, object: organisation }
  await record(tx, viewer, { ...deed, action: 'roster.applied', facts: factsOf(outcome) })
  for (const facts of factsOfGrants(granted)) {
    await record(tx, viewer, { ...deed, action: 'roster.granted', facts })
  }
}

/** More would end than anybody has said yes to. */
export class TooManyEnd extends Refusal {
  override name = 'TooManyEnd'
  readonly outcome: RosterOutcome

  constructor(outcome: RosterOutcome, first: Ending, others: number) {
    super('conflict', said(words.tooManyEnd, { ...first, others }))
    this.outcome = outcome
  }
}

/** A yes is a yes to what was seen: not to the end of more, where another roster came in between. */
function refuseEndings(
  outcome: RosterOutcome,
  confirmed: NonNullable<Applying['confirmEnding']>,
): void {
  if (confirmed === true) return
  const most = new Map((confirmed || []).map(({ kind, ending }) => [kind, ending]))
  const [first, ...others] = outcome.endings.filter(
    ({ kind, ending }) => ending > (most.get(kind) ?? 0),
  )
  if (first) throw new TooManyEnd(outcome, first, others.length)
}

/** How many rows of each kind changed, and how: `people.new`, `enrolments.ended`; and how many it shut out or let in again. */
function factsOf({ changes, suspended = 0, restored = 0 }: RosterOutcome): Facts {
  const counts = rosterKinds.flatMap((kind) => {
    const { same: _, ...changed } = changes[kind]
    return Object.entries(changed).map(([verdict, count]) => [`${kind}.${verdict}`, count] as const)
  })
  const admissions = [
    ['people.suspended', suspended],
    ['people.restored', restored],
  ] as const
  return Object.fromEntries([...counts, ...admissions].filter(([, count]) => count > 0))
}

function keepingFor(coming: Coming): Keeping {
  const { tx, viewer, going } = coming
  return withRowsByHand(keepingIn(tx, viewer, going.host.id, going.today), coming)
}

async function placed(
  db: Database,
  leader: Viewer,
  organisation: Id<'organisation'>,
  { roster, today }: Applying,
): Promise<Going> {
  const host = await readHost(db, leader, organisation)
  return db.as(leader, async (tx) => {
    const going = setOut(roster, await remembered(tx, leader, host), today)
    const kept = await keptWhole(keepingFor({ tx, viewer: leader, going }), 'organisations')
    placeOrganisations(going, kept)
    return going
  })
}

/** The organisation with the id that rosters before this one gave it, which what people are there remembers. */
async function remembered(tx: Tx, { network }: Viewer, host: Host): Promise<Host> {
  const name = await topNameIn(tx, network, host.id, everSince)
  return { ...host, knownAs: name === host.id ? undefined : name }
}

/** A day before all others, so that whoever has left remembers it, too. */
const everSince = '0001-01-01'

/** The roster of an organisation as it holds today, whether it came from a file or was made by hand. */
export async function exportRoster(
  db: Database,
  viewer: Viewer,
  organisation: Id<'organisation'>,
  today: string,
): Promise<Roster> {
  const leader = await leaderOf(db, viewer, organisation)
  return db.as(leader, async (tx) => {
    const roster = await rosterFrom(tx, leader, organisation, today)
    await record(tx, leader, {
      organisation,
      action: 'roster.exported',
      object: organisation,
      facts: countRoster(roster),
    })
    return roster
  })
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
  if (may(viewer, 'create', 'roster', { organisation })) return
  throw new Refusal('not-found', words.noOrganisation)
}

/** @throws Refusal `conflict` for an organisation that the roster of another brought: its people would come in twice. */
export function assertTakesIn({ name, broughtBy }: Host): void {
  if (typeof broughtBy !== 'string') return
  throw new Refusal('conflict', said(words.broughtByRoster, { name, of: broughtBy }))
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
