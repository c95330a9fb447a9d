import { sql, type RawBuilder } from 'kysely'
import type { Act, LawObject } from '../../../src/policy/law.ts'
import type { Thing, Ties } from './model.ts'
import type { OpenTable } from './rules.ts'
import type { World } from './world.ts'

type Raw = Readonly<Record<string, unknown>>

/** One way to write to a table, and the acts of the law of which at least one must be open to who does it. */
export interface Deed {
  /** An act on what the row itself is, or on something else. */
  readonly acts: readonly (Act | readonly [LawObject, Act])[]
  /** An update: what is set. Without it, the row is written once more. */
  readonly set?: Set
  /** Of a new row: the column in which whoever writes it names themselves. It is tried in the actor's own name too. */
  readonly by?: string
  /** The acts that let it be written in another's name, if any; or that this is another deed. */
  readonly inAnothersName?: Deed['acts'] | 'untried'
  /** Of a new row: what else must be the actor's. */
  readonly own?: (me: string) => Raw
  /** The column that says to whom it gives a view of others. Nobody gives that to themselves. */
  readonly grantee?: string
  /** For which rows the law says something: what state a thing must be in stands beside the table. */
  readonly when?: (row: Raw, me: string) => boolean
  /** A rule of the page that wins over its table. */
  readonly forbids?: (row: Raw, ties: Ties, world: World) => boolean
  /** What the act is about, where that is not the row itself. */
  readonly thing?: (row: Raw, ties: Ties) => Omit<Thing, 'network'>
}

type Set = string | ((me: string) => RawBuilder<unknown>)

const roster = (act: Act) => [['roster', act]] as const
const waits = ({ answer }: Raw) => !answer
const isAnswered = ({ answer }: Raw) => Boolean(answer)
const unanswered = () => ({ answer: null, answered_at: null })
const answered = (answer: string) => () => ({ answer, answered_at: '2026-03-30T09:00:00Z' })
const goesOn = ({ closed_at }: Raw) => !closed_at
const atItsOrganisation = {
  thing: ({ organisation_id }: Raw) => ({ organisation: organisation_id as string }),
}
const inItsRoom = {
  thing: ({ organisation_id, classroom_id }: Raw) => ({
    organisation: organisation_id as string,
    classroom: classroom_id as string,
  }),
}

/** Rule D13: whose record others keep, and who is at no school of the actor's for all of that time, is not theirs to take in. */
function isOfOthersAlone(row: Raw, { leads, administers }: Ties, { rows }: World): boolean {
  const heads = (organisation: string) => leads.has(organisation) || administers.has(organisation)
  const home = rows.person.find(({ id }) => id === row['person_id'])?.home_id
  const { starts_on, ends_on } = row as unknown as World['rows']['affiliation'][number]
  const covers = (one: World['rows']['affiliation'][number]) =>
    one.starts_on <= starts_on && (!one.ends_on || (ends_on && ends_on <= one.ends_on))
  const others = rows.affiliation.filter(
    (one) => one.person_id === row['person_id'] && one.id !== row['id'],
  )
  const isHere = others.some((one) => heads(one.organisation_id) && covers(one))
  return !isHere && (home === undefined || !heads(home))
}

/** Whether they are guardian of somebody, were or will be; not where it ended before it began. */
function looksAfter(row: Raw, { person }: Ties, { rows }: World): boolean {
  return rows.guardianship.some(
    ({ guardian_id, child_id, starts_on, ends_on }) =>
      guardian_id === person && child_id === row['person_id'] && !(ends_on && ends_on <= starts_on),
  )
}

