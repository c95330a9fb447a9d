import type { Id } from '../platform/id.ts'
import type { Viewer } from '../platform/viewer.ts'

/** Everything that somebody can be to a thing, in the order in which the published table has them. */
export const relations = [
  'self',
  'maker',
  'member',
  'classmate',
  'known',
  'invited',
  'guardian',
  'limited-guardian',
  'teacher',
  'mentor',
  'colleague',
  'safeguarding-lead',
  'leader',
  'coordinator',
  'provider',
  'administrator',
  'operator',
  'anyone',
] as const
export type Relation = (typeof relations)[number]

/** What must be true besides. `young`: the child is in an age band in which a guardian reads along. */
export type Condition = 'young'

/** A relation that opens an act, always or on a condition. */
export type Grant = Relation | `${Relation} if ${Condition}`

/** What a thing belongs to, as far as the law needs to know. */
export interface Bounds {
  /** The network it belongs to, where that is not the viewer's for certain. */
  readonly network?: Id<'network'>
  /** Whose it is. */
  readonly person?: Id<'person'>
  /** Other people it belongs to as much: the members of a circle. */
  readonly people?: readonly Id<'person'>[]
  /** Who would come by it to read what others write, where that is not whose it is: a guardian, of a guardianship. */
  readonly grantee?: Id<'person'>
  /** Of what tells how old somebody is: those who look after them, or ever did, to whom it may open what a child keeps to themselves. */
  readonly guardians?: readonly Id<'person'>[]
  /** Who made it and answers for it: proposed, asked, opened. */
  readonly maker?: Id<'person'>
  readonly classroom?: Id<'classroom'>
  readonly circle?: Id<'circle'>
  readonly organisation?: Id<'organisation'>
  /** Where the person is somebody already: the organisation that keeps their record, and those at which they are today. */
  readonly of?: readonly Id<'organisation'>[]
}

/** Everything that the viewer is to a thing within these bounds, now. */
export function grantsTo(viewer: Viewer, bounds: Bounds): ReadonlySet<Grant> {
  const held = relations.filter((relation) => questions[relation](viewer, bounds))
  const isYoung = whose(bounds).some((one) => viewer.standing.young.includes(one))
  return new Set<Grant>(isYoung ? held.flatMap(asOfTheYoung) : held)
}

function asOfTheYoung(relation: Relation): Grant[] {
  return [relation, `${relation} if young`]
}

type Question = (viewer: Viewer, bounds: Bounds) => boolean

const questions: Readonly<Record<Relation, Question>> = {
  self: ({ person }, bounds) => whose(bounds).includes(person),
  maker: ({ person }, { maker }) => maker === person,
  member: ({ standing }, bounds) => {
    const place = bounds.classroom ?? bounds.circle
    return place ? isOneOf(standing.audiences, place) : isAny(standing.mates, bounds)
  },
  classmate: ({ standing }, bounds) => isAny(standing.peers, bounds),
  known: ({ standing }, bounds) => isAny(standing.known, bounds),
  invited: ({ standing }, { circle }) => isOneOf(standing.invited, circle),
  guardian: ({ standing }, bounds) => isAny(standing.children, bounds),
  'limited-guardian': ({ standing }, bounds) => isAny(standing.limited, bounds),
  teacher: ({ standing }, bounds) =>
    isAny(standing.learners, bounds) ||
    isOneOf(standing.taught, bounds.classroom) ||
    isOneOf(standing.teaching, organisationItself(bounds)),
  mentor: ({ standing }, bounds) => isAny(standing.mentees, bounds),
  colleague: ({ standing }, { organisation }) => isOneOf(standing.staffed, organisation),
  'safeguarding-lead': ({ standing }, bounds) =>
    isAny(standing.looking, bounds) || isOneOf(standing.safeguarded, bounds.organisation),
  leader: ({ standing }, { organisation }) => isOneOf(standing.led, organisation),
  coordinator: ({ standing }, { organisation }) => isOneOf(standing.coordinated, organisation),
  provider: ({ standing }, bounds) => isAny(standing.placed, bounds),
  administrator: ({ standing }, { organisation }) => isOneOf(standing.administered, organisation),
  operator: ({ operator = false }) => operator,
  anyone: () => true,
}

function whose({ person, people = [] }: Bounds): readonly Id<'person'>[] {
  return person ? [person, ...people] : people
}

/** The organisation to which a thing belongs, if it is nobody's there and in no room: a room that is not made yet. */
function organisationItself(bounds: Bounds): Id<'organisation'> | undefined {
  const isAnothers = whose(bounds).length > 0 || bounds.classroom || bounds.circle
  return isAnothers ? undefined : bounds.organisation
}

function isAny(persons: readonly Id<'person'>[], bounds: Bounds): boolean {
  return whose(bounds).some((one) => persons.includes(one))
}

function isOneOf(places: readonly string[], place: string | undefined): boolean {
  return place !== undefined && places.includes(place)
}
