import { mkdir, open, rm, statfs, type FileHandle } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Refusal } from '../../../platform/errors.ts'
import { multipart } from '../../../platform/http/multipart.ts'
import { said } from '../../../platform/i18n/word.ts'
import { idOfForm, newId, type Id } from '../../../platform/id.ts'
import { limits, megabytes } from '../files/limits.ts'
import { isFirst, partFolder } from './waiting.ts'
import { rosterWords as words } from '../words.ts'

/** Files of a roster that were sent, and now wait under the id of their import. */
export interface Upload {
  readonly id: Id<'roster_import'>
  readonly names: readonly string[]
  /** Whether these are the files that wait; of a form sent twice, those that came first do. */
  readonly isFirst: boolean
}

const mostFiles = 50
const longestField = 1000

/**
 * Writes the files of a form to disk as they arrive, beside those that wait, and puts them there when
 * all are here. The form says under which id; sent twice, it is the same one.
 *
 * @throws Refusal for too much, too many, or files that are no roster's; nothing stays then.
 */
export async function receiveRoster(
  request: Request,
  uploads: string,
  organisation: Id<'organisation'>,
): Promise<Upload> {
  const receiving: Receiving = {
    uploads,
    organisation,
    folder: partFolder(uploads, newId('upload')),
    id: undefined,
    field: '',
    names: [],
    size: 0,
    file: undefined,
  }
  try {
    for await (const piece of multipart(request)) {
      if (piece.kind === 'head') await beginPart(receiving, piece)
      else await takeBytes(receiving, piece.bytes)
    }
    await closeFile(receiving)
    const { id, names, folder } = receiving
    if (id === undefined || names.length === 0) throw new Refusal('invalid', words.noFiles)
    return { id, names, isFirst: await isFirst(uploads, folder, { id, organisation }) }
  } catch (error) {
    await receiving.file?.close()
    throw isFull(error) ? new Refusal('invalid', words.noRoom, { cause: error }) : error
  } finally {
    await rm(receiving.folder, { recursive: true, force: true })
  }
}

interface Receiving {
  readonly uploads: string
  readonly organisation: Id<'organisation'>
  /** Where the files are while they arrive. */
  readonly folder: string
  id: Id<'roster_import'> | undefined
  /** The value of the id, while it arrives. */
  field: string
  names: string[]
  size: number
  file: FileHandle | undefined
}

async function beginPart(
  receiving: Receiving,
  { name, fileName }: { name: string; fileName: string | undefined },
): Promise<void> {
  await closeFile(receiving)
  receiving.field = fileName === undefined && name === 'id' ? '' : receiving.field
  // A browser sends an empty file where none was chosen.
  if (fileName === undefined || fileName === '') return
  receiving.id ??= idOfForm(receiving.organisation, 'roster_import', receiving.field)
  const safe = safeName(fileName)
  if (receiving.names.length >= mostFiles || receiving.names.includes(safe)) {
    throw new Refusal('invalid', said(words.wrongFiles, { most: mostFiles }))
  }
  receiving.names.push(safe)
  if (receiving.names.length === 1) {
    await assertRoom(receiving.uploads)
    await mkdir(receiving.folder, { mode: 0o700 })
  }
  receiving.file = await open(join(receiving.folder, safe), 'wx', 0o600)
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
    receiving.field = (receiving.field + bytes.toString('utf8')).slice(0, longestField)
  } else await receiving.file.appendFile(bytes)
}

async function closeFile(receiving: Receiving): Promise<void> {
  const { file } = receiving
  receiving.file = undefined
  if (!file) return
  await file.close()
}
