import { room12Goals } from './goals/room-12.ts'
import { room3Goals } from './goals/room-3.ts'
import { room7Alone } from './goals/room-7-alone.ts'
import { room7Shared } from './goals/room-7-shared.ts'
import { areas, identifierFor } from './writing-to-be-read.ts'
import type { OwnGoal } from './goals/own-goal.ts'
import type { Area, Written } from './writing/area.ts'
import type { Goal } from './world.ts'

/** Everything that somebody at the demo school has set out to do in words of their own. */
export const ownGoals: readonly OwnGoal[] = [
  ...room3Goals,
  ...room7Shared,
  ...room7Alone,
  ...room12Goals,
]

/** A competency and the area it belongs to. */
export interface Placed {
  readonly area: Area
  readonly competency: Written
}

const placed = new Map(
  areas.flatMap((area) =>
    area.competencies.map((competency): [string, Placed] => [
      competency.slug,
      { area, competency },
    ]),
  ),
)

/** The competency with this slug, or nothing when the goal is in somebody's own words. */
export function competencyOf(slug: string): Placed | undefined {
  return placed.get(slug)
}

/** The slugs of the competencies that a learner who meets this one can go on to. */
export function whatFollows(slug: string): string[] {
  return [...placed.values()]
    .filter(({ competency }) => competency.after.includes(slug))
    .map(({ competency }) => competency.slug)
}

/** Each goal that somebody pursues or is offered, once. */
export function goalsIn(mentions: readonly { readonly goal: string }[]): Goal[] {
  const keys = new Set(mentions.map(({ goal }) => goal))
  return [...keys].map((key) =>
    competencyOf(key) ? { key, competency: identifierFor(key) } : { key },
  )
}
