import type { Id } from '../../../platform/id.ts'
import { rosterKinds, type Reference, type RosterKind } from '../roster.ts'
import { asTold } from './as-told.ts'
import { asWritten } from './as-written.ts'
import { compareRows, noChange, type Change, type ChangeCounts } from './difference.ts'
import { manyEndings, type Ending } from './ending.ts'
import { isForOneself } from './for-oneself.ts'
import { nameThere, type Going } from './going.ts'
import { grantedBy, type Granted } from './granted.ts'
import { keptWhole, type Keeping, type Kept, type KeptRows } from './kept.ts'
import { nowhereIn } from './nowhere.ts'
import { pastStay } from './past-stays.ts'
import { stages, type Stage } from './stages.ts'

/** What a roster would change, or did. */
export interface RosterOutcome {
  readonly changes: Readonly<Record<RosterKind, ChangeCounts>>
  /** Of each kind of which more than a fifth would end, how many. */
  readonly endings: readonly Ending[]
  /** There are such kinds: it is not done until somebody says yes to that. */
  readonly needsConfirming: boolean
  /** What the roster calls the organisation that takes it in, where that is another name: nothing is renamed by it. */
  readonly calledThere?: string
  /** What rows of changes name that is neither among them nor here; those that need it were left out. */
  readonly nowhere?: readonly Reference[]
  /** Rows left out because they are about whoever brings the roster in: in a classroom, at an organisation or beside a child. */
  readonly withheld: number
}

export interface Passing extends Keeping {
  /** Those who bring the roster in: who sent it, and who has it taken in. */
  readonly people: readonly Id<'person'>[]
  /** Told what every row gives to whom. */
  readonly onGrant: (granted: Granted) => void
  /** Told how much of the roster is done, now and then. */
  readonly onProgress: (done: number, total: number) => Promise<void>
}

/**
 * Takes a roster through one kind after the other, as each points at those before. What is kept of a kind is
 * compared and written some at a time, and no two kinds are in memory at once: a district's are large.
 */
export async function passThrough(going: Going, passing: Passing): Promise<RosterOutcome> {
  const total = rosterKinds.reduce((sum, kind) => sum + going.roster[kind].length, 0)
  const changes: Partial<Record<RosterKind, ChangeCounts>> = {}
  const here: Partial<Record<RosterKind, number>> = {}
  let [done, withheld] = [0, 0]
  for (const kind of rosterKinds) {
    const before = done
    done += going.roster[kind].length
    const onProgress = (passed: number) =>
      passing.onProgress(Math.min(done, before + passed), total)
    const tally = await passKind(going, stageOf(kind), { ...passing, onProgress })
    changes[kind] = tally.counts
    here[kind] = tally.here
    withheld += tally.withheld
  }
  await passing.onProgress(total, total)
  const all = changes as RosterOutcome['changes']
  const endings = manyEndings(all, here as Record<RosterKind, number>)
  const calledThere = nameThere(going)
  const nowhere = nowhereIn(going)
  return {
    changes: all,
    endings,
    needsConfirming: endings.length > 0,
    withheld,
    ...(calledThere !== undefined && { calledThere }),
    ...(nowhere.length > 0 && { nowhere }),
  }
}

/** What is counted of a kind while it passes. */
interface Tally {
  readonly counts: Record<keyof ChangeCounts, number>
  /** Rows that held before. */
  here: number
  withheld: number
}

/** A kind, and how it is taken in. */
interface Staged<Kind extends RosterKind> {
  readonly kind: Kind
  readonly stage: Stage<KeptRows[Kind], Kept<Kind>>
}

function stageOf<Kind extends RosterKind>(kind: Kind): Staged<Kind> {
  return { kind, stage: stages[kind] }
}

async function passKind<Kind extends RosterKind>(
  going: Going,
  { kind, stage }: { kind: Kind; stage: Staged<Kind>['stage'] },
  { people, onGrant, onProgress, ...keeping }: Passing,
): Promise<Tally> {
  const tally: Tally = { counts: noChange(), here: 0, withheld: 0 }
  let passed = 0
  const count = (change: Change<KeptRows[Kind]>) => {
    tally.counts[change.verdict] += 1
    if (change.held) tally.here += 1
    const granted = grantedBy(kind, change)
    if (granted) onGrant(granted)
  }
  for await (const changes of changesOf(going, { kind, stage }, keeping)) {
    const rows: KeptRows[Kind][] = []
    for (const change of changes) {
      passed += 1
      stage.after?.(going, change)
      if (isForOneself(people, change)) tally.withheld += 1
      else {
        count(change)
        rows.push(...rowsToKeep(kind, change))
      }
    }
    if (rows.length > 0) await keeping.keep(kind, rows)
    await onProgress(passed, going.roster[kind].length)
  }
  return tally
}

/** What is written of a change: the row as it is to be, and beside one that is back the stay that is past. */
function rowsToKeep<Kind extends RosterKind>(
  kind: Kind,
  change: Change<KeptRows[Kind]>,
): readonly KeptRows[Kind][] {
  if (change.verdict === 'same') return []
  const past = pastStay(kind, change)
  return past ? [change.row, past] : [change.row]
}

/**
 * Every change of a kind, in portions that can be written one after the other. What is kept and stays as it is
 * is most of it, and is gone as soon as it has been counted.
 */
async function* changesOf<Kind extends RosterKind>(
  going: Going,
  { kind, stage }: Staged<Kind>,
  keeping: Keeping,
): AsyncGenerator<Iterable<Change<KeptRows[Kind]>>> {
  const wanted = () => asWritten(kind, going, asTold(kind, going, stage.want(going)))
  const rules = { bulk: going.roster.handling[kind] === 'bulk', ...stage.closed(going) }
  if (stage.prepare) {
    const kept = await keptWhole(keeping, kind)
    stage.prepare(going, kept)
    const { inKept, inNew } = compareRows<KeptRows[Kind]>(wanted(), rules)
    const changes = [...inKept([...kept.values()])]
    // What was here already may come to stand below what is new, never the other way round.
    yield* portions(inNew())
    yield* portions(changes)
    return
  }
  const { inKept, inNew } = compareRows<KeptRows[Kind]>(wanted(), rules)
  for await (const rows of keeping.pages(kind)) yield inKept(rows)
  yield* portions(inNew())
}

/** As many as one statement writes. */
const portion = 1000

function* portions<Item>(items: Iterable<Item>): Generator<readonly Item[]> {
  let some: Item[] = []
  for (const item of items) {
    some.push(item)
    if (some.length < portion) continue
    yield some
    some = []
  }
  if (some.length > 0) yield some
}
