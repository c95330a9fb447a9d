import type { Id } from '../../../platform/id.ts'
import { rosterKinds, type RosterKind } from '../roster.ts'
import { asTold } from './as-told.ts'
import { asWritten } from './as-written.ts'
import { compareRows, noChange, type Change, type ChangeCounts } from './difference.ts'
import { manyEndings, type Ending } from './ending.ts'
import { isForOneself } from './for-oneself.ts'
import type { Going } from './going.ts'
import { grantedBy, type Granted } from './granted.ts'
import { keptWhole, type Keeping, type Kept, type KeptRows } from './kept.ts'
import { stages, type Stage } from './stages.ts'

/** What a roster would change, or did. */
export interface RosterOutcome {
  readonly changes: Readonly<Record<RosterKind, ChangeCounts>>
  /** Of each kind of which more than a fifth would end, how many. */
  readonly endings: readonly Ending[]
  /** There are such kinds: it is not done until somebody says yes to that. */
  readonly needsConfirming: boolean
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
  return { changes: all, endings, needsConfirming: endings.length > 0, withheld }
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
  for await (const changes of changesOf(going, { kind, stage }, keeping)) {
    for (const change of changes) stage.after?.(going, change)
    const lawful = changes.filter((change) => !isForOneself(people, change))
    for (const change of lawful) {
      tally.counts[change.verdict] += 1
      if (change.held) tally.here += 1
      const granted = grantedBy(kind, change)
      if (granted) onGrant(granted)
    }
    tally.withheld += changes.length - lawful.length
    const rows = lawful.filter(({ verdict }) => verdict !== 'same').map(({ row }) => row)
    if (rows.length > 0) await keeping.keep(kind, rows)
    passed += changes.length
    await onProgress(passed, going.roster[kind].length)
  }
  return tally
}

/** Every change of a kind, in portions that can be written one after the other. */
async function* changesOf<Kind extends RosterKind>(
  going: Going,
  { kind, stage }: Staged<Kind>,
  keeping: Keeping,
): AsyncGenerator<readonly Change<KeptRows[Kind]>[]> {
  const wanted = () => asWritten(kind, going, asTold(kind, going, stage.want(going)))
  const rules = { bulk: going.roster.handling[kind] === 'bulk', ...stage.closed(going) }
  if (stage.prepare) {
    const kept = await keptWhole(keeping, kind)
    stage.prepare(going, kept)
    const { inKept, inNew } = compareRows<KeptRows[Kind]>(wanted(), rules)
    const changes = inKept([...kept.values()])
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
