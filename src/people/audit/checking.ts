import type { KeyObject } from 'node:crypto'
import type { Site } from '../../platform/site.ts'
import type { Tx } from '../../platform/db/database.ts'
import { signHead } from './checkpoint.ts'
import { checkpointLine, claimLine, entryLine } from './file.ts'
import {
  countStrays,
  findChains,
  findCheckpoints,
  findEntries,
  findHead,
  standStill,
  type Chain,
  type NamedChain,
} from './store.ts'
import { arrive, beginWalk, step, type Fault } from './walk.ts'

/** What was found when a chain was followed to its end. */
export interface Checked {
  readonly network: string
  readonly organisation: string
  readonly name: string | null
  readonly entries: number
  readonly first: string | undefined
  readonly last: string | undefined
  readonly hash: string
  /** The last entry that stands under a signature. */
  readonly signedTo: number
  /** Entries whose facts have been erased, which is no fault. */
  readonly erased: number
  /** Facts to which no entry is bound. */
  readonly strays: number
  readonly fault: Fault | undefined
}

/** Every chain on this server, and whose it is: for the operator alone. */
export async function listChains({ db }: Pick<Site, 'db'>): Promise<readonly NamedChain[]> {
  return db.directory(findChains)
}

/** Follows one chain from its beginning, as it stands at one moment, and says where it first breaks, if it does. */
export async function checkChain(
  { db }: Pick<Site, 'db'>,
  chain: NamedChain,
  key: string | undefined,
): Promise<Checked> {
  return db.directory(async (tx) => {
    await standStill(tx)
    const { length, hash } = (await findHead(tx, chain)) ?? { length: 0, hash: '' }
    const checkpoints = await findCheckpoints(tx, chain)
    let walk = beginWalk({ whose: chain, length, hash, checkpoints, sealed: false }, key)
    for await (const entry of entriesOf(tx, chain)) walk = step(walk, entry)
    const { network, organisation, name } = chain
    const { seq, first, last, signedTo, erased, fault, ...arrived } = arrive(walk)
    const strays = await countStrays(tx, chain)
    const found = { entries: seq, first, last, hash: arrived.hash, signedTo, erased, strays, fault }
    return { network, organisation, name, ...found }
  })
}

/**
 * Writes a chain out, one line after the other, so that it can be followed elsewhere. Before the entries stands a
 * signature under where they end, so that not even the last can be cut off. It only reads, so its transaction is
 * never begun anew, and no line is written twice. Answers how many entries there are.
 */
export async function exportChain(
  { db, now }: Pick<Site, 'db' | 'now'>,
  chain: NamedChain,
  { key, write }: { key: KeyObject; write: (line: string) => Promise<void> },
): Promise<number> {
  return db.directory(async (tx) => {
    await standStill(tx)
    const head = await findHead(tx, chain)
    if (!head) return 0
    await write(claimLine(head))
    for (const checkpoint of await findCheckpoints(tx, chain)) {
      await write(checkpointLine(checkpoint))
    }
    const { length: seq, hash } = head
    const end = { kind: 'end', seq, hash, at: now().toISOString() } as const
    await write(checkpointLine(signHead(key, chain, end)))
    for await (const entry of entriesOf(tx, chain)) await write(entryLine(entry))
    return seq
  })
}

async function* entriesOf(tx: Tx, chain: Chain) {
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const some = await findEntries(tx, chain, after)
    yield* some
    const last = some.at(-1)
    if (!last) return
    after = last.seq
  }
}
