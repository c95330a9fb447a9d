import * as v from 'valibot'
import { Refusal } from '../../platform/errors.ts'
import { said } from '../../platform/i18n/word.ts'
import type { Entry } from './chain.ts'
import { type Checkpoint, isPublicKey } from './checkpoint.ts'
import type { Head } from './store.ts'
import { auditWords } from './words.ts'

/** One line of a file that holds chains: what is claimed of one, its checkpoints, and then its entries. */
export type Line = v.InferOutput<typeof line>

const id = v.pipe(v.string(), v.uuid())
const seq = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const at = v.pipe(v.string(), v.isoTimestamp())

const claim = v.strictObject({
  kind: v.literal('chain'),
  format: v.literal('kith audit 1'),
  network: id,
  organisation: id,
  length: seq,
  hash,
})

const checkpoint = v.strictObject({
  kind: v.picklist(['checkpoint', 'end']),
  seq,
  hash,
  at,
  key: v.pipe(v.string(), v.check(isPublicKey)),
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)),
})

const entry = v.strictObject({
  kind: v.literal('entry'),
  seq,
  at,
  actor: id,
  action: v.string(),
  objectKind: v.string(),
  object: id,
  commitment: hash,
  hash,
  payload: v.nullable(v.strictObject({ salt: hash, facts: v.string() })),
})

const line = v.variant('kind', [claim, checkpoint, entry])

export function claimLine({ network, organisation, length, hash }: Head): string {
  const said = { network, organisation, length, hash }
  return JSON.stringify({ kind: 'chain', format: 'kith audit 1', ...said })
}

export function checkpointLine(checkpoint: Checkpoint): string {
  return JSON.stringify(checkpoint)
}

export function entryLine(entry: Entry): string {
  return JSON.stringify({ kind: 'entry', ...entry })
}

/**
 * Reads a line.
 *
 * @throws Refusal `invalid`, naming the line, for one that is not written so.
 */
export function readLine(text: string, number: number): Line {
  const read = v.safeParse(line, parsed(text))
  if (read.success) return read.output
  throw unreadable(number)
}

/** Says which line is no part of a chain, or not in that place. */
export function unreadable(number: number): Refusal {
  return new Refusal('invalid', said(auditWords.unreadable, { line: String(number) }))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
