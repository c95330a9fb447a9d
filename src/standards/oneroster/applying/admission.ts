import type { Say } from '../../../platform/i18n/say.ts'
import { rosterWords as words } from '../words.ts'
import type { Change } from './difference.ts'
import type { KeptRows } from './kept.ts'

/** What a roster did to people's coming in: how many it shut out, and how many it let in again. */
export interface Admissions {
  readonly suspended?: number
  readonly restored?: number
}

/** Whether a change of somebody's row shuts them out, or lets them in again; nothing of those whom people of the school shut out. */
export function admissionBy({
  verdict,
  row,
  before,
}: Change<KeptRows['people']>): 'suspended' | 'restored' | undefined {
  if (verdict === 'same' || verdict === 'ended') return undefined
  const wasSuspended = before?.status === 'suspended'
  if (row.status === 'suspended') {
    return wasSuspended || row.suspended_by === 'hand' ? undefined : 'suspended'
  }
  return wasSuspended ? 'restored' : undefined
}

/** What is said of that, beside the counts. */
export function sayAdmissions(say: Say, { suspended = 0, restored = 0 }: Admissions): string[] {
  return [
    ...(suspended > 0 ? [say(words.suspendedPeople, { count: suspended })] : []),
    ...(restored > 0 ? [say(words.restoredPeople, { count: restored })] : []),
  ]
}

/** Which organisations nobody leads any more; nothing where there is none. */
export function sayLeaderless(
  say: Say,
  { leaderless }: { readonly leaderless?: readonly string[] },
): string | undefined {
  if (!leaderless) return undefined
  const list = new Intl.ListFormat(say.locale.formatTags)
  return say(words.leaderless, { names: list.format(leaderless.map((name) => `“${name}”`)) })
}
