import type { Tx } from '../../platform/db/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { compareRows, noChange, type ChangeCounts, type Changed } from './difference.ts'
import { endingOf, type Ending } from './ending.ts'
import type { Going } from './going.ts'
import type { Kept, KeptRows } from './kept.ts'
import { rosterKinds, type RosterKind } from './roster.ts'
import { stages, type Stage } from './stages.ts'
import { findKept, keptPages } from './store.ts'

/** What a roster would change, or did. */
export interface RosterOutcome extends Ending {
  readonly changes: Readonly<Record<RosterKind, ChangeCounts>>
}

export interface Passing {
  /** Writes what changes; without it, what would is only counted. */
  readonly write: boolean
  /** Asked when it is known how many people would end. What it throws undoes all that was written. */
  readonly mayEnd: (people: Ending) => void
  /** Told how much of the roster is done, now and then. */
  readonly onProgress: (done: number, total: number) => Promise<void>
}

/** One transaction in which a roster goes in. */
interface Passage {
  readonly tx: Tx
  readonly viewer: Viewer
  readonly going: Going
  readonly write: boolean
}

/**
 * Takes a roster through one kind after the other, as each points at those before. Of each kind only
 * some rows are in memory at a time: a district's are many.
 */
export async function passThrough(
  tx: Tx,
  viewer: Viewer,
  going: Going,
  { write, mayEnd, onProgress }: Passing,
): Promise<RosterOutcome> {
  const { roster } = going
  const total = rosterKinds.reduce((sum, kind) => sum + roster[kind].length, 0)
  const changes: Partial<Record<RosterKind, ChangeCounts>> = {}
  let people = endingOf(0, 0)
  let done = 0
  for (const kind of rosterKinds) {
    const counts = await passKind({ tx, viewer, going, write }, kind, (passed) =>
      onProgress(done + Math.min(passed, roster[kind].length), total),
    )
    if (kind === 'people') mayEnd((people = endingOf(going.here.count, counts.ended)))
    changes[kind] = counts
    done += roster[kind].length
  }
  await onProgress(total, total)
  return { changes: changes as RosterOutcome['changes'], ...people }
}

async function passKind<Kind extends RosterKind>(
  passage: Passage,
  kind: Kind,
  onProgress: (passed: number) => Promise<void>,
): Promise<ChangeCounts> {
  const { tx, viewer, going, write } = passage
  const stage: Stage<Kind> = stages[kind]
  const counts = noChange()
  let passed = 0
  for await (const changes of changesOf(passage, kind, stage)) {
    for (const change of changes) {
      counts[change.verdict] += 1
      stage.pass?.(going, change)
    }
    const rows = changes.filter(({ verdict }) => verdict !== 'same').map(({ row }) => row)
    if (write && rows.length > 0) await stage.keep(tx, viewer, going.host.id, rows)
    passed += changes.length
    await onProgress(passed)
  }
  return counts
}

/** What changes in a kind, in portions that can be written one after the other. */
async function* changesOf<Kind extends RosterKind>(
  { tx, viewer, going }: Passage,
  kind: Kind,
  stage: Stage<Kind>,
): AsyncGenerator<readonly Changed<KeptRows[Kind]>[]> {
  const bulk = going.roster.handling[kind] === 'bulk'
  const rules = { bulk, ...stage.closed(going) }
  if (!stage.together) {
    const pages = keptPages(kind, tx, viewer, going.host.id)
    return yield* compareRows(pages, stage.want(going, new Map()), rules)
  }
  const kept: Kept<Kind> = await findKept(kind, tx, viewer, going.host.id)
  const changes: Changed<KeptRows[Kind]>[] = []
  for await (const some of compareRows([[...kept.values()]], stage.want(going, kept), rules)) {
    changes.push(...some)
  }
  yield newFirst(changes)
}

/** What was here already may come to stand below what is new, never the other way round. */
function newFirst<Row>(changes: readonly Changed<Row>[]): readonly Changed<Row>[] {
  const isNew = ({ verdict }: Changed<Row>) => verdict === 'new'
  return [...changes.filter(isNew), ...changes.filter((change) => !isNew(change))]
}
