import { said } from '../../platform/i18n/word.ts'
import { isObject } from './json.ts'
import type { Json } from './json.ts'
import { lawfulIdentifier, textOf } from './names.ts'
import type { Shape } from './shapes.ts'
import { identifierOf } from './uuid.ts'
import { readers } from './values.ts'
import type { Reading } from './values.ts'
import { caseWords } from './words.ts'

/** What every object of CASE carries. */
export interface Thing extends Json {
  readonly identifier: string
  readonly uri: string
  readonly lastChangeDateTime: string
}

/**
 * The strict CASE 1.1 object that a lenient one stands for. Unknown keys, nulls and values of the
 * wrong kind are left out and said; what CASE needs and the file lacks is filled in. Undefined only
 * for what is no object at all.
 */
export function tidy(
  shape: Shape,
  value: unknown,
  path: string,
  reading: Reading,
): Thing | undefined {
  if (!isObject(value)) {
    reading.problems.add(path, said(caseWords.notAnObject, {}))
    return undefined
  }
  sayUnknownKeys(shape, value, path, reading)
  const identifier = tidyIdentifier(value, path, reading)
  return {
    identifier,
    uri: textOf(value['uri']).trim() || `urn:uuid:${identifier}`,
    ...tidyKeys(shape, value, path, reading),
    ...tidyLists(shape, value, path, reading),
    lastChangeDateTime: readers.moment(
      value['lastChangeDateTime'],
      `${path}.lastChangeDateTime`,
      reading,
    ) as string,
  }
}

/** The strict objects in a list; what is no list is no object either. */
export function tidyAll(shape: Shape, value: unknown, path: string, reading: Reading): Thing[] {
  if (value === undefined || value === null) return []
  if (!Array.isArray(value)) {
    reading.problems.add(path, said(caseWords.notAList, {}))
    return []
  }
  return value.flatMap((entry, at) => tidy(shape, entry, `${path}[${at}]`, reading) ?? [])
}

function tidyIdentifier(value: Json, path: string, { problems }: Reading): string {
  const written = textOf(value['identifier']).trim()
  const identifier = lawfulIdentifier(value) ?? identifierOf(JSON.stringify(value))
  if (written === '') {
    problems.add(`${path}.identifier`, said(caseWords.noIdentifier, { made: identifier }))
  } else if (written.toLowerCase() !== identifier) {
    problems.note(
      `${path}.identifier`,
      said(caseWords.badIdentifier, { text: written.slice(0, 80), made: identifier }),
    )
  }
  return identifier
}

function tidyKeys(shape: Shape, value: Json, path: string, reading: Reading): Json {
  const tidied = Object.entries(shape.keys).flatMap(([key, kind]): [string, unknown][] => {
    const written = value[key]
    const read =
      written === undefined || written === null
        ? undefined
        : readers[kind](written, `${path}.${key}`, reading)
    if (read !== undefined) return [[key, read]]
    return shape.needs?.includes(key) ? [[key, '']] : []
  })
  return Object.fromEntries(tidied)
}

function tidyLists(shape: Shape, value: Json, path: string, reading: Reading): Json {
  const lists = Object.entries(shape.lists ?? {}).map(([key, each]): [string, Thing[]] => [
    key,
    tidyAll(each, value[key], `${path}.${key}`, reading),
  ])
  return Object.fromEntries(lists.filter(([, list]) => list.length > 0))
}

const common = new Set(['identifier', 'uri', 'lastChangeDateTime'])

function sayUnknownKeys(shape: Shape, value: Json, path: string, { problems }: Reading): void {
  for (const key of Object.keys(value)) {
    const known =
      common.has(key) ||
      Object.hasOwn(shape.keys, key) ||
      Object.hasOwn(shape.lists ?? {}, key) ||
      shape.drops?.includes(key)
    if (!known)
      problems.note(
        `${path}.${key.slice(0, 60)}`,
        said(caseWords.unknownKey, { key: key.slice(0, 60) }),
      )
  }
}
