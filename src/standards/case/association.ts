import type { Competency, Framework, Link, LinkKind } from '../../learning/frameworks/framework.ts'
import { said } from '../../platform/i18n/word.ts'
import { longAgo } from './document.ts'
import type { Json } from './json.ts'
import { textOf } from './names.ts'
import { associationShape } from './shapes.ts'
import { tidy } from './tidy.ts'
import type { Thing } from './tidy.ts'
import type { Reading } from './values.ts'
import { caseWords } from './words.ts'

/** The identifiers that can be at an end of a link. */
export interface Ends {
  readonly framework: string
  readonly competencies: ReadonlySet<string>
}

/** A link, and where in the file it stands. */
export interface PlacedLink {
  readonly link: Link
  readonly path: string
}

/** The link that a CFAssociation is, or undefined, with the reason said, for one without two ends. */
export function readAssociation(
  value: unknown,
  path: string,
  ends: Ends,
  reading: Reading,
): Link | undefined {
  const association = tidy(associationShape, value, path, reading)
  if (!association) return undefined
  const { originNodeURI: origin, destinationNodeURI: destination } = association
  if (!origin || !destination) {
    reading.problems.add(path, said(caseWords.endMissing, {}))
    return undefined
  }
  const kind = kindOf(textOf(association['associationType']), path, reading)
  if (kind === undefined) return undefined
  return linkOf(association, kind, path, { ends, reading })
}

/** Writes links as associations whose ends are called what the competencies are called today. */
export function associationWriter(framework: Framework): (link: Link) => Json {
  const nodes = new Map(
    framework.competencies.map((competency) => [
      competency.identifier,
      node(titleOf(competency), competency.identifier, competency.uri),
    ]),
  )
  const itself = node(framework.title, framework.identifier, framework.uri)
  const end = (identifier: string | undefined) =>
    identifier === undefined ? itself : nodes.get(identifier)

  return (link) => ({
    identifier: link.identifier,
    uri: link.uri,
    associationType: wireKinds.get(link.kind) ?? link.kind,
    ...(link.sequence !== undefined && { sequenceNumber: link.sequence }),
    originNodeURI: end(link.from),
    destinationNodeURI: end(link.to),
    lastChangeDateTime: framework.changedAt ?? longAgo,
    ...link.foreign,
  })
}

/** What others put there too: the code that people quote. */
function titleOf({ code, short, statement }: Competency): string {
  return code || short || statement
}

function node(title: string, identifier: string, uri: string): Json {
  return { title, identifier, uri, targetType: 'CASE' }
}

function linkOf(
  association: Thing,
  kind: LinkKind,
  path: string,
  { ends, reading }: { ends: Ends; reading: Reading },
): Link {
  const { identifier, uri, sequenceNumber, originNodeURI, destinationNodeURI, ...rest } =
    association
  delete (rest as Record<string, unknown>)['associationType']
  const from = endOf(originNodeURI as Json, ends)
  const to = endOf(destinationNodeURI as Json, ends)
  if (from === 'elsewhere' || to === 'elsewhere') {
    reading.problems.note(path, said(caseWords.linkElsewhere, {}))
  }
  return {
    identifier,
    uri,
    kind,
    ...(typeof from === 'object' && { from: from.inside }),
    ...(typeof to === 'object' && { to: to.inside }),
    ...(typeof sequenceNumber === 'number' && { sequence: sequenceNumber }),
    foreign: {
      ...rest,
      ...(from === 'elsewhere' && { originNodeURI }),
      ...(to === 'elsewhere' && { destinationNodeURI }),
    },
  }
}

function endOf(written: Json, ends: Ends): { inside: string } | 'framework' | 'elsewhere' {
  const identifier = textOf(written['identifier'])
  if (ends.competencies.has(identifier)) return { inside: identifier }
  return identifier === ends.framework ? 'framework' : 'elsewhere'
}

function kindOf(written: string, path: string, { problems }: Reading): LinkKind | undefined {
  const kind = kinds[written.replaceAll(/[\s_]/g, '').toLowerCase()]
  if (kind) return kind
  if (/^ext:[\w.][\w.-]*$/.test(written)) return written as LinkKind
  const kept = `ext:${written.replaceAll(/[^\w.]/g, '') || 'unknown'}` as LinkKind
  const text = written.slice(0, 60)
  problems.note(`${path}.associationType`, said(caseWords.unknownLinkKind, { text, kept }))
  return kept
}

const wireNames: Readonly<Record<string, LinkKind>> = {
  isChildOf: 'child-of',
  isPeerOf: 'peer-of',
  isPartOf: 'part-of',
  exactMatchOf: 'same-as',
  precedes: 'precedes',
  isRelatedTo: 'related-to',
  replacedBy: 'replaced-by',
  exemplar: 'example-of',
  hasSkillLevel: 'has-level',
  isTranslationOf: 'translation-of',
}

const wireKinds = new Map(Object.entries(wireNames).map(([wire, kind]) => [kind as string, wire]))

const kinds: Readonly<Record<string, LinkKind>> = Object.fromEntries(
  Object.entries(wireNames).map(([wire, kind]) => [wire.toLowerCase(), kind]),
)
