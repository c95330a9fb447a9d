import { mkdir, open, readdir, rm, stat, statfs, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../../platform/errors.ts'
import { multipart } from '../../../platform/http/multipart.ts'
import { said } from '../../../platform/i18n/word.ts'
import { readId, type Id } from '../../../platform/id.ts'
import { limits, megabytes } from '../files/limits.ts'
import { rosterWords as words } from '../words.ts'

/** Files of a roster that were sent, in a folder of their own. */
export interface Upload {
  readonly id: Id<'roster_import'>
  readonly names: readonly string[]
  /** The same form was sent before: its files are here already, and these were let go. */
  readonly again: boolean
}

const mostFiles = 50
const longestField = 1000

/** Where the files of an import wait until they are taken in. */
function folderOf(uploads: string, id: Id<'roster_import'>): string {
  return join(uploads, `roster-${id}`)
}

/** The paths of the files of an import; none are left once it was taken in or left out. */
export async function filesOf(
  uploads: string,
  id: Id<'roster_import'>,
): Promise<readonly string[]> {
  const folder = folderOf(uploads, id)
  const names = await readdir(folder).catch(() => [])
  return names.toSorted().map((name) => join(folder, name))
}

/**
 * Writes the files of a form to disk as they arrive. The form says under which id; sent twice, it is
 * the same one.
 *
 * @throws Refusal for too much, too many, or files that are no roster's; nothing stays then.
 */
export async function receiveRoster(request: Request, uploads: string): Promise<Upload> {
  const receiving: Receiving = {
    uploads,
    id: undefined,
    field: '',
    names: [],
    size: 0,
    file: undefined,
    again: false,
    isMine: false,
  }
  try {
    for await (const piece of multipart(request)) {
      if (piece.kind === 'head') await beginPart(receiving, piece)
      else await takeBytes(receiving, piece.bytes)
    }
    await closeFile(receiving)
    if (receiving.id === undefined || receiving.names.length === 0) {
      throw new Refusal('invalid', words.noFiles)
    }
    return { id: receiving.id, names: receiving.names, again: receiving.again }
  } catch (error) {
    await receiving.file?.close()
    if (receiving.id && receiving.isMine) await forget(uploads, receiving.id)
    throw isFull(error) ? new Refusal('invalid', words.noRoom, { cause: error }) : error
  }
}

interface Receiving {
  readonly uploads: string
  id: Id<'roster_import'> | undefined
  /** The value of the id, while it arrives. */
  field: string
  names: string[]
  size: number
  file: FileHandle | undefined
  again: boolean
  /** The folder was made by this request. */
  isMine: boolean
}

async function beginPart(
  receiving: Receiving,
  { name, fileName }: { name: string; fileName: string | undefined },
): Promise<void> {
  await closeFile(receiving)
  receiving.field = fileName === undefined && name === 'id' ? '' : receiving.field
  // A browser sends an empty file where none was chosen.
  if (fileName === undefined || fileName === '') return
  receiving.id ??= readId('roster_import', receiving.field)
  const safe = safeName(fileName)
  if (receiving.names.length >= mostFiles || receiving.names.includes(safe)) {
    throw new Refusal('invalid', said(words.wrongFiles, { most: mostFiles }))
  }
  receiving.names.push(safe)
  const folder = folderOf(receiving.uploads, receiving.id)
  if (receiving.names.length === 1) {
    await assertRoom(receiving.uploads)
    await makeFolder(receiving, folder)
  }
  if (!receiving.again) receiving.file = await open(join(folder, safe), 'wx', 0o600)
}

/** Below this, what there is belongs to the database. */
const leastRoom = 200 * 2 ** 20

async function assertRoom(uploads: string): Promise<void> {
  const { bavail, bsize } = await statfs(uploads)
  if (bavail * bsize < leastRoom) throw new Refusal('invalid', words.noRoom)
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}

/** Nobody writes into a folder that another request made. */
async function makeFolder(receiving: Receiving, folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 })
    receiving.isMine = true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    receiving.again = true
  }
}

/** The name without folders and without anything that a disk or a reader could take amiss. */
function safeName(fileName: string): string {
  const name = basename(fileName.replaceAll('\\', '/')).replace(/[^\p{L}\p{N} ._-]/gu, '_')
  if (!/^[^.].*\.(?:zip|csv|tsv|txt|json)$/i.test(name) || name.length > 100) {
    throw new Refusal('invalid', said(words.wrongFile, { name: name.slice(0, 100) }))
  }
  return name
}

async function takeBytes(receiving: Receiving, bytes: Buffer): Promise<void> {
  receiving.size += bytes.length
  if (receiving.size > limits.bytes) {
    const most = megabytes(limits.bytes)
    throw new Refusal('invalid', said(words.tooLargeUpload, { most }))
  }
  if (!receiving.file) {
    if (receiving.again) return
    receiving.field = (receiving.field + bytes.toString('utf8')).slice(0, longestField)
  } else await receiving.file.appendFile(bytes)
}

async function closeFile(receiving: Receiving): Promise<void> {
  const { file } = receiving
  receiving.file = undefined
  if (!file) return
  await file.close()
}

export async function forget(uploads: string, id: Id<'roster_import'>): Promise<void> {
  await rm(folderOf(uploads, id), { recursive: true, force: true })
}

/** Removes files that nobody took in for a week. */
export async function forgetOld(uploads: string, now: Date): Promise<void> {
  for (const name of await readdir(uploads)) {
    if (!name.startsWith('roster-')) continue
    const path = join(uploads, name)
    const found = await stat(path).catch(() => undefined)
    const week = 7 * 24 * 3_600_000
    if (found && now.getTime() - found.mtimeMs > week)
      await rm(path, { recursive: true, force: true })
  }
}
