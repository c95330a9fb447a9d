import type { Id } from '../../platform/id.ts'

/** A circle: learners who have chosen to work on the same goal together. */
export interface Circle {
  readonly id: Id<'circle'>
  readonly goal: Id<'goal'>
  readonly title: string
  readonly seats: number
  /** Whether those whom the members may meet can join by themselves, or need to be asked. */
  readonly door: Door
  readonly agreed: string
  readonly meets: string
  /** Who opened it, or who has been in it longest since. */
  readonly host: Id<'person'>
  /** In the order in which they came. */
  readonly members: readonly Id<'person'>[]
  /** Those members who are going and open to company, as far as whoever looks may know. */
  readonly glad: readonly Id<'person'>[]
  readonly openedAt: Date
  readonly closedAt: Date | null
}

export type Door = 'open' | 'by-invitation'
export const fewestSeats = 2
export const mostSeats = 5
export const usualSeats = 4

/**
 * Whether those may find the circle who were not asked into it: its door is open, and at least one whom they may
 * meet is going and glad of company. When everyone in it works alone, or rests, no sign of it is left.
 */
export function isInTheOpen({ door, closedAt, glad }: Circle): boolean {
  return door === 'open' && !closedAt && glad.length > 0
}

/** Who is here, to somebody who looks: to those inside everyone, to others those who are open to company or whom they follow. */
export function membersInSight(
  { members, glad }: Circle,
  person: Id<'person'>,
  follows: (member: Id<'person'>) => boolean,
): readonly Id<'person'>[] {
  if (members.includes(person)) return members
  return members.filter((member) => glad.includes(member) || follows(member))
}

/** Whether somebody else is in it: a circle in which a person sits alone binds them to nobody. */
export function hasOthers({ members }: Circle, person: Id<'person'>): boolean {
  return members.some((member) => member !== person)
}

export type WhyNotJoin = 'already-in' | 'closed' | 'full'

/** What stands in the way of this person's joining, if anything. */
export function whyNotJoin(circle: Circle, person: Id<'person'>): WhyNotJoin | undefined {
  if (circle.closedAt) return 'closed'
  if (circle.members.includes(person)) return 'already-in'
  if (circle.members.length >= circle.seats) return 'full'
  return undefined
}

export type WhyNotInvite = WhyNotJoin | 'not-inside'

/** What stands in the way of one person's asking another in, if anything. Whoever is asked takes no seat before their yes. */
export function whyNotInvite(
  circle: Circle,
  { from, to }: { from: Id<'person'>; to: Id<'person'> },
): WhyNotInvite | undefined {
  if (!circle.closedAt && !circle.members.includes(from)) return 'not-inside'
  return whyNotJoin(circle, to)
}

export function withMember(circle: Circle, person: Id<'person'>): Circle {
  return { ...circle, members: [...circle.members, person] }
}

/** The circle when this person has left: the host's place passes to who came next, and the last one out closes the door. */
export function withoutMember(circle: Circle, person: Id<'person'>, now: Date): Circle {
  const members = circle.members.filter((member) => member !== person)
  const host = circle.host === person ? (members[0] ?? person) : circle.host
  const glad = circle.glad.filter((member) => member !== person)
  const closedAt = circle.closedAt ?? (members.length === 0 ? now : null)
  return { ...circle, members, glad, host, closedAt }
}

export type WhyNotSeats = 'too-few' | 'too-many' | 'taken'

/** What stands in the way of having this many seats, if anything. Nobody is turned out by a smaller table. */
export function whyNotSeats(circle: Circle, seats: number): WhyNotSeats | undefined {
  if (seats < fewestSeats) return 'too-few'
  if (seats > mostSeats) return 'too-many'
  if (seats < circle.members.length) return 'taken'
  return undefined
}
