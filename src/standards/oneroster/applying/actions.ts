import type { Database, Tx } from '../../../platform/db/database.ts'
import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { isId, type Id } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { may } from '../../../policy/law.ts'
import { placeOrganisations, setOut, type Going } from './going.ts'
import type { Host } from './kept.ts'
import { rosterFrom } from '../exporting/store.ts'
import { passThrough, type Passing, type RosterOutcome } from './passing.ts'
import type { Roster } from '../roster.ts'
import { findHost, findKept, findRostered, isAnyHandMade, lockHost } from './store.ts'
import { rosterWords as words } from '../words.ts'

export type { RosterOutcome } from './passing.ts'

export interface Applying {
  readonly roster: Roster
  /** The day it is, `yyyy-mm-dd`, on which what is over ends. */
  readonly today: string
  readonly confirmEnding?: boolean
  readonly onProgress?: Passing['onProgress']
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
  const host = await readHost(db, leader, organisation)
  const looking: Passing = { write: false, mayEnd: () => {}, onProgress: async () => {} }
  return db.as(leader, async (tx) => {
    await assertNotOurOwn(tx, leader, roster)
    return passThrough(tx, leader, setOut(roster, host, today), looking)
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
  { roster, today, ...how }: Applying,
): Promise<RosterOutcome | undefined> {
  // Organisations that are to come get their ids first, so that row security can be told who leads them.
  const { ids } = await placed(db, leader, organisation, { roster, today })
  const founder = leading(leader, [...ids.organisations.values()])
  return db.as(founder, async (tx) => {
    const host = await lockHost(tx, founder, organisation)
    if (!host) throw new Refusal('not-found', words.noOrganisation)
    const known = await findRostered(tx, founder, organisation)
    if (known.some((id) => !founder.standing.led.includes(id))) return undefined
    await assertNotOurOwn(tx, founder, roster)
    const going = setOut(roster, host, today, ids.organisations)
    return passThrough(tx, founder, going, {
      write: true,
      mayEnd: ({ needsConfirming, ending, here }) => {
        if (!needsConfirming || how.confirmEnding) return
        throw new Refusal('conflict', said(words.tooManyEnd, { ending, here }))
      },
      onProgress: how.onProgress ?? (async () => {}),
    })
  })
}

/** What Kith wrote names people by our own ids; those whom no roster brought would come in a second time. */
async function assertNotOurOwn(tx: Tx, viewer: Viewer, { people }: Roster): Promise<void> {
  const ids = people.map(({ sourceId }) => sourceId).filter(isId) as Id<'person'>[]
  if (await isAnyHandMade(tx, viewer, ids)) throw new Refusal('conflict', words.ownRoster)
}

async function placed(
  db: Database,
  leader: Viewer,
  organisation: Id<'organisation'>,
  { roster, today }: Applying,
): Promise<Going> {
  const going = setOut(roster, await readHost(db, leader, organisation), today)
  const kept = await db.as(leader, (tx) => findKept.organisations(tx, leader, organisation))
  placeOrganisations(going, kept)
  return going
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
