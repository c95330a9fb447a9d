import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { foldedWords } from './fold.ts'
import { isEnded, nameOf } from './framework.ts'
import { mapOf, type FrameworkMap } from './map.ts'
import {
  findByWords,
  findCompetency,
  findFramework,
  findFrameworks,
  findSpots,
  findSteps,
  findYearLevel,
  type CompetencyInFull,
  type FrameworkCard,
} from './store.ts'
import { frameworkWords } from './words.ts'

/** What a goal that is taken from a framework says, for work that a neighbour has begun. */
export async function readCompetency(
  tx: Tx,
  viewer: Viewer,
  id: Id<'competency'>,
): Promise<{ readonly short: string; readonly code: string; readonly statement: string }> {
  const found = await findCompetency(tx, viewer, id)
  if (!found) throw new Refusal('not-found', frameworkWords.noCompetency)
  return found
}

/** The frameworks the viewer may use: those for everybody, and their network's own. */
export async function listFrameworks(
  db: Database,
  viewer: Viewer,
): Promise<readonly FrameworkCard[]> {
  return db.as(viewer, (tx) => findFrameworks(tx, viewer))
}

export interface MapRead {
  readonly framework: FrameworkCard
  readonly map: FrameworkMap
  /** Where the viewer's school says they are; a place to open the map at. */
  readonly yearLevel: string | undefined
}

/** A framework as a map, as it stands today. */
export async function readMap(
  db: Database,
  viewer: Viewer,
  id: Id<'framework'>,
  now: Date,
): Promise<MapRead> {
  const today = dayOf(now)
  return db.as(viewer, async (tx) => {
    const framework = await findFramework(tx, viewer, id)
    if (!framework) throw new Refusal('not-found', frameworkWords.noFramework)
    const map = mapOf(await findSpots(tx, id, today), await findSteps(tx, id, today))
    return { framework, map, yearLevel: await findYearLevel(tx, viewer, today) }
  })
}

/** One competency of a framework, whole. */
export async function readInFull(
  db: Database,
  viewer: Viewer,
  { framework, id }: { framework: Id<'framework'>; id: Id<'competency'> },
): Promise<CompetencyInFull> {
  const found = await db.as(viewer, (tx) => findCompetency(tx, viewer, id))
  if (!found || found.framework !== framework) {
    throw new Refusal('not-found', frameworkWords.noCompetency)
  }
  return found
}

/** The competencies that hold all these words; accents and capitals make no difference. Sixty at the most. */
export async function searchCompetencies(
  db: Database,
  viewer: Viewer,
  { text, framework }: { text: string; framework?: Id<'framework'> | undefined },
  now: Date,
): Promise<readonly CompetencyInFull[]> {
  const words = foldedWords(text)
  if (words.length === 0) return []
  return db.as(viewer, (tx) => findByWords(tx, viewer, words, { framework, today: dayOf(now) }))
}

/** A competency beside another on the path, for a ribbon. */
export interface Beside {
  readonly id: Id<'competency'>
  readonly framework: Id<'framework'>
  readonly name: string
}

/** What comes just before a competency and just after it, for work that a neighbour has begun. */
export async function readBeside(
  tx: Tx,
  viewer: Viewer,
  id: Id<'competency'>,
  now: Date,
): Promise<{ readonly before: readonly Beside[]; readonly after: readonly Beside[] }> {
  const today = dayOf(now)
  const found = await findCompetency(tx, viewer, id)
  if (!found || isEnded(found, today)) return { before: [], after: [] }
  const { spots, path } = mapOf(
    await findSpots(tx, found.framework, today),
    await findSteps(tx, found.framework, today),
  )
  const named = (ids: readonly Id<'competency'>[] = []): Beside[] =>
    ids.map((one) => ({
      id: one,
      framework: found.framework,
      name: nameOf(spots.get(one)!),
    }))
  return { before: named(path.before.get(id)), after: named(path.after.get(id)) }
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10)
}
