import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Id } from '../../platform/id.ts'
import { invitationStands, lapseOf, whyNotAnswer, type Invitation } from './invitation.ts'

const sentAt = new Date('2026-03-31T09:00:00Z')

function anInvitation(answer: Invitation['answer'] = null): Invitation {
  return {
    id: 'invitation' as Id<'invitation'>,
    circle: 'circle' as Id<'circle'>,
    goal: 'goal' as Id<'goal'>,
    from: 'ana' as Id<'person'>,
    to: 'ben' as Id<'person'>,
    sentAt,
    lapsesAt: lapseOf(sentAt),
    answer,
  }
}

function after(milliseconds: number): Date {
  return new Date(sentAt.getTime() + milliseconds)
}

test('stands for three days, to the millisecond', () => {
  expect(whyNotAnswer(anInvitation(), after(invitationStands - 1))).toBeUndefined()
  expect(whyNotAnswer(anInvitation(), after(invitationStands))).toBe('lapsed')
})

test('is answered once: the first answer holds, also when it would have lapsed since', () => {
  for (const answer of ['accepted', 'declined'] as const) {
    expect(whyNotAnswer(anInvitation(answer), after(0))).toBe('answered')
    expect(whyNotAnswer(anInvitation(answer), after(invitationStands))).toBe('answered')
  }
})

test('once lapsed it stays so', () => {
  const moments = fc.integer({ min: 0, max: 10 * invitationStands })

  fc.assert(
    fc.property(moments, moments, (one, other) => {
      const [sooner, later] = [Math.min(one, other), Math.max(one, other)]
      if (whyNotAnswer(anInvitation(), after(sooner)) === 'lapsed') {
        expect(whyNotAnswer(anInvitation(), after(later))).toBe('lapsed')
      }
    }),
  )
})
