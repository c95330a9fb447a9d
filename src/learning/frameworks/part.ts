import type { Id } from '../../platform/id.ts'
import { live } from '../goals/pursuit.ts'
import { newestFirst, type FrameworkMap, type Mine, type SpotMark } from './map.ts'
import { around } from './path.ts'
import { above, branchOf } from './tree.ts'
import { fitOf } from './year-level.ts'

type CompetencyId = Id<'competency'>

/** As much of a map as one looks at at a time. Its key stands in the address. */
export type Part =
  | { readonly kind: 'near'; readonly key: 'near' }
  | { readonly kind: 'whole'; readonly key: 'whole' }
  | { readonly kind: 'level'; readonly key: string; readonly level: string }
  | { readonly kind: 'branch'; readonly key: CompetencyId; readonly top: CompetencyId }

const whole: Part = { kind: 'whole', key: 'whole' }

/** A map up to this size is shown whole at first. */
export const smallMap = 80

/** Everything that can be chosen: where I am, each level or branch, and the whole. */
export function partsOf(map: FrameworkMap, mine: Mine): Part[] {
  const near: Part[] = hasNear(map, mine) ? [{ kind: 'near', key: 'near' }] : []
  const levels = levelsOf(map)
  const some = levels.length > 1 ? levels.map(partOfLevel) : branchesOf(map).map(partOfBranch)
  return [...near, ...some, whole]
}

/** What an address asks for, and what is known of the learner. */
export interface Wish {
  readonly part?: string | undefined
  /** What the map is opened for. */
  readonly at?: CompetencyId | undefined
  /** Where the learner's school says they are. */
  readonly yearLevel?: string | undefined
}

/** The part that is shown, and whether it was chosen because of the learner's year level. */
export interface Chosen {
  readonly part: Part
  readonly forYear: boolean
}

/**
 * The part that is asked for. Failing that, of a large map, the one in which the learner is: where they have a goal
 * going, the last touched first; then at their year level; then where anything of theirs is.
 */
export function choosePart(map: FrameworkMap, mine: Mine, wish: Wish): Chosen {
  const parts = partsOf(map, mine)
  const named = parts.find(({ key }) => key === wish.part)
  if (named) return { part: named, forYear: false }
  const isSmall = map.path.nodes.length <= smallMap
  if (!isSmall && wish.at === undefined) return chooseForLearner(map, mine, wish.yearLevel)
  return { part: (!isSmall && holding(map, parts, wish.at)) || whole, forYear: false }
}

function chooseForLearner(map: FrameworkMap, mine: Mine, yearLevel: string | undefined): Chosen {
  const parts = partsOf(map, mine)
  const own = newestFirst(map, mine)
  const going = about(
    map,
    parts,
    own.find((id) => live.includes(mine.get(id)!.state)),
  )
  if (going) return { part: going, forYear: false }
  const fitting = fittingPart(map, parts, yearLevel)
  if (fitting) return { part: fitting, forYear: true }
  return { part: about(map, parts, own[0]) ?? parts[0] ?? whole, forYear: false }
}

/** Where one sees this and what is beside it; where nothing is beside anything, the part that holds it. */
function about(
  map: FrameworkMap,
  parts: readonly Part[],
  id: CompetencyId | undefined,
): Part | undefined {
  const near = parts.find(({ kind }) => kind === 'near')
  return near && id !== undefined && map.path.before.has(id) ? near : holding(map, parts, id)
}

/** The level or the branch that holds this; of a branch inside another, the inner one. */
function holding(
  map: FrameworkMap,
  parts: readonly Part[],
  id: CompetencyId | undefined,
): Part | undefined {
  return parts.findLast((part) => holds(map, part, id))
}

/** The part that suits a year level best, if any does; of several, the first. */
function fittingPart(map: FrameworkMap, parts: readonly Part[], yearLevel = ''): Part | undefined {
  const fits = parts.map((part) => fitOfPart(map, part, yearLevel))
  const best = Math.max(...fits)
  return best > 0 ? parts[fits.indexOf(best)] : undefined
}

