import { boundsOfAffiliation } from '../../../people/affiliations/access.ts'
import { boundsOfGuardianship } from '../../../people/families/access.ts'
import { Refusal } from '../../../platform/errors.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { whyForbidden } from '../../../policy/forbidden.ts'
import { may } from '../../../policy/law.ts'
import type { Bounds } from '../../../policy/relation.ts'
import type { RosterKind } from '../roster.ts'
import { rosterWords as words } from '../words.ts'
import type { Change } from './difference.ts'
import type { Going } from './going.ts'
import type { KeptRows } from './kept.ts'

/**
 * Whether this changes what one of these people, who bring a roster in, is in a classroom, at an organisation or to
 * a child, or ends them or shuts them out. The law is asked for each of them: nobody grants themselves what opens what others are and
 * write, by a file neither, whoever else takes it in; what they had before stays as it is, until somebody else brings a roster.
 *
 * @throws Refusal `not-found` for a row that is none of theirs to write, whomever it is about.
 */
export function isForOneself<Kind extends RosterKind>(
  people: readonly Viewer[],
  kind: Kind,
  change: Change<KeptRows[Kind]>,
  going: Pick<Going, 'homes' | 'host'>,
): boolean {
  const { verdict, row } = change
  if (verdict === 'same') return false
  const asked = asking[kind]?.(row, going)
  if (!asked) return people.some(({ person }) => person === whoIsPutOut(row))
  const act = verdict === 'new' || verdict === 'resumed' ? 'create' : 'edit'
  return people.some((viewer) => isWithheldFrom(viewer, act, asked))
}

interface Asked {
  readonly object: 'affiliation' | 'guardianship' | 'classroom membership'
  readonly bounds: Bounds
}

function isWithheldFrom(
  viewer: Viewer,
  act: 'create' | 'edit',
  { object, bounds }: Asked,
): boolean {
  if (may(viewer, act, object, bounds)) return false
  if (whyForbidden(viewer, act, object, bounds) === 'granting-to-oneself') return true
  throw new Refusal('not-found', words.noOrganisation)
}

/** What of the law the relations of a roster are. */
const asking: {
  readonly [Kind in RosterKind]?: (
    row: KeptRows[Kind],
    going: Pick<Going, 'homes' | 'host'>,
  ) => Asked
} = {
  affiliations: ({ source_id, person_id: person, organisation_id: organisation }, going) => ({
    object: 'affiliation',
    bounds: boundsOfAffiliation({ person, organisation, of: [homeOf(source_id, going)] }),
  }),
  enrolments: ({ person_id: person, classroom_id: classroom, organisation_id: organisation }) => ({
    object: 'classroom membership',
    bounds: { person, grantee: person, classroom, organisation },
  }),
  guardianships: ({ guardian_id: guardian, child_id: child, organisation_id: organisation }) => ({
    object: 'guardianship',
    bounds: boundsOfGuardianship({ guardian, child, organisation }),
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
