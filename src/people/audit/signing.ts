import type { KeyObject } from 'node:crypto'
import type { Site } from '../../platform/site.ts'
import { signHead } from './checkpoint.ts'
import { openKey } from './key.ts'
import { findUnsigned, insertCheckpoint } from './store.ts'

const hour = 3_600_000
/** A chain that grows quickly is signed before the hour is over. */
const mostUnsigned = 1000
const looksEvery = 60_000

/** Signs the heads that wait for it: of whatever has grown since an hour ago, or by a thousand entries. */
export async function signHeads(
  { db, now }: Pick<Site, 'db' | 'now'>,
  key: KeyObject,
  { all = false }: { all?: boolean } = {},
): Promise<number> {
  const at = now()
  const before = new Date(at.getTime() - (all ? -1 : hour))
  return db.directory(async (tx) => {
    const heads = await findUnsigned(tx, { before, grown: mostUnsigned })
    for (const head of heads) {
      const { length: seq, hash } = head
      const signed = { kind: 'checkpoint', seq, hash, at: at.toISOString() } as const
      await insertCheckpoint(tx, head, signHead(key, head, signed))
    }
    return heads.length
  })
}

/** Looks every minute whether a head waits for its signature; signs them all at the end. Makes the key at the first start. */
export async function startSigning(
  site: Pick<Site, 'db' | 'now' | 'log'>,
  dataDir: string,
): Promise<{ stop(): Promise<void> }> {
  const key = await openKey(dataDir)
  let signing: Promise<unknown> = Promise.resolve()
  const sign = (how?: { all: boolean }) => {
    signing = signing
      .then(() => signHeads(site, key, how))
      .catch((error: unknown) => site.log.error('audit', error))
    return signing
  }
  // Keeps nothing alive: whatever else is open does.
  const clock = setInterval(() => void sign(), looksEvery).unref()
  return {
    async stop() {
      clearInterval(clock)
      await sign({ all: true })
    },
  }
}
