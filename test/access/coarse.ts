import type { Relation } from '../../src/policy/relation.ts'
import type { Difference } from './worlds/differences.ts'
import { tiesIn } from './worlds/model.ts'
import { rules, type OpenTable, type Rule } from './worlds/rules.ts'
import type { Table, World } from './worlds/world.ts'

/** Where row security, which knows rows and settings alone, is meant to differ from the published law. */
export interface Coarse {
  readonly does: Difference['does']
  readonly table: Table
  /** To whom it is so. */
  readonly relation: Relation
  /** Whether it lets through more than the law does; else less. */
  readonly isWider: boolean
  /** Of which rows it is so, where not of all. */
  readonly when?: (row: Raw, about: About) => boolean
  readonly because: string
}

type Raw = Readonly<Record<string, unknown>>
type About = Pick<Difference, 'actor' | 'held'> & { readonly world: World }

const hasOpenDoor = ({ door, closed_at }: Raw) => door === 'open' && !closed_at
const sitsInIt = ({ circle_id }: Raw, { world, actor }: About) =>
  world.rows.circle.some(
    ({ id, closed_at, member_ids }) =>
      id === circle_id && !closed_at && (member_ids as readonly string[]).includes(actor),
  )
const keepsItsGoal = ({ goal_id }: Raw, { world, actor }: About) =>
  world.rows.pursuit.some(
    (one) => one.goal_id === goal_id && one.person_id === actor && one.audience === 'me',
  )
const knows = ({ person_id }: Raw, { world, actor }: About) =>
  tiesOf(world)
    .get(actor)
    ?.known.has(person_id as string)
const madeIt = ({ classroom_id }: Raw, { world, actor }: About) =>
  world.rows.classroom.some(({ id, made_by }) => id === classroom_id && made_by === actor)

const teachesAt = ({ organisation_id }: Raw, { world, actor }: About) =>
  tiesOf(world)
    .get(actor)
    ?.teachesAt.has(organisation_id as string) === true
/** Of the operator there are no ties: whoever is nobody heads everything. */
const headsIt = (organisation: string, { world, actor }: About) => {
  const ties = tiesOf(world).get(actor)
  return !ties || ties.leads.has(organisation) || ties.administers.has(organisation)
}
const heads = ({ organisation_id }: Raw, about: About) => headsIt(organisation_id as string, about)
/** Is at the school what they would be in the room, for as long as they would be there. */
const isThere = (row: Raw, { world }: About) =>
  postsAt(row, world).some(({ role }) => role === row['role'])
const isOfTheirs = (row: Raw, about: About) =>
  postsAt(row, about.world).length > 0 || keepsRecord(row, about)
const keepsRecord = ({ person_id }: Raw, about: About) =>
  about.world.rows.person.some(({ id, home_id }) => id === person_id && headsIt(home_id, about))
const postsAt = ({ person_id, organisation_id, ...days }: Raw, { rows }: World) =>
  rows.affiliation.filter(
    (post) =>
      post.person_id === person_id &&
      post.organisation_id === organisation_id &&
      holdsAllOf(post, days),
  )
const holdsAllOf = ({ starts_on, ends_on }: Post, days: Raw) =>
  starts_on <= String(days['starts_on']) &&
  (!ends_on || (Boolean(days['ends_on']) && String(days['ends_on']) <= ends_on))
type Post = World['rows']['affiliation'][number]

const belongsTo = ({ child_id, organisation_id, ...days }: Raw, { world, actor }: About) => {
  const { leads, administers } = tiesOf(world).get(actor) ?? {}
  const home = world.rows.person.find(({ id }) => id === child_id)?.home_id ?? ''
  const isSomebody = world.rows.affiliation.some(
    (one) =>
      one.person_id === child_id &&
      one.organisation_id === organisation_id &&
      holdsAllOf(one, days),
  )
  return leads?.has(home) || administers?.has(home) || isSomebody
}

/** Is limited by the word of a person, as every link of these worlds; and they head where the child is, or was, somebody. */
function isSettledOfTheirs({ child_id, rights }: Raw, about: About): boolean {
  const { person, affiliation } = about.world.rows
  const homes = person.filter(({ id }) => id === child_id).map(({ home_id }) => home_id)
  const posts = affiliation.filter(({ person_id }) => person_id === child_id)
  const places = [...homes, ...posts.map(({ organisation_id }) => organisation_id)]
  return rights === 'limited' && places.some((one) => headsIt(one, about))
}

