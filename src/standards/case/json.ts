import { said } from '../../platform/i18n/word.ts'
import { limits } from './limits.ts'
import type { Problems } from './problem.ts'
import { caseWords } from './words.ts'

export type Json = Readonly<Record<string, unknown>>

/**
 * The value in these bytes, made safe to keep: no NUL, no half letters, no endless numbers, nothing
 * deeper than the limit. Undefined, with the reason among the problems, if they hold no JSON.
 */
export function readJson(bytes: Uint8Array, problems: Problems): unknown {
  if (bytes.byteLength > limits.bytes) {
    problems.add('', tooLarge(bytes.byteLength))
    return undefined
  }
  const text = decode(bytes, problems)
  try {
    const value: unknown = JSON.parse(text)
    return isClean(value, 0) ? value : clean(value)
  } catch (error) {
    if (error instanceof TooDeep) problems.add('', said(caseWords.tooDeep, { limit: limits.depth }))
    else if (error instanceof SyntaxError) problems.add('', notJson(text, error))
    else throw error
    return undefined
  }
}

/** Why a file of this many bytes is not even opened. */
export function tooLarge(bytes: number) {
  const megabyte = 1024 * 1024
  return said(caseWords.tooLarge, {
    megabytes: Math.ceil(bytes / megabyte),
    limit: limits.bytes / megabyte,
  })
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

class TooDeep extends Error {
  override name = 'TooDeep'
}

function decode(bytes: Uint8Array, problems: Problems): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    problems.add('', said(caseWords.notUtf8, {}))
    return new TextDecoder('utf-8').decode(bytes)
  }
}

function notJson(text: string, error: SyntaxError) {
  const position = /position (\d+)/.exec(error.message)?.[1]
  const before = text.slice(0, position === undefined ? text.length : Number(position)).split('\n')
  return said(caseWords.notJson, {
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
  })
}

/** Almost every file is clean, and then it is not copied: a large one would be twice in memory. */
function isClean(value: unknown, depth: number): boolean {
  if (depth > limits.depth) throw new TooDeep()
  if (typeof value === 'string') return isCleanText(value)
  if (typeof value === 'number') return Number.isFinite(value)
  if (Array.isArray(value)) {
    return value.reduce<boolean>((all, entry) => isClean(entry, depth + 1) && all, true)
  }
  if (!isObject(value)) return true
  let all = true
  for (const key in value) {
    all = isClean(value[key], depth + 1) && isCleanKey(key) && all
  }
  return all
}

function isCleanKey(key: string): boolean {
  return key !== '__proto__' && isCleanText(key)
}

function isCleanText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (Array.isArray(value)) return value.map(clean)
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(([key]) => key !== '__proto__')
  return Object.fromEntries(entries.map(([key, entry]) => [cleanText(key), clean(entry)]))
}

function cleanText(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed()
}
