import { keyOf } from './people.ts'
import { suggestions } from './proposals/suggestions.ts'
import type { Suggestion } from './proposals/suggestions.ts'
import type { Proposal } from './world.ts'

/** Who was offered which goal, when, and what became of it: answered on the next school day, if at all. */
export function answered(days: readonly string[]): Proposal[] {
  return suggestions.map((suggestion) => ({
    by: keyOf(suggestion.by),
    learner: keyOf(suggestion.learner),
    goal: suggestion.competency ?? keyOf(suggestion.title),
    title: suggestion.title,
    because: suggestion.because,
    proposedAt: `${dayBefore(days, suggestion.daysAgo)}T14:40`,
    ...answerTo(suggestion, days),
  }))
}

function answerTo({ answer, daysAgo }: Suggestion, days: readonly string[]) {
  return answer ? { answer, answeredAt: `${dayBefore(days, daysAgo - 1)}T09:05` } : {}
}

function dayBefore(days: readonly string[], schoolDaysAgo: number): string {
  const day = days.at(-schoolDaysAgo)
  if (day === undefined) throw new RangeError(`No school day is ${schoolDaysAgo} days ago.`)
  return day
}
