import { Refusal } from '../../platform/errors.ts'
import { foldedWords } from '../../platform/fold.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { eachOnce, sidesOf, type Beside } from './beside.ts'
import type { LinkKind } from './framework.ts'
import { mapOf, type FrameworkMap } from './map.ts'
import {
  findByWords,
  findCompetency,
  findFramework,
  findFrameworks,
  findLinked,
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
): Promise<Pick<CompetencyInFull, 'framework' | 'short' | 'code' | 'statement'>> {
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

/** What a framework is called, and whose it is. */
export async function readFramework(
  db: Database,
  viewer: Viewer,
  id: Id<'framework'>,
): Promise<FrameworkCard> {
  return db.as(viewer, (tx) => frameworkFor(tx, viewer, id))
}

/** A framework as a map, as it stands today. */
export async function readMap(
  db: Database,
  viewer: Viewer,
  id: Id<'framework'>,
  today: string,
): Promise<MapRead> {
  return db.as(viewer, async (tx) => {
    const framework = await frameworkFor(tx, viewer, id)
    const map = mapOf(await findSpots(tx, id, today), await findSteps(tx, id, today))
    return { framework, map, yearLevel: await findYearLevel(tx, viewer, today) }
  })
}

/** One competency of a framework, whole, and what is said to be related to it. */
export async function readInFull(
  db: Database,
  viewer: Viewer,
  { framework, id }: { framework: Id<'framework'>; id: Id<'competency'> },
  today: string,
): Promise<{ readonly competency: CompetencyInFull; readonly related: readonly Beside[] }> {
  return db.as(viewer, async (tx) => {
    const competency = await findCompetency(tx, viewer, id)
    if (!competency || competency.framework !== framework) {
      throw new Refusal('not-found', frameworkWords.noCompetency)
    }
    const linked = await findLinked(tx, viewer, { id, kinds: relating }, today)
    return { competency, related: eachOnce(linked) }
  })
}

/** These say nothing of an order, and hold whichever way they are written down. */
const relating: readonly LinkKind[] = ['related-to', 'same-as']

/** The competencies that hold all these words; accents and capitals make no difference. Sixty at the most. */
export async function searchCompetencies(
  db: Database,
  viewer: Viewer,
  { text, framework }: { text: string; framework?: Id<'framework'> | undefined },
  today: string,
): Promise<readonly CompetencyInFull[]> {
  const words = foldedWords(text)
  if (words.length === 0) return []
  return db.as(viewer, (tx) => findByWords(tx, viewer, words, { framework, today }))
}

/** What comes just before a competency and just after it, for work that a neighbour has begun. */
export async function readBeside(
  tx: Tx,
  viewer: Viewer,
  id: Id<'competency'>,
  today: string,
): Promise<ReturnType<typeof sidesOf>> {
  return sidesOf(await findLinked(tx, viewer, { id, kinds: ['precedes'] }, today))
}

async function frameworkFor(tx: Tx, viewer: Viewer, id: Id<'framework'>): Promise<FrameworkCard> {
  const framework = await findFramework(tx, viewer, id)
  if (!framework) throw new Refusal('not-found', frameworkWords.noFramework)
  return framework
}
