import { lstat, readdir } from 'node:fs/promises'
import { createReadStream, openAsBlob } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { BlobReader } from '@zip.js/zip.js'
import { Refusal } from '../../../platform/errors.ts'
import { said } from '../../../platform/i18n/word.ts'
import { openArchive } from './archive.ts'
import { limits, megabytes } from './limits.ts'
import { rosterWords as words } from '../words.ts'

/** One file of a roster, wherever it lies. It may be read more than once. */
export interface SourceFile {
  /** Its name without folders, as it is spelt. */
  readonly name: string
  /** Its name with folders, for people. */
  readonly path: string
  readonly size: number
  readonly bytes: () => AsyncIterable<Uint8Array>
}

/** Where a roster lies: the path of a ZIP, a folder or a CSV, several such paths, or the bytes of a ZIP. */
export type RosterSource = string | readonly string[] | Uint8Array<ArrayBuffer>

/**
 * The files of a roster. Nothing is unpacked or read yet, but what could harm is refused here.
 *
 * @throws Refusal, with a sentence, for what is missing, broken, too large or made to do harm.
 */
export async function openSource(source: RosterSource): Promise<readonly SourceFile[]> {
  if (source instanceof Uint8Array) return bytesSource(source)
  const paths = typeof source === 'string' ? [source] : source
  const files = (await Promise.all(paths.map(openPath))).flat()
  refuseTooLarge(paths.length === 1 ? basename(paths[0] ?? '') : '*', files)
  return files
}

async function bytesSource(bytes: Uint8Array<ArrayBuffer>): Promise<readonly SourceFile[]> {
  return openArchive('roster.zip', new BlobReader(new Blob([bytes])))
}

async function openPath(path: string): Promise<readonly SourceFile[]> {
  const found = await lstat(path).catch(() => undefined)
  if (!found) throw new Refusal('not-found', said(words.notThere, { path }))
  if (found.isDirectory()) return openFolder(path)
  const name = basename(path)
  if (found.size > limits.bytes) throw tooLarge(name, found.size)
  if (await isZip(path)) return openArchive(name, new BlobReader(await openAsBlob(path)))
  return [fileAt(path, name, found.size)]
}

/** The regular files of a folder and of the folders in it. Links are not followed. */
async function openFolder(path: string): Promise<readonly SourceFile[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true })
  if (entries.length > limits.files) {
    throw new Refusal(
      'invalid',
      said(words.tooManyFiles, { file: basename(path), count: entries.length, most: limits.files }),
    )
  }
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(
    paths.toSorted().map(async (inside) => {
      const { size } = await lstat(inside)
      return fileAt(inside, relative(path, inside), size)
    }),
  )
}

function fileAt(at: string, path: string, size: number): SourceFile {
  return { name: basename(path), path, size, bytes: () => createReadStream(at) }
}

async function isZip(path: string): Promise<boolean> {
  if (path.toLowerCase().endsWith('.zip')) return true
  for await (const chunk of createReadStream(path, { end: 3 })) {
    return (chunk as Buffer).toString('latin1') === 'PK\u0003\u0004'
  }
  return false
}

function refuseTooLarge(name: string, files: readonly SourceFile[]): void {
  const size = files.reduce((sum, file) => sum + file.size, 0)
  if (size > limits.bytes) throw tooLarge(name, size)
}

function tooLarge(file: string, size: number): Refusal {
  const args = { file, size: megabytes(size), most: megabytes(limits.bytes) }
  return new Refusal('invalid', said(words.tooLarge, args))
}
