import { isUtf8 } from 'node:buffer'
import { said } from '../../../platform/i18n/word.ts'
import { note, type Problems } from '../problem.ts'
import type { SourceFile } from './source.ts'
import { rosterWords as words } from '../words.ts'

/**
 * The text of a file, in pieces. UTF-8, with or without a mark; UTF-16 by its mark, or by the zeros
 * between its letters. Bytes that are not UTF-8 are read as Windows-1252 and the first is named
 * with its line and column; zero bytes are taken out.
 */
export async function* textOf(file: SourceFile, problems: Problems): AsyncGenerator<string> {
  const place = { file: file.path }
  let decode: Decoder | undefined
  let first = Buffer.alloc(0)
  let zeros = false
  for await (const bytes of file.bytes()) {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (!decode) {
      first = Buffer.concat([first, chunk])
      if (first.length < 4) continue
      decode = chooseDecoder(first, file, problems)
      chunk = first
    }
    const text = decode(chunk)
    zeros ||= text.includes('\0')
    yield clean(text)
  }
  decode ??= chooseDecoder(first, file, problems)
  const rest = decode(first.length < 4 ? first : Buffer.alloc(0)) + decode(undefined)
  zeros ||= rest.includes('\0')
  yield clean(rest)
  if (zeros) note(problems, 'nul-byte', place, said(words.nul, {}))
}

function clean(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text
}

/** Turns bytes into text, keeping back a letter that is cut in two; without bytes, the rest. */
type Decoder = (bytes: Buffer | undefined) => string

function chooseDecoder(start: Buffer, file: SourceFile, problems: Problems): Decoder {
  const mark = start.toString('latin1', 0, 2)
  if (mark === '\xFF\xFE') return utf16('utf-16le')
  if (mark === '\xFE\xFF') return utf16('utf-16be')
  const zeros = [...start.subarray(0, 4)].map((byte) => (byte === 0 ? '0' : 'x')).join('')
  if (zeros !== 'x0x0' && zeros !== '0x0x') return utf8(file, problems)
  note(problems, 'encoding', { file: file.path }, said(words.looksUtf16, {}))
  return utf16(zeros === 'x0x0' ? 'utf-16le' : 'utf-16be')
}

function utf16(label: string): Decoder {
  const decoder = new TextDecoder(label)
  return (bytes) => decoder.decode(bytes, { stream: bytes !== undefined })
}

function utf8(file: SourceFile, problems: Problems): Decoder {
  let held = Buffer.alloc(0)
  let seen: Position = { line: 1, column: 1, halfBroken: false }
  let atStart = true
  let told = false
  return (bytes) => {
    let all = bytes ? Buffer.concat([held, bytes]) : held
    if (atStart && all.length >= 3) {
      if (all.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))) all = all.subarray(3)
      atStart = false
    }
    const whole = bytes ? all.subarray(0, all.length - cutTail(all)) : all
    held = Buffer.from(all.subarray(whole.length))
    const { text, wrong } = isUtf8(whole) ? { text: whole.toString() } : withWesternLetters(whole)
    if (wrong !== undefined && !told) {
      told = true
      const { line, column } = advance(seen, text.slice(0, wrong))
      const place = { file: file.path, line, column: String(column) }
      note(problems, 'encoding', place, said(words.notUtf8, {}))
    }
    if (!told) seen = advance(seen, text)
    return text
  }
}

interface Position {
  readonly line: number
  readonly column: number
  /** Whether the text so far ends with what may be the first half of a line break. */
  readonly halfBroken: boolean
}

function advance({ line, column, halfBroken }: Position, text: string): Position {
  if (text === '') return { line, column, halfBroken }
  const lines = (halfBroken && text.startsWith('\n') ? text.slice(1) : text).split(/\r\n?|\n/)
  const last = lines.at(-1) ?? ''
  return {
    line: line + lines.length - 1,
    column: lines.length > 1 ? last.length + 1 : column + last.length,
    halfBroken: text.endsWith('\r'),
  }
}

/** How many bytes at the end are the beginning of a letter that goes on in the next piece. */
function cutTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return letterLength(byte) > back ? back : 0
  }
  return 0
}

/** Text that is UTF-8 where it can be and Windows-1252 where it cannot, and where that was first. */
function withWesternLetters(bytes: Buffer): { text: string; wrong?: number } {
  const western = new TextDecoder('windows-1252')
  let text = ''
  let wrong: number | undefined
  let good = 0
  for (let at = 0; at < bytes.length;) {
    const length = letterLength(bytes[at] ?? 0)
    if (length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length))) {
      at += length
      continue
    }
    text += bytes.toString('utf8', good, at)
    wrong ??= text.length
    text += western.decode(bytes.subarray(at, at + 1))
    at += 1
    good = at
  }
  text += bytes.toString('utf8', good)
  return wrong === undefined ? { text } : { text, wrong }
}

/** How many bytes a letter takes that begins with this byte; 0 if no letter begins so. */
function letterLength(byte: number): number {
  if (byte < 0x80) return 1
  if (byte >= 0xf0 && byte < 0xf5) return 4
  if (byte >= 0xe0) return byte < 0xf0 ? 3 : 0
  return byte >= 0xc2 ? 2 : 0
}
