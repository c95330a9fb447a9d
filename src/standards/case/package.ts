import { said } from '../../platform/i18n/word.ts'
import type { Competency, Foreign, Framework } from '../../learning/frameworks/framework.ts'
import { associationWriter, readAssociation } from './association.ts'
import type { PlacedLink } from './association.ts'
import { sayCycles } from './cycles.ts'
import { documentOf, frameworkOf, longAgo } from './document.ts'
import { itemOf, readItem } from './item.ts'
import { isObject, readJson } from './json.ts'
import type { Json } from './json.ts'
import { limits } from './limits.ts'
import { nameEverything, textOf } from './names.ts'
import type { Problem, Problems } from './problem.ts'
import { collectProblems } from './problem.ts'
import { definitionShapes, documentShape, rubricShape } from './shapes.ts'
import { tidy, tidyAll } from './tidy.ts'
import { instantOf } from './values.ts'
import type { Reading } from './values.ts'
import { caseWords } from './words.ts'

/** What a CASE package says. Without a framework, the last problem says why nothing can be used. */
export interface CasePackage {
  readonly framework?: Framework
  readonly problems: readonly Problem[]
}

/**
 * Reads a CASE 1.0 or 1.1 package, bare or wrapped, as leniently as real files ask for: what can be
 * used is used, everything else is said with its place. Never throws, whatever the bytes are.
 */
export function readCasePackage(bytes: Uint8Array): CasePackage {
  const problems = collectProblems()
  const parts = packageIn(readJson(bytes, problems), problems)
  if (!parts) return { problems: problems.list() }
  const framework = readParts(parts, problems)
  return framework ? { framework, problems: problems.list() } : { problems: problems.list() }
}

/** The strict CASE 1.1 package of a framework, valid against the official schema. */
export function writeCasePackage(framework: Framework): Json {
  const { document = {}, definitions, rubrics, extensions } = framework.foreign as Aside
  return {
    CFDocument: documentOf(framework, document),
    CFItems: framework.competencies.map((competency) => itemOf(competency, framework.changedAt)),
    CFAssociations: framework.links.map(associationWriter(framework)),
    ...(definitions && { CFDefinitions: definitions }),
    ...(rubrics && { CFRubrics: rubrics }),
    ...(extensions && { extensions }),
  }
}

/** What stands in `foreign` of a framework that came as a package. */
interface Aside extends Foreign {
  readonly document?: Foreign
  readonly definitions?: Json
  readonly rubrics?: readonly Json[]
  readonly extensions?: Json
}

function packageIn(value: unknown, problems: Problems): Json | undefined {
  if (value === undefined) return undefined
  const several = Array.isArray(value) && value.length > 1
  if (several) problems.add('', said(caseWords.severalPackages, { count: value.length }))
  const one: unknown = Array.isArray(value) ? value[0] : value
  const wrapped = isObject(one) ? one['CFPackage'] : undefined
  const parts = isObject(wrapped) ? wrapped : one
  if (isObject(parts) && isObject(parts['CFDocument'])) return parts
  problems.add('CFDocument', said(caseWords.noDocument, {}))
  return undefined
}

function readParts(parts: Json, problems: Problems): Framework | undefined {
  if (!withinLimits(parts, problems)) return undefined
  const reading: Reading = {
    problems,
    names: nameEverything(everythingIn(parts)),
    changedAt: lastChangeIn(parts),
  }
  const document = tidy(documentShape, parts['CFDocument'], 'CFDocument', reading)
  if (!document) return undefined
  const { rest, ...itself } = frameworkOf(document, problems)
  const competencies = readCompetencies(parts['CFItems'], itself.identifier, reading)
  const links = readLinks(parts['CFAssociations'], reading, {
    framework: itself.identifier,
    competencies: new Set(competencies.map(({ identifier }) => identifier)),
  })
  sayCycles(competencies, links, problems)
  return {
    ...itself,
    competencies,
    links: links.map(({ link }) => link),
    foreign: readAside(parts, rest, reading),
  }
}

