import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto'
import { bytesOf, type Whose } from './chain.ts'

/** The head of a chain at a moment, signed: whoever changes what came before has to forge this. */
export interface Checkpoint {
  /** In a file that went out, the last one says that the chain ended there, so that no end can be cut off. */
  readonly kind: 'checkpoint' | 'end'
  readonly seq: number
  readonly hash: string
  readonly at: string
  /** The public key, as {@link publicKeyOf} writes it. */
  readonly key: string
  readonly signature: string
}

type SignedHead = Omit<Checkpoint, 'key' | 'signature'>

/** Signs a head with the private key of this server. Ed25519, of RFC 8032. */
export function signHead(key: KeyObject, whose: Whose, head: SignedHead): Checkpoint {
  const signature = sign(null, signedBytes(whose, head), key).toString('hex')
  return { ...head, key: publicKeyOf(key), signature }
}

/** Whether this signature was made with the private half of this key over exactly this head. */
export function isSignedBy(key: string, whose: Whose, checkpoint: Checkpoint): boolean {
  if (checkpoint.key !== key || !isPublicKey(key)) return false
  if (!/^[0-9a-f]{128}$/.test(checkpoint.signature)) return false
  const signature = Buffer.from(checkpoint.signature, 'hex')
  return verify(null, signedBytes(whose, checkpoint), keyFrom(key), signature)
}

/** The public half of a key: its thirty-two bytes, in hexadecimal digits. */
export function publicKeyOf(key: KeyObject): string {
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return Buffer.from(x, 'base64url').toString('hex')
}

export function isPublicKey(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

function keyFrom(text: string): KeyObject {
  const x = Buffer.from(text, 'hex').toString('base64url')
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
}

function signedBytes(
  { network, organisation }: Whose,
  { kind, seq, hash, at }: SignedHead,
): Buffer {
  return bytesOf([`kith audit ${kind} 1`, network, organisation, String(seq), hash, at])
}
