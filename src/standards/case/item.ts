import type { Competency } from '../../learning/frameworks/framework.ts'
import { said } from '../../platform/i18n/word.ts'
import { longAgo } from './document.ts'
import { isObject } from './json.ts'
import type { Json } from './json.ts'
import { textOf } from './names.ts'
import { itemShape } from './shapes.ts'
import { tidy } from './tidy.ts'
import type { Thing } from './tidy.ts'
import type { Reading } from './values.ts'
import { caseWords } from './words.ts'

/** The competency that a CFItem is, or undefined, with the reason said, for one that says nothing. */
export function readItem(value: unknown, path: string, reading: Reading): Competency | undefined {
  const written = isObject(value) ? withOldSpelling(value) : value
  const item = tidy(itemShape, written, path, reading)
  if (!item) return undefined
  const statement = statementOf(item, path, reading)
  return statement === undefined ? undefined : competencyOf({ ...item, fullStatement: statement })
}

export function itemOf(competency: Competency, changedAt: string | undefined): Json {
  const { short, code, level, kind, notes, endedOn } = competency
  return {
    identifier: competency.identifier,
    uri: competency.uri,
    fullStatement: competency.statement,
    ...(short && { abbreviatedStatement: short }),
    ...(code && { humanCodingScheme: code }),
    ...(level && { educationLevel: [level] }),
    ...(kind && { CFItemType: kind }),
    ...(notes && { notes }),
    lastChangeDateTime: changedAt ?? longAgo,
    ...competency.foreign,
    ...(endedOn && { statusEndDate: endedOn }),
  }
}

function competencyOf(item: Thing): Competency {
  const {
    identifier,
    uri,
    fullStatement,
    abbreviatedStatement,
    humanCodingScheme,
    educationLevel,
    CFItemType,
    notes,
    statusEndDate,
    ...foreign
  } = item
  const levels = (educationLevel ?? []) as string[]
  const endedOn = textOf(statusEndDate)
  return {
    identifier,
    uri,
    statement: textOf(fullStatement),
    short: textOf(abbreviatedStatement),
    code: textOf(humanCodingScheme),
    level: levels.join(', '),
    kind: textOf(CFItemType),
    notes: textOf(notes),
    ...(endedOn && { endedOn }),
    foreign: levels.length > 1 ? { ...foreign, educationLevel: levels } : foreign,
  }
}

function statementOf(item: Thing, path: string, { problems }: Reading): string | undefined {
  const full = textOf(item['fullStatement'])
  if (full) return full
  const stand = ['abbreviatedStatement', 'alternativeLabel', 'humanCodingScheme', 'notes']
    .map((key) => textOf(item[key]))
    .find((text) => text !== '')
  const what = stand
    ? said(caseWords.borrowedStatement, { text: stand.slice(0, 60) })
    : said(caseWords.noStatement, {})
  problems.add(`${path}.fullStatement`, what)
  return stand
}

/** Early writers of CASE 1.0 spelt the key so. */
function withOldSpelling(value: Json): Json {
  const { educationalLevel, ...rest } = value
  return educationalLevel === undefined ? value : { educationLevel: educationalLevel, ...rest }
}
