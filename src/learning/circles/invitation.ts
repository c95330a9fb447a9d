import type { Id } from '../../platform/id.ts'
import type { Face } from '../../people/persons/person.ts'

/** One person asks another into a circle. To leave it unanswered is an answer too, and as quiet as no. */
export interface Invitation {
  readonly id: Id<'invitation'>
  readonly circle: Id<'circle'>
  readonly goal: Id<'goal'>
  readonly from: Id<'person'>
  readonly to: Id<'person'>
  readonly sentAt: Date
  readonly lapsesAt: Date
  readonly answer: 'accepted' | 'declined' | null
}

/** An invitation as the one who is asked sees it. */
export interface Asking extends Pick<Invitation, 'id' | 'circle' | 'goal' | 'sentAt'> {
  readonly from: Face
  readonly title: string
}

const day = 24 * 60 * 60 * 1000
/** An invitation stands for three days, then lapses; nobody is told. */
export const invitationStands = 3 * day

export function lapseOf(sentAt: Date): Date {
  return new Date(sentAt.getTime() + invitationStands)
}

export type WhyNotAnswer = 'answered' | 'lapsed'

/** What stands in the way of answering, if anything. */
export function whyNotAnswer(invitation: Invitation, now: Date): WhyNotAnswer | undefined {
  if (invitation.answer) return 'answered'
  if (now >= invitation.lapsesAt) return 'lapsed'
  return undefined
}
