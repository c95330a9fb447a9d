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
export interface KeptFace extends Face {
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

/** A person's own record, as they come in. */
export interface Self extends Face {
  readonly status: 'active' | 'suspended' | 'ended'
  readonly language: string | null
  readonly home: Id<'organisation'>
  readonly homeName: string
  readonly timeZone: string
}
