import type { Viewer } from '../../../platform/viewer.ts'
import { rosterKinds, type Reference, type RosterKind, type UnsettledLink } from '../roster.ts'
import type { Admissions } from './admission.ts'
import { asTold } from './as-told.ts'
import { asWritten } from './as-written.ts'
import type { Bringer } from './bringers.ts'
import { compareRows, noChange, onlyWaits, type Change, type ChangeCounts } from './difference.ts'
import { manyEndings, type Ending } from './ending.ts'
import { isForOneself } from './for-oneself.ts'
import { nameThere, type Going } from './going.ts'
import { grantedBy, type Granted } from './granted.ts'
import { keptWhole, type Keeping, type Kept, type KeptRows } from './kept.ts'
import { followLeaders } from './leaders.ts'
import { nowhereIn, unlinkedIn } from './nowhere.ts'
import type { Left } from './of-others.ts'
import { pastStay } from './past-stays.ts'
import { asRestated } from './restated.ts'
import { lastWords } from './rights.ts'
import { stages, type Stage } from './stages.ts'
import { unclearIn } from './unclear.ts'

/** What a roster would change, or did. */
export interface RosterOutcome extends Admissions {
  readonly changes: Readonly<Record<RosterKind, ChangeCounts>>
  /** Of each kind of which more than a fifth would end, how many. */
  readonly endings: readonly Ending[]
  /** There are such kinds: it is not done until somebody says yes to that. */
  readonly needsConfirming: boolean
  /** What the roster calls the organisation that takes it in, where that is another name: nothing is renamed by it. */
  readonly calledThere?: string
  /** What rows of changes name that is neither among them nor here; those that need it were left out. */
  readonly nowhere?: readonly Reference[]
  /** Links of changes to be left out, for neither end is a guardian. */
  readonly unlinked?: readonly UnsettledLink[]
  /** Whom it names though another school keeps their record now: their rows were left out. */
  readonly others?: readonly Left[]
  /** Rows left out because they are about whoever brings the roster in: in a classroom, at an organisation or beside a child, or how old their child is. */
  readonly withheld: number
  /** The names of organisations that somebody led, and nobody does any more. */
  readonly leaderless?: readonly string[]
}

export interface Passing extends Keeping {
  /** Those who bring the roster in: who sent it, and who has it taken in, each heading all that it brings. */
  readonly people: readonly Bringer[]
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
  const tallies = new Map<RosterKind, Tally>()
  const leaders = followLeaders(await passing.leaders())
  for (const [two, word] of lastWords(await passing.words())) going.settled.set(two, word)
  const onGrant = (granted: Granted) => {
    leaders.onGrant(granted)
    passing.onGrant(granted)
  }
  let done = 0
  for (const kind of rosterKinds) {
    const before = done
    done += going.roster[kind].length
    const onProgress = (passed: number) =>
      passing.onProgress(Math.min(done, before + passed), total)
    tallies.set(kind, await passKind(going, stageOf(kind), { ...passing, onGrant, onProgress }))
  }
  await passing.onProgress(total, total)
  const leaderless = leaders.leaderless(going.over)
  return { ...outcomeOf(going, tallies), ...(leaderless.length > 0 && { leaderless }) }
}

function outcomeOf(going: Going, tallies: ReadonlyMap<RosterKind, Tally>): RosterOutcome {
  const sum = (count: (tally: Tally) => number) =>
    [...tallies.values()].reduce((all, tally) => all + count(tally), 0)
  const each = <Value>(of: (tally: Tally) => Value) =>
    Object.fromEntries([...tallies].map(([kind, tally]) => [kind, of(tally)])) as Record<
      RosterKind,
      Value
    >
  const changes = each(({ counts }) => counts)
  const shutOut = sum((tally) => tally.shutOut)
  const endings = manyEndings(
    changes,
    each(({ here }) => here),
    shutOut,
  )
  const [suspended, restored] = [sum((tally) => tally.suspended), sum((tally) => tally.restored)]
  const calledThere = nameThere(going)
  const nowhere = nowhereIn(going)
  const unlinked = unlinkedIn(going)
  return {
    changes,
    endings,
    needsConfirming: endings.length > 0,
    withheld: sum((tally) => tally.withheld),
    ...(suspended > 0 && { suspended }),
    ...(restored > 0 && { restored }),
    ...(calledThere !== undefined && { calledThere }),
    ...(nowhere.length > 0 && { nowhere }),
    ...(unlinked.length > 0 && { unlinked }),
    ...(going.others && { others: going.others }),
  }
}

