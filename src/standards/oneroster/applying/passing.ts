import { batches } from '../../../platform/db/batches.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { compareRows, countChange, type ChangeCounts } from './difference.ts'
import { withholdFrom } from './for-oneself.ts'
import type { Going } from './going.ts'
import type { Kept, KeptRows } from './kept.ts'
import { rosterKinds, type RosterKind } from '../roster.ts'
import { stages, type Stage } from './stages.ts'
import { findKept } from './store.ts'

/** What a roster would change, or did. */
export interface RosterOutcome {
  readonly changes: Readonly<Record<RosterKind, ChangeCounts>>
  /** People who are here now, and how many of them end. */
  readonly here: number
  readonly ending: number
  /** More than a fifth of them would end: it is not done until somebody says yes to that. */
  readonly needsConfirming: boolean
  /** Rows left out because they would have let whoever brings the roster in teach, or look after a child. */
  readonly withheld: number
}

const mostEnding = 0.2

export interface Passing {
  /** Writes what changes; without it, what would is only counted. */
  readonly write: boolean
  /** Asked before anybody ends. It throws where they must not. */
  readonly mayEnd: (people: Pick<RosterOutcome, 'here' | 'ending' | 'needsConfirming'>) => void
  /** Told how much of the roster is done, now and then. */
  readonly onProgress: (done: number, total: number) => Promise<void>
}

/**
 * Takes a roster through one kind after the other, as each points at those before. Only one kind
 * is in memory at a time: a district's is large.
 */
export async function passThrough(
  tx: Tx,
  viewer: Viewer,
  going: Going,
  passing: Passing,
): Promise<RosterOutcome> {
  const total = rosterKinds.reduce((sum, kind) => sum + going.roster[kind].length, 0)
  const changes: Partial<Record<RosterKind, ChangeCounts>> = {}
  let people = nobodyEnds
  let withheld = 0
  let done = 0
  for (const kind of rosterKinds) {
    const onProgress = (written: number) =>
      passing.onProgress(Math.min(total, done + written), total)
    const passed = await passOne({ tx, viewer, going }, staged(kind), { ...passing, onProgress })
    changes[kind] = passed.counts
    people = passed.people ?? people
    withheld += passed.withheld
    done += going.roster[kind].length
  }
  await passing.onProgress(total, total)
  return { changes: changes as RosterOutcome['changes'], ...people, withheld }
}

function staged<Kind extends RosterKind>(kind: Kind): { kind: Kind; stage: Stage<Kind> } {
  return { kind, stage: stages[kind] }
}

const nobodyEnds = { here: 0, ending: 0, needsConfirming: false }

interface Passed {
  readonly counts: ChangeCounts
  readonly withheld: number
  readonly people?: typeof nobodyEnds
}

async function passOne<Kind extends RosterKind>(
  { tx, viewer, going }: { tx: Tx; viewer: Viewer; going: Going },
  { kind, stage }: { kind: Kind; stage: Stage<Kind> },
  { write, mayEnd, onProgress }: Passing,
): Promise<Passed> {
  const kept = await findKept[kind](tx, viewer, going.host.id)
  const bulk = going.roster.handling[kind] === 'bulk'
  const wanted = stage.want(going, kept)
  const compared = compareRows<KeptRows[Kind]>(kept, wanted, { bulk, ...stage.closed(going) })
  const { change, withheld } = withholdFrom<KeptRows[Kind]>(viewer.person, compared)
  stage.after?.(going, change)
  const counts = countChange(change)
  const people = kind === 'people' ? endingOf(kept as Kept<'people'>, counts.ended) : undefined
  if (people) mayEnd(people)
  const rows = [...change.new, ...change.changed, ...change.resumed, ...change.ended]
  let written = 0
  for (const some of write ? batches(rows, 5000) : []) {
    await stage.keep(tx, viewer, going.host.id, some)
    written += some.length
    await onProgress(written, rows.length)
  }
  return { counts, withheld, ...(people && { people }) }
}

function endingOf(kept: Kept<'people'>, ending: number) {
  const here = [...kept.values()].filter(({ status }) => status === 'active').length
  return { here, ending, needsConfirming: here > 0 && ending / here > mostEnding }
}
