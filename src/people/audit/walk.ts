import { beginning, commitmentTo, hashAfter, type Entry, type Whose } from './chain.ts'
import { isSignedBy, type Checkpoint } from './checkpoint.ts'

/** What was written down about a chain beside its entries. */
export interface Claim {
  readonly whose: Whose
  /** How many entries there are, and the hash of the last. */
  readonly length: number
  readonly hash: string
  readonly checkpoints: readonly Checkpoint[]
  /** Whether it has to be signed that this is its end, as in a file that went out. */
  readonly sealed: boolean
}

/** The first place at which a chain does not hold, and how. */
export interface Fault {
  readonly seq: number
  readonly why: Why
}

export type Why =
  /** Its words are not those that its hash was made of. */
  | 'changed'
  /** The chain goes on without it, or should. */
  | 'missing'
  | 'out-of-order'
  /** The facts beside it are not those it is bound to. */
  | 'payload-changed'
  /** A checkpoint signed something else, or nobody we know signed it. */
  | 'signature'

/** A chain, followed so far. */
export interface Walk {
  readonly claim: Claim
  readonly signed: ReadonlyMap<number, readonly Checkpoint[]>
  readonly key: string | undefined
  readonly seq: number
  readonly hash: string
  readonly first: string | undefined
  readonly last: string | undefined
  readonly erased: number
  readonly signedTo: number
  readonly fault: Fault | undefined
}

/** At the beginning of a chain. Signatures have to be this key's; without one, that which each checkpoint names. */
export function beginWalk(claim: Claim, key: string | undefined): Walk {
  const signed = Map.groupBy(claim.checkpoints, ({ seq }) => seq)
  const hash = beginning(claim.whose)
  const nowhere = { first: undefined, last: undefined, fault: undefined }
  return { claim, signed, key, seq: 0, hash, erased: 0, signedTo: 0, ...nowhere }
}

/** One entry further. After the first fault nothing later is judged. */
export function step(walk: Walk, entry: Entry): Walk {
  if (walk.fault) return walk
  const signed = walk.signed.get(entry.seq) ?? []
  const why = whyNotNext(walk, entry) ?? whyNotSigned(walk, entry, signed)
  if (why) {
    const seq = why === 'missing' ? walk.seq + 1 : entry.seq
    return { ...walk, fault: { seq, why } }
  }
  return {
    ...walk,
    seq: entry.seq,
    hash: entry.hash,
    first: walk.first ?? entry.at,
    last: entry.at,
    erased: walk.erased + (entry.payload ? 0 : 1),
    signedTo: signed.length > 0 ? entry.seq : walk.signedTo,
  }
}

/** At the end: nothing may be promised that did not come. */
export function arrive(walk: Walk): Walk {
  const why = walk.fault ? undefined : whyNotTheEnd(walk)
  if (!why) return walk
  return { ...walk, fault: { seq: why === 'missing' ? walk.seq + 1 : walk.seq, why } }
}

function whyNotTheEnd({ claim, seq, hash, signed }: Walk): Why | undefined {
  const later = claim.checkpoints.some((checkpoint) => checkpoint.seq > seq)
  if (claim.length > seq || later) return 'missing'
  if (claim.length !== seq || claim.hash !== hash) return 'changed'
  const isEnded = signed.get(seq)?.some(({ kind }) => kind === 'end') ?? false
  if (signed.has(0) || (claim.sealed && !isEnded)) return 'signature'
  return undefined
}

function whyNotNext({ seq, hash }: Walk, entry: Entry): Why | undefined {
  if (entry.seq > seq + 1) return 'missing'
  if (entry.seq !== seq + 1) return 'out-of-order'
  if (entry.hash !== hashAfter(hash, entry)) return 'changed'
  if (entry.payload && entry.commitment !== commitmentTo(entry.payload)) return 'payload-changed'
  return undefined
}

function whyNotSigned(
  { claim, key }: Walk,
  entry: Entry,
  signed: readonly Checkpoint[],
): Why | undefined {
  const holds = signed.every(
    (one) => one.hash === entry.hash && isSignedBy(key ?? one.key, claim.whose, one),
  )
  return holds ? undefined : 'signature'
}
