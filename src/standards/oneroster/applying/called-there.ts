import type { Say } from '../../../platform/i18n/say.ts'
import { rosterWords as words } from '../words.ts'
import type { RosterOutcome } from './passing.ts'

/** That the files call the organisation taking them in by another name, which nothing is done about. */
export function sayCalledThere(
  say: Say,
  ours: string,
  { calledThere }: Pick<RosterOutcome, 'calledThere'>,
): string | undefined {
  return calledThere === undefined
    ? undefined
    : say(words.calledThere, { ours, theirs: calledThere })
}
