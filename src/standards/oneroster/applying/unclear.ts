import type { Roster, RosterKind } from '../roster.ts'
import { ourRoles, sourceOf } from './wanted-relations.ts'

/**
 * The names of the relations that a roster tells of with an end that nobody can read. It does not say whether
 * they hold, so what is here of them does not end by it.
 */
export function unclearIn({ unclear }: Roster, kind: RosterKind): ReadonlySet<string> {
  const names: { readonly [Kind in RosterKind]?: () => readonly string[] } = {
    affiliations: () =>
      unclear?.affiliations.map(({ person, organisation, role }) =>
        sourceOf(person, organisation, ourRoles[role] ?? ''),
      ) ?? [],
    enrolments: () =>
      unclear?.enrolments.map((one) => sourceOf(one.class, one.person, one.role)) ?? [],
    guardianships: () =>
      unclear?.guardianships.map(({ guardian, child }) => sourceOf(guardian, child)) ?? [],
  }
  return new Set(names[kind]?.())
}
