import type { Id } from '../../platform/id.ts'
import type { Pursuit } from '../goals/pursuit.ts'
import { pathThrough, readinessAlong, type Path, type Readiness, type Step } from './path.ts'
import { treeOf, type Tree } from './tree.ts'

type CompetencyId = Id<'competency'>

/** A competency as far as a map shows it. */
export interface Spot {
  readonly id: CompetencyId
  readonly parent: CompetencyId | null
  readonly short: string
  readonly code: string
  readonly level: string
  /** What it says; cut, where that is long. */
  readonly statement: string
}

/** A framework to find one's way in. */
export interface FrameworkMap {
  readonly spots: ReadonlyMap<CompetencyId, Spot>
  /** What is on the map, and what comes before what. */
  readonly path: Path<CompetencyId>
  /** What is part of what, headings and all. */
  readonly tree: Tree<CompetencyId>
  /** Whether anything comes before anything: many frameworks know no order. */
  readonly isOrdered: boolean
}

/** What a learner has begun here, by competency. */
export type Mine = ReadonlyMap<CompetencyId, Pick<Pursuit, 'goal' | 'state' | 'touchedAt'>>

/** How a spot is marked for one learner. */
export type SpotMark = 'met' | 'going' | 'review' | 'paused' | 'idea' | 'next' | 'later'

export const spotMarks: readonly SpotMark[] = [
  'next',
  'going',
  'review',
  'paused',
  'idea',
  'met',
  'later',
]

/**
 * The map of these competencies, in the order of the table of contents. Where an order is known,
 * headings are not places to go: only what holds nothing more, or has a place in the order, is.
 */
export function mapOf(spots: readonly Spot[], steps: readonly Step<CompetencyId>[]): FrameworkMap {
  const ids = spots.map(({ id }) => id)
  const tree = treeOf(
    ids,
    spots.flatMap(({ id, parent }) => (parent === null ? [] : [{ child: id, parent }])),
  )
  const stepping = new Set(steps.flat())
  const isOrdered = stepping.size > 0
  const places = isOrdered ? ids.filter((id) => stepping.has(id) || !tree.children.has(id)) : ids
  return {
    spots: new Map(spots.map((spot) => [spot.id, spot])),
    path: pathThrough(places, steps),
    tree,
    isOrdered,
  }
}

/** The mark of everything on the map, for one learner. */
export function marksOn({ path }: FrameworkMap, mine: Mine): Map<CompetencyId, SpotMark> {
  const met = [...mine].filter(([, { state }]) => state === 'met').map(([id]) => id)
  const readiness = readinessAlong(path, new Set(met))
  return new Map(path.nodes.map((id) => [id, markOf(readiness.get(id)!, mine.get(id)?.state)]))
}

function markOf(readiness: Readiness, state: Pursuit['state'] | undefined): SpotMark {
  if (state === undefined || state === 'dropped') return markOfReadiness[readiness]
  return state === 'active' ? 'going' : state
}

const markOfReadiness = { met: 'met', ready: 'next', ahead: 'later' } as const

/** Where to open the map: at what the learner goes for, and of that at what they touched last. */
export function whereIAm(
  nodes: readonly CompetencyId[],
  mine: Mine,
  marks: ReadonlyMap<CompetencyId, SpotMark>,
): CompetencyId | undefined {
  for (const mark of ['going', 'review', 'paused', 'idea'] as const) {
    const marked = nodes.filter((id) => marks.get(id) === mark)
    const [latest] = marked.toSorted((a, b) => touched(mine, b) - touched(mine, a))
    if (latest) return latest
  }
  return undefined
}

/** What the learner has begun on this map, what they touched last first. */
export function newestFirst({ spots }: FrameworkMap, mine: Mine): CompetencyId[] {
  const own = [...mine.keys()].filter((id) => spots.has(id))
  return own.toSorted((a, b) => touched(mine, b) - touched(mine, a))
}

function touched(mine: Mine, id: CompetencyId): number {
  return mine.get(id)?.touchedAt.getTime() ?? 0
}

/** How the line between two is drawn: behind me, open to me now, or later. */
export function lineBetween(from: SpotMark, to: SpotMark): 'done' | 'open' | 'ahead' {
  if (from !== 'met' || to === 'later') return 'ahead'
  return to === 'met' ? 'done' : 'open'
}
