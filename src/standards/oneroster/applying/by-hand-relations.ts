import { writtenRole } from '../exporting/relations.ts'
import type { Going } from './going.ts'
import type { KeptRows } from './kept.ts'
import { ourRoles, sourceOf } from './wanted-relations.ts'

export type RelationKind = 'affiliations' | 'enrolments' | 'guardianships'

/**
 * Those relations that a roster names, each under the name that it gives them. Of several that it would
 * give one name, the one that holds longest is meant.
 */
export function namesOfRelations<Kind extends RelationKind>(
  kind: Kind,
  going: Going,
  rows: readonly KeptRows[Kind][],
): readonly KeptRows[Kind][] {
  if (rows.length === 0) return rows
  const nameOf: (row: KeptRows[Kind], named: Named) => KeptRows[Kind] | undefined = naming[kind]
  const named = namesIn(going, rows)
  const found = new Map<string, KeptRows[Kind]>()
  for (const row of rows) {
    const one = nameOf(row, named)
    const known = one && found.get(one.source_id)
    if (one && (!known || lasts(one) > lasts(known))) found.set(one.source_id, one)
  }
  const spoken = new Set<string>()
  for (const source of sourcesIn[kind](going)) if (found.has(source)) spoken.add(source)
  return [...found.values()].filter(({ source_id }) => spoken.has(source_id))
}

function lasts({ starts_on, ends_on }: KeptRows[RelationKind]): string {
  return `${ends_on ?? '9999-12-31'} ${starts_on}`
}

/** What the roster calls whom a relation joins. */
type Named = (id: string) => string | undefined

function namesIn({ ids, host }: Going, rows: readonly object[]): Named {
  const asked = new Set(rows.flatMap((row) => Object.values(row) as unknown[]))
  const names = new Map<string, string>()
  for (const known of [ids.organisations, ids.classes, ids.people]) {
    for (const [source, id] of known) if (asked.has(id)) names.set(id, source)
  }
  return (id) => names.get(id) ?? (id === host.id ? host.id : undefined)
}

/** A row under the name that the roster gives it; nothing where it has none for one of its ends. */
const naming: {
  readonly [Kind in RelationKind]: (row: KeptRows[Kind], named: Named) => KeptRows[Kind] | undefined
} = {
  affiliations(row, named) {
    // The standard has fewer roles than we: whoever coaches goes out as staff, and is staff to it.
    const role = ourRoles[writtenRole(row.role)]
    const source = joined(named(row.person_id), named(row.organisation_id), role)
    return source && role ? { ...row, role, source_id: source } : undefined
  },
  enrolments(row, named) {
    const source = joined(named(row.classroom_id), named(row.person_id), row.role)
    return source ? { ...row, source_id: source } : undefined
  },
  guardianships(row, named) {
    const source = joined(named(row.guardian_id), named(row.child_id))
    return source ? { ...row, source_id: source } : undefined
  },
}

function joined(...ends: readonly (string | undefined)[]): string | undefined {
  const known = ends.filter((end) => end !== undefined)
  return known.length === ends.length ? sourceOf(...known) : undefined
}

/** Every name that a roster gives to a relation, one after the other: there may be very many. */
const sourcesIn: { readonly [Kind in RelationKind]: (going: Going) => Iterable<string> } = {
  *affiliations({ roster }) {
    for (const { person, organisation, role } of roster.affiliations)
      yield sourceOf(person, organisation, ourRoles[role] ?? '')
  },
  *enrolments({ roster }) {
    for (const { person, role, ...one } of roster.enrolments)
      yield sourceOf(one.class, person, role)
  },
  *guardianships({ roster }) {
    for (const { guardian, child } of roster.guardianships) yield sourceOf(guardian, child)
  },
}
