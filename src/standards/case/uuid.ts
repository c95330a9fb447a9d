import { createHash } from 'node:crypto'

/** Whether this is a UUID of version 1 to 5, the only ones that CASE's own payload checks let pass. */
export function isCaseIdentifier(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
}

/**
 * The UUID that always belongs to this address: version 5 of RFC 9562, in its namespace for URLs,
 * so that what comes in again under the same address gets the same identifier again.
 */
export function identifierOf(address: string): string {
  const digest = createHash('sha1').update(urlNamespace).update(address).digest()
  digest[6] = (digest[6]! & 0x0f) | 0x50
  digest[8] = (digest[8]! & 0x3f) | 0x80
  const hex = digest.toString('hex', 0, 16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

const urlNamespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex')
