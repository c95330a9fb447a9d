import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/**
 * What PostgreSQL keeps of a password (RFC 5803, SCRAM-SHA-256). Made here, the password itself never
 * reaches the server, nor a log in which it writes down statements.
 */
export function scramVerifier(password: string, salt = randomBytes(16), rounds = 4096): string {
  const salted = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const clientKey = hmac(salted, 'Client Key')
  const storedKey = createHash('sha256').update(clientKey).digest()
  const keys = `${storedKey.toString('base64')}:${hmac(salted, 'Server Key').toString('base64')}`
  return `SCRAM-SHA-256$${rounds}:${salt.toString('base64')}$${keys}`
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}
