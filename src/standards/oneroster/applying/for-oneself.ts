import { boundsOfAffiliation } from '../../../people/affiliations/access.ts'
import { boundsOfGuardianship } from '../../../people/families/access.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Id } from '../../../platform/id.ts'
import { whyForbidden } from '../../../policy/forbidden.ts'
import { may } from '../../../policy/law.ts'
import type { Bounds } from '../../../policy/relation.ts'
import type { RosterKind } from '../roster.ts'
import { rosterWords as words } from '../words.ts'
import type { Bringer } from './bringers.ts'
import type { Change } from './difference.ts'
import type { Going } from './going.ts'
import type { KeptRows } from './kept.ts'

/**
 * Whether this changes what one of these people, who bring a roster in, is in a classroom, at an organisation or to
 * a child, or how old a child is after whom they look, or ends them or shuts them out. The law is asked for each of
 * them: nobody grants themselves what opens what others are and write, by a file neither, whoever else takes it in;
 * what they had before stays as it is, until somebody else brings a roster.
 *
 * @throws Refusal `not-found` for a row that is none of theirs to write, whomever it is about.
 */
export function isForOneself<Kind extends RosterKind>(
  people: readonly Bringer[],
  kind: Kind,
  change: Change<KeptRows[Kind]>,
  going: Pick<Going, 'homes' | 'host'>,
): boolean {
  const { verdict, row } = change
  if (verdict === 'same') return false
  const asked = asking[kind]?.(change, going)
  const act = verdict === 'new' || verdict === 'resumed' ? 'create' : 'edit'
  return people.some(
    (one) => one.person === whoIsPutOut(row) || (asked && isWithheldFrom(one, act, asked)),
  )
}

interface Asked {
  readonly object: 'affiliation' | 'birth' | 'guardianship' | 'classroom membership'
  readonly bounds: Bounds
  /** Whose age it tells. */
  readonly ageOf?: Id<'person'> | false
}

function isWithheldFrom(
  viewer: Bringer,
  act: 'create' | 'edit',
  { object, ageOf, ...asked }: Asked,
): boolean {
  const isTheirWard = ageOf && viewer.wards.has(ageOf)
  const bounds = isTheirWard ? { ...asked.bounds, guardians: [viewer.person] } : asked.bounds
  if (may(viewer, act, object, bounds)) return false
  if (whyForbidden(viewer, act, object, bounds) === 'granting-to-oneself') return true
  throw new Refusal('not-found', words.noOrganisation)
}

/** What of the law the relations of a roster are, and when somebody was born. */
const asking: {
  readonly [Kind in RosterKind]?: (
    change: Change<KeptRows[Kind]>,
    going: Pick<Going, 'homes' | 'host'>,
  ) => Asked | undefined
} = {
  people: ({ row, before }) => {
    if (!row.birth_month || row.birth_month === before?.birth_month) return undefined
    const { id: person, home_id: organisation } = row
    return { object: 'birth', bounds: { person, organisation }, ageOf: person }
  },
  affiliations({ row, before }, going) {
    const { source_id, person_id: person, organisation_id: organisation } = row
    const of = [homeOf(source_id, going)]
    // Where no birth is known, an age is read by the levels at which somebody learns, and on which days.
    const tellsAge = row.role === 'learner' && Boolean(row.year_level ?? before?.year_level)
    return {
      object: 'affiliation',
      bounds: boundsOfAffiliation({ person, organisation, of }),
      ageOf: tellsAge && person,
    }
  },
  enrolments: ({ row }) => ({
    object: 'classroom membership',
    bounds: {
      person: row.person_id,
      grantee: row.person_id,
      classroom: row.classroom_id,
      organisation: row.organisation_id,
    },
  }),
  guardianships: ({ row }) => ({
    object: 'guardianship',
    bounds: boundsOfGuardianship({
      guardian: row.guardian_id,
      child: row.child_id,
      organisation: row.organisation_id,
    }),
  }),
}

/** Where the record of somebody is kept once their row is written, by what a relation of theirs joins. */
function homeOf(joined: string, { homes, host }: Pick<Going, 'homes' | 'host'>) {
  return homes.get(joined.split('\t')[0] ?? '') ?? host.id
}

/** Whoever brings a roster in could not undo that it ends them, or shuts them out. */
function whoIsPutOut(row: object): unknown {
  const isPutOut = 'status' in row && row.status !== 'active' && 'id' in row
  return isPutOut ? row.id : undefined
}
