import type { Chance } from './chance.ts'
import type { State } from '../learning/goals/pursuit.ts'
import type { Turn } from './world.ts'

/** The ways by which pursuits come to a state, the common ones more than once. */
const ways: Readonly<Record<State, readonly (readonly State[])[]>> = {
  idea: [['idea']],
  active: [
    ['active'],
    ['active'],
    ['idea', 'active'],
    ['active', 'paused', 'active'],
    ['active', 'review', 'active'],
  ],
  paused: [
    ['active', 'paused'],
    ['idea', 'active', 'paused'],
  ],
  review: [
    ['active', 'review'],
    ['idea', 'active', 'review'],
    ['active', 'review', 'active', 'review'],
  ],
  met: [
    ['active', 'review', 'met'],
    ['active', 'review', 'met'],
    ['active', 'review', 'active', 'review', 'met'],
  ],
  dropped: [
    ['idea', 'dropped'],
    ['active', 'dropped'],
  ],
}

/** One way in which a pursuit may have come to this state, each turn on a day of its own. */
export function historyTo(state: State, days: readonly string[], chance: Chance): Turn[] {
  const way = chance.pick(ways[state])
  const chosen = chance.shuffled(days).slice(0, way.length).sort()
  return chosen.map((day, at) => ({ state: way[at] ?? state, at: `${day}T${schoolTime(chance)}` }))
}

/** A moment between nine and five to three. */
export function schoolTime(chance: Chance): string {
  const minute = chance.between(9 * 60, 14 * 60 + 55)
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
