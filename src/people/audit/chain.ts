import { createHash } from 'node:crypto'

/** Which chain: the record of one organisation. */
export interface Whose {
  readonly network: string
  readonly organisation: string
}

/** One deed in a chain. Texts stand here as they are hashed, so that no other text has the same meaning. */
export interface Entry {
  readonly seq: number
  /** `2026-03-31T09:14:00.123Z` */
  readonly at: string
  readonly actor: string
  readonly action: string
  readonly objectKind: string
  readonly object: string
  readonly commitment: string
  readonly hash: string
  /** What the commitment binds; nothing once it has been erased. */
  readonly payload: Payload | null
}

export interface Payload {
  readonly salt: string
  readonly facts: string
}

/** SHA-256 of a list of texts, in hexadecimal digits. */
export function digest(...fields: readonly string[]): string {
  return createHash('sha256').update(bytesOf(fields)).digest('hex')
}

/**
 * A list of texts as bytes: for each, how many bytes it has, as four bytes with the highest first, and then
 * the text in UTF-8. No two lists have the same bytes. The database does the same, in migration 0009.
 */
export function bytesOf(fields: readonly string[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const bytes = Buffer.from(field, 'utf8')
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

/** What stands before the first entry: it makes every chain another, so that none can pass for its neighbour. */
export function beginning({ network, organisation }: Whose): string {
  return digest('kith audit 1', network, organisation)
}

/** The hash that an entry has to have after that of the one before it. */
export function hashAfter(before: string, entry: Omit<Entry, 'hash' | 'payload'>): string {
  const { seq, at, actor, action, objectKind, object, commitment } = entry
  return digest(before, String(seq), at, actor, action, objectKind, object, commitment)
}

/** Binds facts without giving them away: the salt keeps others from guessing until it fits. */
export function commitmentTo({ salt, facts }: Payload): string {
  return digest(salt, facts)
}
