import type { Act, LawObject } from '../../../src/policy/law.ts'
import type { Thing } from './model.ts'
import type { Row, Table, World } from './world.ts'

/** What the published law says of the rows of one table. */
export interface Rule<Name extends Table> {
  /** The column that tells rows apart, if it is not `id`. */
  readonly key?: string
  readonly object: LawObject | ((row: Row<Name>, world: World) => LawObject)
  /** By which acts one sees the row, if not by listing or reading. */
  readonly acts?: readonly Act[]
  readonly thing: (row: Row<Name>) => Omit<Thing, 'network'>
}

/** Tables into which a person's session does not look at all. */
export const closed: readonly Table[] = [
  'network',
  'job',
  'session',
  'sign_in_link',
  'audit_chain',
  'audit_entry',
  'audit_payload',
  'audit_checkpoint',
]

const ofPerson = { thing: ({ person_id }: { person_id: string }) => ({ person: person_id }) }
const ofOrganisation = {
  thing: ({ organisation_id }: { organisation_id: string }) => ({ organisation: organisation_id }),
}

/** A goal is read by its classmates too while its owner is at it and glad of company. */
function pursuitObject({ audience, state, company }: Row<'pursuit'>): LawObject {
  if (audience === 'me') return 'pursuit:private'
  return state === 'active' && company !== 'alone' ? 'pursuit:class' : 'pursuit:shared'
}

/** What hangs on a goal is what the goal is. */
function partObject({ pursuit_id }: { pursuit_id: string }, { rows }: World): LawObject {
  const pursuit = rows.pursuit.find(({ id }) => id === pursuit_id)
  if (!pursuit) throw new Error('A part of no goal.')
  return pursuitObject(pursuit)
}

/** A door is open while the circle goes on and somebody in it who may come in is glad of company. */
function circleObject(circle: Row<'circle'>, { rows }: World): LawObject {
  const isGlad = rows.pursuit.some(
    (one) =>
      one.goal_id === circle.goal_id &&
      circle.member_ids.includes(one.person_id) &&
      rows.person.some(({ id, status }) => id === one.person_id && status === 'active') &&
      pursuitObject(one) === 'pursuit:class',
  )
  return circle.door === 'open' && !circle.closed_at && isGlad ? 'circle:open' : 'circle:closed'
}

function keptObject({ kept_for }: { kept_for?: string | null }): LawObject {
  return kept_for ? 'framework:network' : 'framework:public'
}

const part = { ...ofPerson, object: partObject, acts: ['read'] as const }
const kept = { object: keptObject, thing: () => ({}) }

export const rules = {
  organisation: { object: 'organisation', thing: ({ id }) => ({ organisation: id }) },
  person: {
    object: 'person',
    thing: ({ id, home_id }) => ({ person: id, organisation: home_id }),
  },
  affiliation: {
    object: 'affiliation',
    thing: (row) => ({ person: row.person_id, organisation: row.organisation_id }),
  },
  guardianship: {
    object: 'guardianship',
    thing: (row) => ({
      person: row.child_id,
      alsoOf: row.guardian_id,
      organisation: row.organisation_id,
    }),
  },
  birth: {
    key: 'person_id',
    object: 'birth',
    thing: (row) => ({ person: row.person_id, organisation: row.home_id }),
  },
  look: { object: 'look', thing: (row) => ({ person: row.person_id, maker: row.by_id }) },
  look_reason: {
    key: 'look_id',
    object: 'look',
    acts: ['read'],
    thing: (row) => ({ maker: row.by_id }),
  },
  academic_session: { object: 'organisation', ...ofOrganisation },
  course: { object: 'organisation', ...ofOrganisation },
  classroom: {
    object: 'classroom',
    thing: (row) => ({ classroom: row.id, organisation: row.organisation_id }),
  },
  classroom_membership: {
    object: 'classroom membership',
    thing: (row) => ({
      person: row.person_id,
      classroom: row.classroom_id,
      organisation: row.organisation_id,
    }),
  },
  roster_import: { object: 'roster', ...ofOrganisation },
  framework: kept,
  competency: kept,
  competency_link: kept,
  goal: { object: 'goal', thing: () => ({}) },
  pursuit: { object: pursuitObject, ...ofPerson },
  pursuit_words: { key: 'pursuit_id', ...part },
  pursuit_state: part,
  done_step: part,
  proposal: {
    object: ({ kept_back }) => (kept_back ? 'kept-back proposal' : 'proposal'),
    thing: (row) => ({ person: row.learner_id, maker: row.proposed_by }),
  },
  plan: { key: 'person_id', object: 'plan', ...ofPerson },
  circle: {
    object: circleObject,
    thing: (row) => ({ people: row.member_ids, maker: row.host_id, circle: row.id }),
  },
  circle_membership: {
    object: 'circle membership',
    thing: (row) => ({ person: row.person_id, circle: row.circle_id }),
  },
  invitation: {
    object: 'invitation',
    thing: (row) => ({ person: row.to_id, maker: row.from_id }),
  },
} satisfies { readonly [Name in Table]?: Rule<Name> }

export type OpenTable = keyof typeof rules