function readCompetencies(value: unknown, framework: string, reading: Reading): Competency[] {
  const firsts = new Map([[framework, 'CFDocument']])
  return listOf(value, 'CFItems', reading).flatMap((entry, at) => {
    const path = `CFItems[${at}]`
    const competency = readItem(entry, path, reading)
    return competency && isFirst(competency.identifier, path, firsts, reading) ? [competency] : []
  })
}

function readLinks(
  value: unknown,
  reading: Reading,
  ends: { framework: string; competencies: ReadonlySet<string> },
): PlacedLink[] {
  const firsts = new Map<string, string>()
  return listOf(value, 'CFAssociations', reading).flatMap((entry, at) => {
    const path = `CFAssociations[${at}]`
    const link = readAssociation(entry, path, ends, reading)
    return link && isFirst(link.identifier, path, firsts, reading) ? [{ link, path }] : []
  })
}

function isFirst(
  identifier: string,
  path: string,
  firsts: Map<string, string>,
  { problems }: Reading,
): boolean {
  const first = firsts.get(identifier)
  if (first === undefined) firsts.set(identifier, path)
  else problems.add(`${path}.identifier`, said(caseWords.twice, { identifier, first }))
  return first === undefined
}

function readAside(parts: Json, document: Foreign, reading: Reading): Aside {
  const written = isObject(parts['CFDefinitions']) ? parts['CFDefinitions'] : {}
  const lists = Object.entries(definitionShapes)
    .map(
      ([key, shape]) =>
        [key, tidyAll(shape, written[key], `CFDefinitions.${key}`, reading)] as const,
    )
    .filter(([, list]) => list.length > 0)
  const extensions = isObject(written['extensions']) ? { extensions: written['extensions'] } : {}
  const definitions = { ...Object.fromEntries(lists), ...extensions }
  const rubrics = tidyAll(rubricShape, parts['CFRubrics'], 'CFRubrics', reading)
  return {
    ...(Object.keys(document).length > 0 && { document }),
    ...(Object.keys(definitions).length > 0 && { definitions }),
    ...(rubrics.length > 0 && { rubrics }),
    ...(isObject(parts['extensions']) && { extensions: parts['extensions'] }),
  }
}

function withinLimits(parts: Json, problems: Problems): boolean {
  const sizes = [
    ['CFItems', limits.competencies],
    ['CFAssociations', limits.links],
  ] as const
  return sizes.every(([key, limit]) => {
    const list = parts[key]
    const count = Array.isArray(list) ? list.length : 0
    if (count > limit) problems.add(key, said(caseWords.tooMany, { count, limit }))
    return count <= limit
  })
}

function everythingIn(parts: Json): unknown[] {
  const definitions = isObject(parts['CFDefinitions']) ? Object.values(parts['CFDefinitions']) : []
  const lists = [parts['CFItems'], parts['CFRubrics'], ...definitions]
  return [
    parts['CFDocument'],
    ...lists.flatMap((list): unknown[] => (Array.isArray(list) ? list : [])),
  ]
}

/** When the document was last changed; failing that, when the newest of its items was. */
function lastChangeIn(parts: Json): string {
  const items: unknown[] = Array.isArray(parts['CFItems']) ? parts['CFItems'] : []
  const own = momentOf(parts['CFDocument'])
  if (own) return own
  let newest = longAgo
  for (const item of items) {
    const at = momentOf(item)
    if (at !== undefined && at > newest) newest = at
  }
  return newest
}

function momentOf(value: unknown): string | undefined {
  return isObject(value) ? instantOf(textOf(value['lastChangeDateTime']))?.at : undefined
}

function listOf(value: unknown, path: string, { problems }: Reading): unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  problems.add(path, said(caseWords.notAList, {}))
  return []
}
