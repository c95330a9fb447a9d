import type { Said } from '../../platform/i18n/word.ts'
import { said } from '../../platform/i18n/word.ts'
import { isObject } from './json.ts'
import type { Json } from './json.ts'
import { lawfulIdentifier, textOf } from './names.ts'
import type { Names } from './names.ts'
import type { Problems } from './problem.ts'
import type { Kind } from './shapes.ts'
import { identifierOf, isCaseIdentifier } from './uuid.ts'
import { caseWords } from './words.ts'

/** What every reader of a value may ask. */
export interface Reading {
  readonly problems: Problems
  readonly names: Names
  /** Stands in for a date that is missing: when the whole was last changed. */
  readonly changedAt: string
}

export type ReadValue = (value: unknown, path: string, reading: Reading) => unknown

/** The strict CASE value that a lenient one stands for, or undefined where there is none. */
export const readers: Readonly<Record<Kind, ReadValue>> = {
  text: readText,
  texts: readTexts,
  moment: readMoment,
  day: readDay,
  whole: readWhole,
  number: readNumber,
  link: readLink,
  links: readLinks,
  node: readNode,
  reference: readReference,
  free: (value, path, { problems }) =>
    isObject(value) ? value : leftOut(problems, path, said(caseWords.notAnObject, {})),
  frees: (value) => (Array.isArray(value) ? value.filter((entry) => isObject(entry)) : undefined),
}

/** An ISO instant in UTC, or undefined for what is no date. A time without zone is read as UTC. */
export function instantOf(text: string): { at: string; zoned: boolean } | undefined {
  const parts = instant.exec(text.trim())
  if (!parts) return undefined
  const [, day, time = '00:00:00', zone] = parts
  const at = new Date(`${day}T${time.length === 5 ? `${time}:00` : time}${zone ?? 'Z'}`)
  if (Number.isNaN(at.getTime()) || !isDay(day!)) return undefined
  const year = at.getUTCFullYear()
  if (year < 1 || year > 9999) return undefined
  return { at: at.toISOString(), zoned: zone !== undefined }
}

const instant =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*([Zz]|[+-]\d{2}:\d{2})?)?$/

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) && text >= '0001'
}

function readText(value: unknown, path: string, { problems }: Reading): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return leftOut(problems, path, said(caseWords.notWords, {}))
}

function readTexts(value: unknown, path: string, reading: Reading): string[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const texts = list.flatMap((entry, at) =>
    entry === null ? [] : (readText(entry, `${path}[${at}]`, reading) ?? []),
  )
  return texts.length === 0 ? undefined : texts
}

function readMoment(value: unknown, path: string, { problems, changedAt }: Reading): string {
  const read = instantOf(textOf(value))
  if (!read) {
    problems.note(path, said(caseWords.notAMoment, { text: shown(value) }))
    return changedAt
  }
  if (!read.zoned) problems.note(path, said(caseWords.noZone, { text: shown(value) }))
  return read.at
}

function readDay(value: unknown, path: string, { problems }: Reading): string | undefined {
  const text = textOf(value).trim()
  const day = text.slice(0, 10)
  if (isDay(day) && (text.length === 10 || instantOf(text))) return day
  return leftOut(problems, path, said(caseWords.notADay, { text: shown(value) }))
}

function readWhole(value: unknown, path: string, { problems }: Reading): number | undefined {
  const number = typeof value === 'string' ? Number(value.trim() || Number.NaN) : value
  const fits = typeof number === 'number' && Number.isInteger(number) && Math.abs(number) < 2 ** 31
  return fits ? number : leftOut(problems, path, said(caseWords.notWhole, {}))
}

function readNumber(value: unknown, path: string, { problems }: Reading): number | undefined {
  const number = typeof value === 'string' ? Number(value.trim() || Number.NaN) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  return leftOut(problems, path, said(caseWords.notANumber, {}))
}

/** A LinkURI; files written by hand give only the address. */
function readLink(value: unknown, path: string, { problems, names }: Reading): Json | undefined {
  const written = typeof value === 'string' ? { uri: value } : value
  if (!isObject(written)) return leftOut(problems, path, said(caseWords.notAnObject, {}))
  const identifier = names.find(written['identifier'], written['uri']) ?? lawfulIdentifier(written)
  if (identifier === undefined) {
    return leftOut(problems, path, said(caseWords.notAnObject, {}))
  }
  return {
    title: textOf(written['title']),
    identifier,
    uri: textOf(written['uri']) || `urn:uuid:${identifier}`,
  }
}

function readLinks(value: unknown, path: string, reading: Reading): Json[] | undefined {
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const links = list
    .map((entry, at) => readLink(entry, `${path}[${at}]`, reading))
    .filter((link) => link !== undefined)
  return links.length === 0 ? undefined : links
}

/** An end of an association. A thing outside CASE may be named by anything, so that is kept as written. */
function readNode(value: unknown, _path: string, { names }: Reading): Json | undefined {
  const written = typeof value === 'string' ? { uri: value, identifier: lastUuid(value) } : value
  if (!isObject(written)) return undefined
  const own = textOf(written['identifier']) || textOf(written['uri'])
  const identifier = names.find(written['identifier'], written['uri']) ?? own
  if (identifier === '') return undefined
  const target = textOf(written['targetType'])
  return {
    title: textOf(written['title']),
    identifier,
    uri: textOf(written['uri']) || `urn:uuid:${identifier}`,
    ...(target === 'CASE' || /^ext:[\w.][\w.-]*$/.test(target) ? { targetType: target } : {}),
  }
}

function readReference(value: unknown, _path: string, { names }: Reading): string | undefined {
  const text = textOf(value).trim()
  if (text === '') return undefined
  const lawful = isCaseIdentifier(text.toLowerCase()) ? text.toLowerCase() : identifierOf(text)
  return names.find(value, undefined) ?? lawful
}

function lastUuid(uri: string): string | undefined {
  return uri
    .toLowerCase()
    .match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)
    ?.at(-1)
}

function leftOut(problems: Problems, path: string, what: Said): undefined {
  problems.note(path, what)
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
