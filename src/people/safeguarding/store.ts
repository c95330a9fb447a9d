import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { toldOnAPage, type Look } from './look.ts'

/** The organisation that keeps this person's record, if they learn there on this day. */
export async function findSchoolOf(
  tx: Tx,
  viewer: Viewer,
  person: Id<'person'>,
  day: string,
): Promise<School | undefined> {
  return tx
    .selectFrom('person')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.network_id', '=', 'person.network_id')
        .onRef('organisation.id', '=', 'person.home_id'),
    )
    .innerJoin('affiliation', (join) =>
      join
        .onRef('affiliation.network_id', '=', 'person.network_id')
        .onRef('affiliation.person_id', '=', 'person.id')
        .onRef('affiliation.organisation_id', '=', 'person.home_id')
        .on('affiliation.role', '=', 'learner'),
    )
    .where('person.network_id', '=', viewer.network)
    .where('person.id', '=', person)
    .where('affiliation.starts_on', '<=', day)
    .where((is) =>
      is.or([is('affiliation.ends_on', 'is', null), is('affiliation.ends_on', '>', day)]),
    )
    .select(['organisation.id', 'organisation.name'])
    .limit(1)
    .executeTakeFirst()
}

type School = Pick<Organisation, 'id' | 'name'>

/** The viewer's own record, locked until the transaction ends, so that two looks at once begin one after the other. */
export async function lockOneself(tx: Tx, viewer: Viewer): Promise<void> {
  await tx
    .selectFrom('person')
    .where('network_id', '=', viewer.network)
    .where('id', '=', viewer.person)
    .select('id')
    .forNoKeyUpdate()
    .execute()
}

/** The viewer's last look at this person, be it over or not, with its reason, which is theirs alone. */
export async function findLastLook(
  tx: Tx,
  viewer: Viewer,
  learner: Id<'person'>,
): Promise<Look | undefined> {
  return tx
    .selectFrom('look')
    .innerJoin('look_reason', (join) =>
      join
        .onRef('look_reason.network_id', '=', 'look.network_id')
        .onRef('look_reason.look_id', '=', 'look.id'),
    )
    .where('look.network_id', '=', viewer.network)
    .where('look.by_id', '=', viewer.person)
    .where('person_id', '=', learner)
    .select([
      'look.id',
      'look.by_id as by',
      'person_id as learner',
      'organisation_id as organisation',
      'because',
      'begun_at as begunAt',
      'ends_at as endsAt',
    ])
    .orderBy('ends_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The looks at this person, be they over or not, the last one first: those of this page, and one more if there is a next. */
export async function findLooksAt(
  tx: Tx,
  viewer: Viewer,
  { learner, page }: { learner: Id<'person'>; page: number },
): Promise<readonly LookTold[]> {
  return tx
    .selectFrom('look')
    .innerJoin('organisation', (join) =>
      join
        .onRef('organisation.network_id', '=', 'look.network_id')
        .onRef('organisation.id', '=', 'look.organisation_id'),
    )
    .where('look.network_id', '=', viewer.network)
    .where('person_id', '=', learner)
    .select(['by_id as by', 'organisation.name as school'])
    .select(['begun_at as begunAt', 'ends_at as endsAt'])
    .orderBy('begun_at', 'desc')
    .orderBy('look.id', 'desc')
    .limit(toldOnAPage + 1)
    .offset((page - 1) * toldOnAPage)
    .execute()
}

/** What is told of a look: who, for which school, when. Why is not. */
export interface LookTold extends Pick<Look, 'by' | 'begunAt' | 'endsAt'> {
  readonly school: string
}

/** Answers whether it was written now: a form that is sent twice begins one look. */
export async function insertLook(tx: Tx, viewer: Viewer, look: Look): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('look')
    .values({
      network_id: viewer.network,
      id: look.id,
      by_id: look.by,
      person_id: look.learner,
      organisation_id: look.organisation,
      begun_at: look.begunAt,
      ends_at: look.endsAt,
    })
    .onConflict((conflict) => conflict.columns(['network_id', 'id']).doNothing())
    .executeTakeFirstOrThrow()
  if (numInsertedOrUpdatedRows !== 1n) return false
  await tx
    .insertInto('look_reason')
    .values({
      network_id: viewer.network,
      look_id: look.id,
      by_id: look.by,
      because: look.because,
    })
    .execute()
  return true
}

/** Ends every look of the viewer's at this person that lasts. */
export async function endLooks(
  tx: Tx,
  viewer: Viewer,
  learner: Id<'person'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('look')
    .set({ ends_at: now })
    .where('network_id', '=', viewer.network)
    .where('by_id', '=', viewer.person)
    .where('person_id', '=', learner)
    .where('ends_at', '>', now)
    .execute()
}
