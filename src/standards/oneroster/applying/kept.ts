import type { RosteredAffiliation } from '../../../people/affiliations/bulk.ts'
import type {
  RosteredClassroom,
  RosteredCourse,
  RosteredMembership,
  RosteredSession,
} from '../../../people/classrooms/bulk.ts'
import type { RosteredGuardianship } from '../../../people/families/bulk.ts'
import type { RosteredOrganisation } from '../../../people/organisations/bulk.ts'
import type { RosteredPerson } from '../../../people/persons/bulk.ts'
import type { Id } from '../../../platform/id.ts'
import type { RosterKind } from '../roster.ts'
import type { Leader } from './leaders.ts'
import type { Word } from './rights.ts'

/** What is kept of a roster, kind by kind. Relations and things alike are known by the id of their source. */
export interface KeptRows {
  readonly organisations: RosteredOrganisation
  readonly sessions: RosteredSession
  readonly courses: RosteredCourse
  readonly classes: RosteredClassroom
  readonly people: KeptPerson
  readonly affiliations: RosteredAffiliation
  readonly enrolments: RosteredMembership
  readonly guardianships: RosteredGuardianship
}

interface KeptPerson extends RosteredPerson {
  /** Whether they learn somewhere today, of somebody who was here before. */
  readonly learns?: boolean
}

/** The rows of one kind, by the id of their source: for kinds of which there are few. */
export type Kept<Kind extends RosterKind> = ReadonlyMap<string, KeptRows[Kind]>

/** Where the rows of one roster are kept. */
export interface Keeping {
  /** All rows of a kind, whether they still hold or not, some at a time, each once. */
  readonly pages: <Kind extends RosterKind>(kind: Kind) => AsyncIterable<readonly KeptRows[Kind][]>
  /** Makes rows so, whether they were there or not. Rows come after those of their kind that they point at. */
  readonly keep: <Kind extends RosterKind>(
    kind: Kind,
    rows: readonly KeptRows[Kind][],
  ) => Promise<void>
  /** Who leads the organisation that takes the roster in, and those below it, before it does. */
  readonly leaders: () => Promise<readonly Leader[]>
  /** What people said of how fully children are looked after, also by links that have ended or that others keep. */
  readonly words: () => Promise<readonly Word[]>
}

/** What is kept of a kind, all at once. */
export async function keptWhole<Kind extends RosterKind>(
  { pages }: Pick<Keeping, 'pages'>,
  kind: Kind,
): Promise<Kept<Kind>> {
  const kept = new Map<string, KeptRows[Kind]>()
  for await (const rows of pages(kind)) {
    for (const row of rows) kept.set(row.source_id, row)
  }
  return kept
}

/** As it is before the first roster, and as a look at what one would do leaves it. */
export const nothingKept: Keeping = {
  async *pages() {},
  async keep() {},
  async leaders() {
    return []
  },
  async words() {
    return []
  },
}

/** The organisation that takes in a roster: its own time, and the days it counts by. */
export interface Host {
  readonly id: Id<'organisation'>
  readonly name: string
  readonly timeZone: string
  /** The name of the organisation whose roster brought this one, where one did: rosters go in there, and not here. */
  readonly broughtBy?: string | null
  /** The id that it has in the rosters which it took in before. */
  readonly knownAs?: string | undefined
}
