import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../../platform/errors.ts'
import { said } from '../../platform/i18n/word.ts'
import { auditWords } from './words.ts'

/**
 * The key with which this server signs the heads of its chains, made when it is first asked for. It lies in the data
 * folder, for nobody else to read, and so not where the chains lie: who can change those has no key to them.
 */
export async function openKey(dataDir: string): Promise<KeyObject> {
  const found = await findKey(dataDir)
  if (found) return found
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  await makeKey(dataDir)
  const made = await findKey(dataDir)
  if (!made) throw new Error(`The key in ${fileIn(dataDir)} was made and is not there.`)
  return made
}

/**
 * The same, if it has been made.
 *
 * @throws Refusal `conflict` for a file that holds something else: it is for the operator to put right, and never replaced.
 */
export async function findKey(dataDir: string): Promise<KeyObject | undefined> {
  const text = await readFile(fileIn(dataDir)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  return text && keyIn(text, fileIn(dataDir))
}

function keyIn(text: Buffer, file: string): KeyObject {
  try {
    const key = createPrivateKey(text)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Said below, as for a key of another kind: an error of OpenSSL helps nobody.
  }
  throw new Refusal('conflict', said(auditWords.badKey, { file }))
}

/** Written beside its place and put there whole; of two who make it at once, the first one's stays. */
async function makeKey(dataDir: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519')
  const draft = `${fileIn(dataDir)}.${randomUUID()}`
  await writeFile(draft, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flag: 'wx',
    flush: true,
  })
  try {
    await link(draft, fileIn(dataDir))
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    await rm(draft, { force: true })
  }
}

function fileIn(dataDir: string): string {
  return join(dataDir, 'audit-key.pem')
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