/** Everything that anybody may write, table by table. What is not here, row security refuses to everybody. */
export const deeds: { readonly [Name in OpenTable]?: readonly Deed[] } = {
  organisation: [{ acts: ['create', ...roster('create')] }, { acts: ['edit'], set: 'name = name' }],
  person: [
    { acts: roster('create') },
    { acts: ['edit'], set: 'tint = tint' },
    { acts: roster('edit'), set: "display_name = display_name || '.'" },
  ],
  affiliation: [
    { acts: ['create'], grantee: 'person_id', forbids: isOfOthersAlone },
    { acts: ['edit'], grantee: 'person_id', set: 'ends_on = ends_on' },
    // At which level a child learns, others say than who looks after them.
    {
      acts: ['edit'],
      grantee: 'person_id',
      set: "year_level = coalesce(year_level, '') || '1'",
      forbids: (row, ties, world) => row['role'] === 'learner' && looksAfter(row, ties, world),
    },
  ],
  guardianship: [
    { acts: ['create'], grantee: 'guardian_id', ...atItsOrganisation },
    {
      acts: ['edit'],
      grantee: 'guardian_id',
      set: 'ends_on = ends_on',
      ...atItsOrganisation,
    },
  ],
  birth: [
    { acts: roster('create') },
    {
      acts: roster('edit'),
      set: "month = case when month < '2000' then '2016-03' else '1999-12' end",
      forbids: looksAfter,
    },
  ],
  look: [
    {
      acts: ['create'],
      by: 'by_id',
      grantee: 'person_id',
      ...atItsOrganisation,
    },
    { acts: ['end'], set: 'ends_at = ends_at' },
    // Nobody looks at themselves, or makes a look longer.
    { acts: [], own: (me) => ({ by_id: me, person_id: me }) },
    { acts: [], set: "ends_at = ends_at + interval '1 minute'" },
  ],
  // Whose look it is, a foreign key knows.
  look_reason: [{ acts: ['read'], by: 'by_id' }],
  academic_session: [{ acts: roster('create') }, { acts: roster('edit'), set: 'title = title' }],
  course: [{ acts: roster('create') }, { acts: roster('edit'), set: 'title = title' }],
  classroom: [
    // A room that is not made yet is the school's alone.
    {
      acts: ['create'],
      by: 'made_by',
      inAnothersName: roster('create'),
      ...atItsOrganisation,
    },
    { acts: ['edit'], set: 'name = name' },
  ],
  classroom_membership: [
    { acts: ['create'], grantee: 'person_id', ...inItsRoom },
    { acts: [], by: 'person_id', own: () => ({ role: 'teacher' }), inAnothersName: 'untried' },
    // Nobody becomes one of those who learn there.
    { acts: [], own: (me) => ({ person_id: me, role: 'learner' }) },
    { acts: ['end'], set: 'ends_on = ends_on', ...inItsRoom },
    { acts: ['end'], set: 'ends_on = least(ends_on - 1, current_date)', ...inItsRoom },
    // Whoever heads the school sets other days too, and not their own.
    { acts: ['edit'], grantee: 'person_id', set: 'starts_on = starts_on - 1', ...inItsRoom },
    {
      acts: ['edit'],
      grantee: 'person_id',
      set: 'ends_on = null',
      when: ({ ends_on }) => ends_on !== null,
      ...inItsRoom,
    },
  ],
  roster_import: [{ acts: roster('create') }, { acts: roster('edit'), set: 'done = done' }],
  framework: kept('title = title'),
  competency: kept('statement = statement'),
  competency_link: kept('kind = kind'),
  goal: [{ acts: ['create'] }],
  pursuit: [
    { acts: ['create'] },
    { acts: ['edit'], set: 'title = title' },
    { acts: ['share'], set: 'audience = audience' },
  ],
  pursuit_words: [{ acts: ['create'] }, { acts: ['edit'], set: 'why = why' }],
  pursuit_state: [{ acts: ['edit'] }],
  done_step: [{ acts: ['edit'] }],
  proposal: [
    {
      acts: [['plan', 'propose']],
      by: 'proposed_by',
      own: unanswered,
      thing: ({ learner_id }) => ({ person: learner_id as string }),
    },
    // Nobody proposes with the answer in it.
    { acts: [], by: 'proposed_by', own: answered('accepted'), inAnothersName: 'untried' },
    { acts: ['edit'], set: "answer = 'accepted', answered_at = proposed_at", when: waits },
    { acts: ['end'], set: "answer = 'withdrawn', answered_at = proposed_at", when: waits },
    // What was answered stays answered.
    { acts: [], set: "answer = 'accepted', answered_at = proposed_at", when: isAnswered },
    { acts: [], set: "answer = 'withdrawn', answered_at = proposed_at", when: isAnswered },
  ],
  plan: [{ acts: ['edit'] }, { acts: ['edit'], set: 'direction = direction' }],
  circle: [
    { acts: [], by: 'host_id', own: (me) => ({ member_ids: [me] }) },
    // Nobody begins one with others in it, or one that is another's.
    { acts: [], by: 'host_id', inAnothersName: 'untried' },
    { acts: [], own: (me) => ({ member_ids: [me] }) },
    { acts: ['edit'], set: "agreed = agreed || '.'", when: goesOn },
    { acts: ['end'], set: "closed_at = opened_at, closed_because = 'ended'", when: goesOn },
    {
      acts: ['join'],
      set: (me) => sql`member_ids = array_append(member_ids, ${me}::uuid)`,
      when: (row, me) => goesOn(row) && !(row['member_ids'] as string[]).includes(me),
    },
  ],
  circle_membership: [
    { acts: [], by: 'person_id' },
    { acts: ['end'], set: 'left_at = joined_at' },
    // Who has left does not come back by the same row.
    { acts: [], set: 'left_at = null' },
  ],
  invitation: [
    {
      acts: [['company', 'invite']],
      by: 'from_id',
      own: unanswered,
      thing: ({ to_id }) => ({ person: to_id as string }),
    },
    // Nobody asks with the answer in it, or for longer than an invitation stands.
    { acts: [], by: 'from_id', own: answered('accepted'), inAnothersName: 'untried' },
    {
      acts: [],
      by: 'from_id',
      own: () => ({ ...unanswered(), lapses_at: '2027-03-31T09:00:00Z' }),
      inAnothersName: 'untried',
    },
    { acts: ['edit'], set: "answer = 'declined', answered_at = sent_at", when: waits },
    { acts: [], set: "answer = 'accepted', answered_at = sent_at", when: isAnswered },
  ],
}

/** Frameworks of a network are kept by who heads any of its organisations. */
function kept(set: string): readonly Deed[] {
  const thing = ({ kept_for }: Raw, { leads, administers }: Ties) =>
    kept_for ? { organisation: [...leads, ...administers][0] ?? null } : {}
  return [
    { acts: [['framework:network', 'create']], thing },
    { acts: [['framework:network', 'edit']], set, thing },
  ]
}
