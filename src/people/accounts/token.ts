import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits that is written nowhere: only its hash is kept. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
