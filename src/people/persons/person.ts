import type { Id } from '../../platform/id.ts'

export const pictures = [
  'hill',
  'wave',
  'sun',
  'leaf',
  'moon',
  'kite',
  'boat',
  'peak',
  'shell',
  'fish',
  'seed',
  'star',
] as const
export type Picture = (typeof pictures)[number]

/** How a person is shown: the name always, and beside it the picture they chose or their initials. */
export interface Face {
  readonly id: Id<'person'>
  readonly name: string
  readonly picture: Picture | null
  readonly tint: number
}

/** A face, and the organisation that keeps the record of whose it is. */
export interface FaceOnRecord extends Face {
  readonly home: Id<'organisation'>
}

/** A tint from 1 to 8 that stays with a person without anybody's having chosen it. */
export function tintFor(id: Id<'person'>): number {
  return (Number.parseInt(id.slice(-4), 16) % 8) + 1
}

/** The name others call someone by. */
export function displayName(given: string, family: string): string {
  return `${given.trim()} ${family.trim()}`.trim()
}

/** Whether somebody may come in: suspended for a while, or gone. */
export type Status = 'active' | 'suspended' | 'ended'

/** Whether somebody may come in, and who shut them out. */
export interface Admission {
  readonly status: Status
  /** People of their school, or a roster; of somebody who is gone, who had shut them out before. */
  readonly suspendedBy: 'hand' | 'roster' | null
}

/**
 * What becomes of somebody's coming in by a roster in which they stand, and which enables them or not, or says nothing of
 * it. Whom people of the school shut out, no roster lets in again.
 */
export function afterRoster(
  before: Admission | undefined,
  enabled: boolean | undefined,
): Admission {
  const held = before?.suspendedBy ?? (before?.status === 'suspended' ? 'hand' : null)
  if (held === 'hand') return { status: 'suspended', suspendedBy: 'hand' }
  if (enabled === false || (enabled === undefined && held === 'roster')) {
    return { status: 'suspended', suspendedBy: 'roster' }
  }
  return { status: 'active', suspendedBy: null }
}

/** A person's own record, as they come in. */
export interface Self extends Face {
  readonly status: Status
  readonly language: string | null
  readonly home: Id<'organisation'>
  readonly homeName: string
  readonly timeZone: string
}