/** Every such cell. Forty are too many. */
export const coarse: readonly Coarse[] = [
  {
    does: 'see',
    table: 'circle',
    relation: 'classmate',
    isWider: true,
    when: hasOpenDoor,
    because: 'whether anybody in it is glad of company stands on their goals, another table',
  },
  {
    does: 'update',
    table: 'circle',
    relation: 'classmate',
    isWider: true,
    when: hasOpenDoor,
    because: 'joining, by the same door: the action asks who is glad of company',
  },
  ...(['classmate', 'invited'] as const).map((relation): Coarse => ({
    does: 'update',
    table: 'circle',
    relation,
    isWider: false,
    when: keepsItsGoal,
    because: 'whoever keeps the goal to themselves joins nobody on it',
  })),
  {
    does: 'insert',
    table: 'circle',
    relation: 'self',
    isWider: true,
    when: ({ host_id, member_ids }, { actor }) =>
      host_id === actor && (member_ids as readonly string[]).length === 1,
    because: 'a circle of one holds nobody else; the action asks for a goal of one’s own',
  },
  {
    does: 'insert',
    table: 'circle_membership',
    relation: 'self',
    isWider: true,
    when: sitsInIt,
    because: 'the seat was taken in the circle’s own row, and there the law was asked',
  },
  {
    does: 'insert',
    table: 'invitation',
    relation: 'classmate',
    isWider: false,
    when: (row, about) => !sitsInIt(row, about),
    because: 'one asks only into a circle that goes on and that one is in',
  },
  {
    does: 'see',
    table: 'guardianship',
    relation: 'anyone',
    isWider: true,
    when: isSettledOfTheirs,
    because: 'where a child is somebody, no roster opens what a person of another school settled',
  },
  ...(['leader', 'administrator'] as const).map((relation): Coarse => ({
    does: 'insert',
    table: 'guardianship',
    relation,
    isWider: false,
    when: (row, about) => !belongsTo(row, about),
    because: 'the child is of another school: of another record, and not at this one',
  })),
  {
    does: 'insert',
    table: 'classroom_membership',
    relation: 'self',
    isWider: true,
    when: (row, about) =>
      row['role'] === 'teacher' &&
      madeIt(row, about) &&
      teachesAt(row, about) &&
      !heads(row, about),
    because: 'whoever makes a room by hand teaches in it from the start',
  },
  {
    does: 'insert',
    table: 'classroom_membership',
    relation: 'teacher',
    isWider: false,
    when: (row, about) => row['roster_id'] !== null || !knows(row, about) || !isThere(row, about),
    because: 'nobody lets in whom they could not name, or as what they are not at the school',
  },
  ...(['leader', 'administrator'] as const).map((relation) => ({
    does: 'insert' as const,
    table: 'classroom_membership' as const,
    relation,
    isWider: false,
    when: (row: Raw, about: About) => !isOfTheirs(row, about),
    because: 'a head lets in those whose record they keep, or who are of the school on those days',
  })),
  ...(['leader', 'administrator'] as const).map((relation) => ({
    does: 'update' as const,
    table: 'classroom_membership' as const,
    relation,
    isWider: false,
    when: (row: Raw, about: About) => !keepsRecord(row, about),
    because: 'whose record others keep is in a room for no longer than they are of the school',
  })),
]

/** Worked out once a world. */
function tiesOf(world: World): ReturnType<typeof tiesIn> {
  const ties = known.get(world) ?? tiesIn(world)
  known.set(world, ties)
  return ties
}

const known = new WeakMap<World, ReturnType<typeof tiesIn>>()

/** The cell that speaks of a difference in this world, if any does. */
export function cellIn(world: World): (difference: Difference) => Coarse | undefined {
  return (difference) => {
    const { wall, does, table, held, isWider, actor } = difference
    if (wall === 'program') return undefined
    return coarse.find(
      (cell) =>
        cell.does === does &&
        cell.table === table &&
        cell.isWider === isWider &&
        held.includes(cell.relation) &&
        (cell.when?.(rowOf(world, difference), { world, actor, held }) ?? true),
    )
  }
}

function rowOf({ rows }: World, { table, row, tried }: Difference): Raw {
  if (tried) return tried
  const { key = 'id' } = rules[table as OpenTable] as Rule<OpenTable>
  return (rows[table] as readonly Raw[]).find((one) => one[key] === row) ?? {}
}
