import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { whomToName } from '../../people/persons/access.ts'
import type { FaceOnRecord } from '../../people/persons/person.ts'
import type { Asking, Invitation } from './invitation.ts'

const columns = [
  'invitation.id',
  'invitation.circle_id as circle',
  'invitation.goal_id as goal',
  'invitation.from_id as from',
  'invitation.to_id as to',
  'invitation.sent_at as sentAt',
  'invitation.lapses_at as lapsesAt',
  'invitation.answer',
] as const

/** An invitation to the viewer, locked until the transaction ends, so that it is answered once. */
export async function lockInvitation(
  tx: Tx,
  viewer: Viewer,
  id: Id<'invitation'>,
): Promise<Invitation | undefined> {
  return tx
    .selectFrom('invitation')
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .where('to_id', '=', viewer.person)
    .select(columns)
    .forUpdate()
    .executeTakeFirst()
}

/** Writes an invitation. Answers whether its id was free: if not, nothing is written. */
export async function insertInvitation(
  tx: Tx,
  viewer: Viewer,
  invitation: Invitation,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('invitation')
    .values({
      network_id: viewer.network,
      id: invitation.id,
      circle_id: invitation.circle,
      goal_id: invitation.goal,
      from_id: invitation.from,
      to_id: invitation.to,
      sent_at: invitation.sentAt,
      lapses_at: invitation.lapsesAt,
    })
    .onConflict((taken) => taken.columns(['network_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateAnswer(
  tx: Tx,
  viewer: Viewer,
  id: Id<'invitation'>,
  answered: { answer: 'accepted' | 'declined'; at: Date },
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ answer: answered.answer, answered_at: answered.at })
    .where('network_id', '=', viewer.network)
    .where('id', '=', id)
    .execute()
}

/** Lets what the viewer has asked others to this goal lapse now, as far as it waits for an answer. */
export async function takeBackInvitations(
  tx: Tx,
  viewer: Viewer,
  goal: Id<'goal'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ lapses_at: now })
    .where('network_id', '=', viewer.network)
    .where('from_id', '=', viewer.person)
    .where('goal_id', '=', goal)
    .where('answer', 'is', null)
    .where('lapses_at', '>', now)
    .execute()
}

/**
 * Whom the viewer has asked to this goal and not yet may ask again. Says nothing of answers: an
 * invitation that was declined looks like one that has not been seen. Once the circle has ended, or the viewer
 * has left it, its invitations are gone alike, whatever became of them.
 */
export async function findAsked(
  tx: Tx,
  viewer: Viewer,
  goals: readonly Id<'goal'>[],
  now: Date,
): Promise<readonly Pick<Invitation, 'to' | 'goal' | 'circle'>[]> {
  if (goals.length === 0) return []
  return tx
    .selectFrom('invitation')
    .innerJoin('circle_membership as seat', (join) =>
      join
        .onRef('seat.network_id', '=', 'invitation.network_id')
        .onRef('seat.circle_id', '=', 'invitation.circle_id')
        .onRef('seat.person_id', '=', 'invitation.from_id'),
    )
    .where('invitation.network_id', '=', viewer.network)
    .where('invitation.from_id', '=', viewer.person)
    .where('invitation.goal_id', 'in', goals)
    .where('invitation.lapses_at', '>', now)
    .where('seat.left_at', 'is', null)
    .where((is) => is.or([is('answer', 'is', null), is('answer', '=', 'declined')]))
    .select(['to_id as to', 'invitation.goal_id as goal', 'invitation.circle_id as circle'])
    .limit(100)
    .execute()
}

/** An invitation and from whom it is. */
export interface AskingFrom extends Asking {
  readonly from: FaceOnRecord
}

/** The invitations from people whom the viewer may name that wait for the viewer's answer, the oldest first. */
export async function findInvitationsToMe(
  tx: Tx,
  viewer: Viewer,
  now: Date,
): Promise<readonly AskingFrom[]> {
  const { people, homes } = whomToName(viewer)
  const rows = await tx
    .selectFrom('invitation')
    .innerJoin('circle', (join) =>
      join
        .onRef('circle.network_id', '=', 'invitation.network_id')
        .onRef('circle.id', '=', 'invitation.circle_id'),
    )
    .innerJoin('person', (join) =>
      join
        .onRef('person.network_id', '=', 'invitation.network_id')
        .onRef('person.id', '=', 'invitation.from_id'),
    )
    .where('invitation.network_id', '=', viewer.network)
    .where('invitation.to_id', '=', viewer.person)
    .where('invitation.answer', 'is', null)
    .where('invitation.lapses_at', '>', now)
    .where('circle.closed_at', 'is', null)
    .where('person.status', '=', 'active')
    .where(sql<boolean>`(person.id = any (${people}) or person.home_id = any (${homes}))`)
    .select([
      'invitation.id',
      'invitation.circle_id as circle',
      'invitation.goal_id as goal',
      'invitation.sent_at as sentAt',
      'circle.title',
      'person.id as fromId',
      'person.display_name as name',
      'person.picture',
      'person.tint',
      'person.home_id as home',
    ])
    .orderBy('invitation.sent_at')
    .limit(50)
    .execute()
  return rows.map(({ fromId, name, picture, tint, home, ...asking }) => ({
    ...asking,
    from: { id: fromId, name, picture, tint, home },
  }))
}
