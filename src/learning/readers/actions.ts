import type { Database } from '../../platform/db/database.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { bandOf, isGrownUp, isYoung } from '../../people/persons/age.ts'
import { everyReader, readersOf, type Around, type Reader, type Readers } from './readers.ts'
import type { Written } from './readers.ts'
import { findBeside, type Beside } from './store.ts'

/** Who can read what a circle agrees. What stands beside the others in it is theirs: it may be anybody. */
export function readersOfCircle(object: Extract<Written, `circle:${string}`>): Readers {
  return readersOf(object, { there: everyReader, guardians: [], isYoung: false })
}

/** Who, besides the viewer, can read what they write, on this day: what the law says of those who stand beside them. */
export async function readReaders(
  db: Database,
  viewer: Viewer,
  object: Exclude<Written, `circle:${string}`>,
  day: string,
): Promise<Readers> {
  const beside = await db.as(viewer, (tx) => findBeside(tx, viewer, day))
  return readersOf(object, around(viewer, beside, day))
}

function around({ standing }: Viewer, beside: Beside, day: string): Around {
  const band = bandOf(beside, day)
  const isLookedAfter = !isGrownUp(band)
  const there: Record<Reader, boolean> = {
    teacher: beside.isTaught,
    guardian: isLookedAfter && beside.guardians.length > 0,
    'limited-guardian': isLookedAfter && beside.hasLimitedGuardian,
    member: standing.mates.length > 0,
    classmate: standing.peers.length > 0,
    invited: false,
    'safeguarding-lead': beside.isLearner,
  }
  return {
    there: everyReader.filter((reader) => there[reader]),
    guardians: beside.guardians,
    isYoung: isYoung(band),
  }
}
