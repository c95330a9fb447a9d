import {
  ERR_UNSAFE_FILENAME,
  ZipReader,
  type BlobReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js'
import { Refusal } from '../../../platform/errors.ts'
import { said, type Said } from '../../../platform/i18n/word.ts'
import { limits, megabytes } from './limits.ts'
import type { SourceFile } from './source.ts'
import { rosterWords as words } from '../words.ts'

/**
 * The files in a ZIP, read from its central directory alone; each is unpacked only when it is read,
 * in pieces, and never to disk.
 *
 * @throws Refusal for a ZIP that is broken, locked, or made to do harm: too many files, too large or too
 * dense when unpacked, names that leave the folder, links, files on top of one another.
 */
export async function openArchive(
  file: string,
  reader: BlobReader,
): Promise<readonly SourceFile[]> {
  const entries = await readDirectory(file, reader)
  refuseHarm(file, entries)
  return entries
    .filter((entry): entry is FileEntry => !entry.directory && !isClutter(entry))
    .map((entry) => ({
      name: entry.filename.split('/').at(-1) ?? '',
      path: entry.filename.replace(/^(?:\.\/)+/, ''),
      size: entry.uncompressedSize,
      bytes: () => unpack(file, entry),
    }))
}

async function readDirectory(file: string, reader: BlobReader): Promise<Entry[]> {
  const zip = new ZipReader(reader, { useWebWorkers: false })
  const entries: Entry[] = []
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      entries.push(entry)
      if (entries.length > limits.files) break
    }
  } catch (cause) {
    const unsafe = unsafeNameIn(cause)
    const why = unsafe
      ? said(words.leavesFolder, { file, entry: unsafe })
      : said(words.brokenZip, { file })
    throw new Refusal('invalid', why, { cause })
  }
  return entries
}

/** The name at which the reader of ZIPs stopped, because it leads elsewhere. */
function unsafeNameIn(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || cause.message !== ERR_UNSAFE_FILENAME) return undefined
  return 'filename' in cause && typeof cause.filename === 'string' ? cause.filename : '…'
}

/** Everything that can be known to be harmful before a byte is unpacked. */
function refuseHarm(file: string, entries: readonly Entry[]): void {
  if (entries.length > limits.files) {
    const args = { file, count: entries.length, most: limits.files }
    throw new Refusal('invalid', said(words.tooManyFiles, args))
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (unpacked > limits.bytes) {
    throw new Refusal(
      'invalid',
      said(words.tooLargeUnpacked, { file, most: megabytes(limits.bytes) }),
    )
  }
  for (const entry of entries) {
    const why = whyHarmful(file, entry)
    if (why) throw new Refusal('invalid', why)
  }
  if (overlap(entries)) throw new Refusal('invalid', said(words.overlapping, { file }))
}

function whyHarmful(file: string, entry: Entry): Said | undefined {
  const args = { file, entry: entry.filename }
  if (leavesFolder(entry.filename)) return said(words.leavesFolder, args)
  if (entry.symlink) return said(words.linkInside, args)
  if (entry.encrypted) return said(words.lockedZip, args)
  const most = limits.density
  if (entry.uncompressedSize > most * Math.max(1, entry.compressedSize)) {
    return said(words.tooDense, { ...args, most })
  }
  return undefined
}

function leavesFolder(name: string): boolean {
  const parts = name.split(/[/\\]/)
  return (
    name.startsWith('/') ||
    name.includes('\\') ||
    name.includes('\0') ||
    /^[a-z]:/i.test(name) ||
    parts.includes('..')
  )
}

function overlap(entries: readonly Entry[]): boolean {
  const sorted = entries.toSorted((one, other) => one.offset - other.offset)
  return sorted.some((entry, index) => {
    const next = sorted[index + 1]
    return next !== undefined && entry.offset + entry.compressedSize > next.offset
  })
}

/** What other programs leave in ZIPs, and nobody means. */
function isClutter(entry: Entry): boolean {
  return entry.filename
    .split('/')
    .some((part) => part === '__MACOSX' || /^\.[^.]/.test(part) || part === 'Thumbs.db')
}

/** The bytes of one file. What it said of its size is not believed: what unpacks to more is refused. */
async function* unpack(file: string, entry: FileEntry): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const options = { useWebWorkers: false, checkSignature: true, checkOverlappingEntry: true }
  const done = entry.getData(writable, options)
  // Where unpacking fails, the stream is not ended by it: whichever comes first is waited for.
  const failure = done.then(() => new Promise<never>(() => {}))
  failure.catch(() => {})
  const reader = readable.getReader()
  let size = 0
  try {
    for (;;) {
      const { value } = await Promise.race([reader.read(), failure])
      if (!value) break
      size += value.length
      if (size > entry.uncompressedSize) throw new RangeError('More bytes than were announced.')
      yield value
    }
    await done
  } catch (cause) {
    throw badEntry(file, entry, cause)
  } finally {
    await reader.cancel().catch(() => {})
  }
}

function badEntry(file: string, entry: Entry, cause?: unknown): Refusal {
  return new Refusal('invalid', said(words.badEntry, { file, entry: entry.filename }), { cause })
}
