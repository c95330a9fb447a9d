import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Linked } from './beside.ts'
import type { LinkKind } from './framework.ts'
import type { Spot } from './map.ts'
import type { Step } from './path.ts'

/** A framework, as a list of them shows it. */
export interface FrameworkCard {
  readonly id: Id<'framework'>
  readonly title: string
  readonly creator: string
  readonly language: string | null
  readonly isOurs: boolean
}

/** A competency, in all that people read of it. */
export interface CompetencyInFull extends Spot {
  readonly framework: Id<'framework'>
  readonly kind: string
  readonly notes: string
  readonly endedOn: string | null
}

/** The frameworks that are there for everybody, and those of the viewer's network. */
export async function findFrameworks(tx: Tx, viewer: Viewer): Promise<FrameworkCard[]> {
  const found = await cards(tx, viewer).orderBy('title').orderBy('id').limit(200).execute()
  return found.map(card)
}

export async function findFramework(
  tx: Tx,
  viewer: Viewer,
  id: Id<'framework'>,
): Promise<FrameworkCard | undefined> {
  const found = await cards(tx, viewer).where('id', '=', id).executeTakeFirst()
  return found && card(found)
}

function cards(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('framework')
    .where((or) => or.or([or('kept_for', 'is', null), or('kept_for', '=', viewer.network)]))
    .select(['id', 'title', 'creator', 'language', 'kept_for as keptFor'])
}

function card({
  keptFor,
  ...found
}: Omit<FrameworkCard, 'isOurs'> & { keptFor: Id<'network'> | null }): FrameworkCard {
  return { ...found, isOurs: keptFor !== null }
}

/** What is on the map today, in the order of the table of contents. */
export async function findSpots(
  tx: Tx,
  framework: Id<'framework'>,
  today: string,
): Promise<Spot[]> {
  return tx
    .selectFrom('competency')
    .where('framework_id', '=', framework)
    .where((or) => or.or([or('ended_on', 'is', null), or('ended_on', '>', today)]))
    .select(['id', 'parent_id as parent', 'short', 'code', 'level'])
    .select(sql<string>`left(statement, 160)`.as('statement'))
    .orderBy('position')
    .orderBy('id')
    .execute()
}

/** What comes before what. */
export async function findSteps(
  tx: Tx,
  framework: Id<'framework'>,
  today: string,
): Promise<Step<Id<'competency'>>[]> {
  const found = await tx
    .selectFrom('competency_link')
    .where('framework_id', '=', framework)
    .where('kind', '=', 'precedes')
    .where((or) => or.or([or('ended_on', 'is', null), or('ended_on', '>', today)]))
    .where('from_id', 'is not', null)
    .where('to_id', 'is not', null)
    .select(['from_id', 'to_id'])
    .orderBy('identifier')
    .execute()
  return found.map(({ from_id, to_id }) => [from_id!, to_id!])
}

export async function findCompetency(
  tx: Tx,
  viewer: Viewer,
  id: Id<'competency'>,
): Promise<CompetencyInFull | undefined> {
  return inFull(tx, viewer).where('id', '=', id).executeTakeFirst()
}

/** What is linked to a competency today by links of these kinds, in the order of the table of contents. */
export async function findLinked(
  tx: Tx,
  viewer: Viewer,
  { id, kinds }: { id: Id<'competency'>; kinds: readonly LinkKind[] },
  today: string,
): Promise<readonly Linked[]> {
  const { rows } = await sql<Linked>`
    select link.side, other.id, other.framework_id as framework, other.short,
      left(other.statement, 160) as statement
    from competency here
    cross join lateral (
      select 'before' as side, from_id as other_id, ended_on from competency_link
      where to_id = here.id and kind = any (${kinds})
      union all
      select 'after', to_id, ended_on from competency_link
      where from_id = here.id and kind = any (${kinds})
    ) link
    join competency other on other.id = link.other_id and other.id <> here.id
    where here.id = ${id} and (other.kept_for is null or other.kept_for = ${viewer.network})
      and (here.ended_on is null or here.ended_on > ${today})
      and (link.ended_on is null or link.ended_on > ${today})
      and (other.ended_on is null or other.ended_on > ${today})
    order by other.framework_id, other.position, other.id`.execute(tx)
  return rows
}

/** The competencies that hold all these words, folded, wherever they hold them. */
export async function findByWords(
  tx: Tx,
  viewer: Viewer,
  words: readonly string[],
  { framework, today }: { framework: Id<'framework'> | undefined; today: string },
): Promise<CompetencyInFull[]> {
  let query = inFull(tx, viewer).where((or) =>
    or.or([or('ended_on', 'is', null), or('ended_on', '>', today)]),
  )
  if (framework) query = query.where('framework_id', '=', framework)
  for (const word of words) {
    query = query.where('search_text', 'like', `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
  }
  return query.orderBy('framework_id').orderBy('position').limit(mostFound).execute()
}

export const mostFound = 60

function inFull(tx: Tx, viewer: Viewer) {
  return tx
    .selectFrom('competency')
    .where((or) => or.or([or('kept_for', 'is', null), or('kept_for', '=', viewer.network)]))
    .select(['id', 'framework_id as framework', 'parent_id as parent', 'short', 'code', 'level'])
    .select(['statement', 'kind', 'notes', 'ended_on as endedOn'])
}

/** The year level in which the viewer learns today, where their school says one. */
export async function findYearLevel(
  tx: Tx,
  viewer: Viewer,
  today: string,
): Promise<string | undefined> {
  const found = await tx
    .selectFrom('affiliation')
    .where('network_id', '=', viewer.network)
    .where('person_id', '=', viewer.person)
    .where('role', '=', 'learner')
    .where('starts_on', '<=', today)
    .where((or) => or.or([or('ends_on', 'is', null), or('ends_on', '>', today)]))
    .where('year_level', 'is not', null)
    .select('year_level')
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return found?.year_level ?? undefined
}