/** A branch suits a year level as well as what suits it least in there, apart from headings that name no level. */
function fitOfPart({ tree, spots }: FrameworkMap, part: Part, yearLevel: string): number {
  if (part.kind === 'level') return fitOf(part.level, yearLevel)
  if (part.kind !== 'branch') return 0
  const levels = new Set(branchOf(tree, part.top).map((id) => spots.get(id)!.level))
  levels.delete('')
  return levels.size === 0 ? 0 : Math.min(...[...levels].map((level) => fitOf(level, yearLevel)))
}

/** What lies in a part, in the order of the table of contents. */
export function nodesIn(
  map: FrameworkMap,
  part: Part,
  mine: Mine,
  marks: ReadonlyMap<CompetencyId, SpotMark>,
): CompetencyId[] {
  const { path, tree, spots } = map
  if (part.kind === 'whole') return [...path.nodes]
  if (part.kind === 'level') {
    return path.nodes.filter((id) => spots.get(id)!.level === part.level)
  }
  const among = part.kind === 'near' ? nearMe(map, mine, marks) : new Set(branchOf(tree, part.top))
  return path.nodes.filter((id) => among.has(id))
}

/**
 * Around what I go for: my own that is not met, what is ready because of what I met, and one step
 * to each side; and what else can be begun in the level or the branch of what I go for.
 */
function nearMe(
  map: FrameworkMap,
  mine: Mine,
  marks: ReadonlyMap<CompetencyId, SpotMark>,
): Set<CompetencyId> {
  const { path } = map
  const live = [...mine.keys()].filter(
    (id) => !['met', 'next', 'later'].includes(marks.get(id) ?? 'later'),
  )
  const opened = path.nodes.filter(
    (id) => marks.get(id) === 'next' && path.before.get(id)!.length > 0,
  )
  const near = around(path, [...live, ...opened])
  if (near.size === 0) return around(path, mine.keys())
  const parts = partsOf(map, mine)
  const mineToo = new Set(live.flatMap((id) => holding(map, parts, id) ?? []))
  const beside = path.nodes.filter(
    (id) => marks.get(id) === 'next' && [...mineToo].some((part) => holds(map, part, id)),
  )
  return new Set([...near, ...beside])
}

function hasNear({ path, isOrdered }: FrameworkMap, mine: Mine): boolean {
  return isOrdered && [...mine.keys()].some((id) => path.before.has(id))
}

function levelsOf({ path, spots }: FrameworkMap): string[] {
  const levels = path.nodes.map((id) => spots.get(id)!.level)
  const distinct = [...new Set(levels)]
  if (levels.includes('') || distinct.length > mostLevels) return []
  return distinct.toSorted(new Intl.Collator('en', { numeric: true }).compare).toSorted(byStage)
}

const mostLevels = 24

/** Kindergarten before the years; stages with a name, such as high school, after them. */
function byStage(a: string, b: string): number {
  return stage(a) - stage(b)
}

function stage(level: string): number {
  if (/^(k|pk|pre|kg)/i.test(level)) return 0
  return /^\d/.test(level) ? 1 : 2
}

/** The branches of a size to look at: the top ones, and those below where a top one is large. */
function branchesOf({ tree }: FrameworkMap): CompetencyId[] {
  const hasParts = (id: CompetencyId) => tree.children.has(id)
  return tree.roots.filter(hasParts).flatMap((root) => {
    if (branchOf(tree, root).length <= smallMap) return [root]
    return [root, ...tree.children.get(root)!.filter(hasParts)]
  })
}

function partOfLevel(level: string): Part {
  return { kind: 'level', key: `level ${level}`, level }
}

function partOfBranch(top: CompetencyId): Part {
  return { kind: 'branch', key: top, top }
}

function holds({ tree, spots }: FrameworkMap, part: Part, id: CompetencyId | undefined): boolean {
  const spot = id === undefined ? undefined : spots.get(id)
  if (!spot) return false
  if (part.kind === 'level') return spot.level === part.level
  return part.kind === 'branch' && [...above(tree, spot.id), spot.id].includes(part.top)
}
