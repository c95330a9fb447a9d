import { fold } from '../../platform/fold.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Competency, Foreign, Framework, Link, LinkKind } from './framework.ts'
import { treeOf, wholeTree } from './tree.ts'

/** A competency as it stands in its table. */
export interface CompetencyRow {
  readonly id: Id<'competency'>
  readonly framework_id: Id<'framework'>
  readonly kept_for: Id<'network'> | null
  readonly identifier: string
  readonly uri: string
  readonly statement: string
  readonly short: string
  readonly code: string
  readonly level: string
  readonly kind: string
  readonly notes: string
  readonly search_text: string
  /** Its place in the table of contents. */
  readonly position: number
  readonly parent_id: Id<'competency'> | null
  readonly ended_on: string | null
  readonly foreign_payload: Foreign
}

/** A link as it stands in its table. */
export interface LinkRow {
  readonly id: Id<'competency_link'>
  readonly framework_id: Id<'framework'>
  readonly kept_for: Id<'network'> | null
  readonly identifier: string
  readonly uri: string
  readonly kind: string
  readonly from_id: Id<'competency'> | null
  readonly to_id: Id<'competency'> | null
  readonly sequence: number | null
  readonly ended_on: string | null
  readonly foreign_payload: Foreign
}

/** Where rows belong, and the ids of those that are there already, by identifier. */
export interface Shelf {
  readonly framework: Id<'framework'>
  readonly keptFor: Id<'network'> | null
  readonly competencies: ReadonlyMap<string, Id<'competency'>>
  readonly links: ReadonlyMap<string, Id<'competency_link'>>
}

/** The rows of a framework, parents before their children, so that they can be written in this order. */
export function rowsOf(
  framework: Framework,
  shelf: Shelf,
): { competencies: CompetencyRow[]; links: LinkRow[] } {
  const { competencies, links } = framework
  const tree = contentsOf(framework)
  const ids = new Map(
    competencies.map(({ identifier }) => [
      identifier,
      shelf.competencies.get(identifier) ?? newId('competency'),
    ]),
  )
  const byIdentifier = new Map(competencies.map((one) => [one.identifier, one]))
  return {
    competencies: wholeTree(tree).map((identifier, position) =>
      competencyRow(byIdentifier.get(identifier)!, shelf, {
        id: ids.get(identifier)!,
        position,
        parent_id: ids.get(tree.parent.get(identifier) ?? '') ?? null,
      }),
    ),
    links: links.map((link) => linkRow(link, shelf, ids)),
  }
}

/** The framework that these rows came from, in the order of its table of contents. */
export function frameworkFrom(
  itself: Omit<Framework, 'competencies' | 'links'>,
  competencies: readonly CompetencyRow[],
  links: readonly LinkRow[],
): Framework {
  const identifiers = new Map(competencies.map(({ id, identifier }) => [id, identifier]))
  return {
    ...itself,
    competencies: competencies.map(competencyFrom),
    links: links.map((row) => linkFrom(row, identifiers)),
  }
}

function contentsOf({ competencies, links }: Framework) {
  const branches = links.flatMap(({ kind, from, to, sequence }) =>
    kind === 'child-of' && from !== undefined && to !== undefined
      ? [{ child: from, parent: to, sequence }]
      : [],
  )
  return treeOf(
    inSequence(competencies, links).map(({ identifier }) => identifier),
    branches,
  )
}

/** Those at the top stand by the sequence in which the framework itself holds them. */
function inSequence(
  competencies: readonly Competency[],
  links: readonly Link[],
): readonly Competency[] {
  const rank = new Map<string, number>()
  for (const { kind, from, to, sequence, foreign } of links) {
    const isTop = kind === 'child-of' && to === undefined && !foreign['destinationNodeURI']
    if (isTop && from !== undefined && sequence !== undefined) rank.set(from, sequence)
  }
  const place = ({ identifier }: Competency) => rank.get(identifier) ?? Number.MAX_SAFE_INTEGER
  return competencies.toSorted((a, b) => place(a) - place(b))
}

function competencyRow(
  { endedOn, foreign, ...competency }: Competency,
  { framework, keptFor }: Shelf,
  where: Pick<CompetencyRow, 'id' | 'position' | 'parent_id'>,
): CompetencyRow {
  const { code, short, statement } = competency
  return {
    ...competency,
    ...where,
    framework_id: framework,
    kept_for: keptFor,
    search_text: fold(`${code} ${short} ${statement}`),
    ended_on: endedOn ?? null,
    foreign_payload: foreign,
  }
}

function competencyFrom(row: CompetencyRow): Competency {
  const { identifier, uri, statement, short, code, level, kind, notes } = row
  return {
    identifier,
    uri,
    statement,
    short,
    code,
    level,
    kind,
    notes,
    ...(row.ended_on !== null && { endedOn: row.ended_on }),
    foreign: row.foreign_payload,
  }
}

function linkRow(
  { identifier, uri, kind, ...link }: Link,
  shelf: Shelf,
  ids: ReadonlyMap<string, Id<'competency'>>,
): LinkRow {
  return {
    id: shelf.links.get(identifier) ?? newId('competency_link'),
    framework_id: shelf.framework,
    kept_for: shelf.keptFor,
    identifier,
    uri,
    kind,
    from_id: (link.from !== undefined && ids.get(link.from)) || null,
    to_id: (link.to !== undefined && ids.get(link.to)) || null,
    sequence: link.sequence ?? null,
    ended_on: link.endedOn ?? null,
    foreign_payload: link.foreign,
  }
}

function linkFrom(row: LinkRow, identifiers: ReadonlyMap<Id<'competency'>, string>): Link {
  const from = row.from_id === null ? undefined : identifiers.get(row.from_id)
  const to = row.to_id === null ? undefined : identifiers.get(row.to_id)
  return {
    identifier: row.identifier,
    uri: row.uri,
    kind: row.kind as LinkKind,
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(row.sequence !== null && { sequence: row.sequence }),
    ...(row.ended_on !== null && { endedOn: row.ended_on }),
    foreign: row.foreign_payload,
  }
}