/** What is counted of a kind while it passes. */
interface Tally extends Required<Admissions> {
  readonly counts: Record<keyof ChangeCounts, number>
  /** Rows that held before. */
  here: number
  withheld: number
  suspended: number
  restored: number
  /** Of those suspended, how many were here before. */
  shutOut: number
}

function noTally(): Tally {
  return { counts: noChange(), here: 0, withheld: 0, suspended: 0, restored: 0, shutOut: 0 }
}

/** Counts what becomes of whether somebody may come in. */
function countAdmission(tally: Tally, { kind, what }: Granted, held: boolean): void {
  if (kind !== 'status') return
  if (what === 'restored') tally.restored += 1
  if (what !== 'suspended') return
  tally.suspended += 1
  if (held) tally.shutOut += 1
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
  const tally = noTally()
  let passed = 0
  const count = (change: Change<KeptRows[Kind]>) => {
    if (!onlyWaits(change)) tally.counts[change.verdict] += 1
    if (change.held) tally.here += 1
    for (const granted of grantedBy(kind, change)) {
      countAdmission(tally, granted, change.held)
      onGrant(granted)
    }
  }
  // Each change is gone as soon as it has been counted: only what is to be written is held, some at a time.
  const take = function* (changes: Iterable<Change<KeptRows[Kind]>>) {
    for (const change of changes) {
      passed += 1
      const isWithheld = isForOneself(people, kind, change, going)
      stage.after?.(going, isWithheld ? leftAsItWas(change) : change)
      if (isWithheld) tally.withheld += 1
      else {
        count(change)
        yield* rowsToKeep(kind, change).filter((row) => !isRetoldOf(people, change, row))
      }
    }
  }
  for await (const changes of changesOf(going, { kind, stage }, keeping)) {
    for (const rows of portions(take(changes))) {
      await keeping.keep(kind, rows)
      await onProgress(passed, going.roster[kind].length)
    }
    await onProgress(passed, going.roster[kind].length)
  }
  return tally
}

/** What becomes of a row that is left out of a roster: nothing, and nothing of others by it. */
function leftAsItWas<Row>({ row, before = row, held }: Change<Row>): Change<Row> {
  return { verdict: 'same', row: before, held }
}

/** Which rows tell what somebody is themselves waits until another brings a roster, like all else of theirs. */
function isRetoldOf(
  people: readonly Viewer[],
  { isRetold = false }: { readonly isRetold?: boolean },
  row: object,
): boolean {
  const named: readonly unknown[] = Object.values(row)
  return isRetold && people.some(({ person }) => named.includes(person))
}

/** What is written of a change: the row as it is to be, and beside one that is back the stay that is past. */
function rowsToKeep<Kind extends RosterKind>(
  kind: Kind,
  change: Change<KeptRows[Kind]>,
): readonly KeptRows[Kind][] {
  if (change.verdict === 'same') return change.isRetold ? [change.row] : []
  const past = pastStay(kind, change)
  // The past comes first: it is written as it still stands.
  return past ? [past, change.row] : [change.row]
}

/**
 * Every change of a kind, made when its turn comes. What is kept and stays as it is is most of it, and is gone as
 * soon as it has been counted.
 */
async function* changesOf<Kind extends RosterKind>(
  going: Going,
  { kind, stage }: Staged<Kind>,
  keeping: Keeping,
): AsyncGenerator<Iterable<Change<KeptRows[Kind]>>> {
  const wanted = () => asWritten(kind, going, asTold(kind, going, stage.want(going)))
  const rules = {
    bulk: going.roster.handling[kind] === 'bulk',
    unclear: unclearIn(going.roster, kind),
    ...stage.closed(going),
  }
  if (stage.prepare) {
    const kept = await keptWhole(keeping, kind)
    stage.prepare(going, kept)
    const { inKept, inNew } = compareRows<KeptRows[Kind]>(wanted(), rules)
    const changes = [...inKept([...kept.values()])]
    // What was here already may come to stand below what is new, never the other way round.
    yield inNew()
    yield changes
    return
  }
  const { wanted: rows, unsaid } = asRestated(kind, going, wanted())
  const { inKept, inNew } = compareRows<KeptRows[Kind]>(rows, { ...rules, unsaid })
  for await (const page of keeping.pages(kind)) yield inKept(page)
  yield inNew()
}

/** As many as one statement writes: few, so that they are gone before they count as old. */
const portion = 250

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
