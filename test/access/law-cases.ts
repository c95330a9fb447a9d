import { standingFrom, type Facts } from '../../src/people/standing/standing.ts'
import type { Companion, Tie } from '../../src/people/standing/store.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { nobody, type Viewer } from '../../src/platform/viewer.ts'
import type { Bounds, Relation } from '../../src/policy/relation.ts'

/** A kind of thing, by what it belongs to. */
export interface Thing {
  /** It is the child's. */
  readonly child?: true
  /** It belongs to several alike, of whom the child is one. */
  readonly people?: true
  readonly circle?: true
  readonly room?: true
  readonly school?: true
  /** Nobody's there: it belongs to the school itself. */
  readonly alone?: true
  /** And the child is of that school already. */
  readonly of?: true
}

export const things: Readonly<Record<string, Thing>> = {
  'a child’s': { child: true },
  'a child’s, in a circle': { child: true, circle: true },
  'a child’s, in a room': { child: true, room: true, school: true },
  'a child’s, at a school': { child: true, school: true },
  'a child’s, at a school of theirs': { child: true, school: true, of: true },
  'a circle’s': { people: true, circle: true },
  'a room’s': { room: true, school: true },
  'a school’s': { school: true, alone: true },
}

/** How long a bond lasts: what is written of it in days, and whether it holds on the day of the cases. */
export const terms = {
  'holds since today': { from: '2026-03-31', to: null, holds: true },
  'holds until this evening': { from: '2026-01-01', to: '2026-04-01', holds: true },
  'ended last night': { from: '2026-01-01', to: '2026-03-31', holds: false },
  'begins tomorrow': { from: '2026-04-01', to: null, holds: false },
} as const
export type Term = keyof typeof terms

const day = '2026-03-31'

/** One bond between the viewer and a thing, or whom it belongs to. */
export interface Bond {
  /** What the viewer is by it to such a thing, as the page says it in words. */
  readonly is: Partial<Readonly<Record<Relation, (thing: Thing) => boolean>>>
  readonly ties?: readonly Tie[]
  /** Where by it they are together with the child. */
  readonly companion?: Companion
  /** Stands in for bonds that no row makes yet. */
  readonly mentors?: true
  readonly provides?: true
  /** What the thing itself says, on whatever day. */
  readonly owns?: true
  /** By it the viewer would come to read what others write. */
  readonly gains?: true
  readonly made?: true
  readonly operates?: true
}

const [me, child, another] = [newId('person'), newId('person'), newId('person')]
const [room, circle, school] = [newId('classroom'), newId('circle'), newId('organisation')]
const [network, elsewhere] = [newId('network'), newId('network')]

const toThem = (thing: Thing) => thing.child === true || thing.people === true
const toTheRoom = (thing: Thing) => thing.room === true
const atTheSchool = (thing: Thing) => thing.school === true
const always = () => true

/** Every way in which somebody comes to be something to a thing, one by one. */
export const bonds: Readonly<Record<string, Bond>> = {
  'it is theirs': { is: { self: toThem }, owns: true },
  'they would read by it': { is: {}, gains: true },
  'they made it': { is: { maker: always }, made: true },
  'learns in the child’s room': {
    is: { classmate: toThem, known: toThem, member: toTheRoom },
    ties: [{ tie: 'learns-in', to: room }],
    companion: { person: child, place: room, role: 'learner', mayComeIn: true },
  },
  'teaches the child’s room': {
    is: {
      teacher: (thing) => toThem(thing) || toTheRoom(thing),
      known: toThem,
      member: toTheRoom,
    },
    ties: [{ tie: 'teaches', to: room }],
    companion: { person: child, place: room, role: 'learner', mayComeIn: true },
  },
  'is in a circle with the child': {
    is: {
      member: (thing) => thing.circle === true || (toThem(thing) && !toTheRoom(thing)),
      known: toThem,
    },
    ties: [{ tie: 'is-in', to: circle }],
    companion: { person: child, place: circle, role: 'member', mayComeIn: true },
  },
  'is asked into the circle': {
    is: { invited: (thing) => thing.circle === true },
    ties: [{ tie: 'is-asked-into', to: circle }],
  },
  'is guarded by whose it is': {
    is: { known: toThem },
    ties: [{ tie: 'is-guarded-by', to: child }],
  },
  'guards the child': {
    is: { guardian: toThem, known: toThem },
    ties: [{ tie: 'guards', to: child }],
  },
  'guards the child with limits': {
    is: { 'limited-guardian': toThem, known: toThem },
    ties: [{ tie: 'guards-with-limits', to: child }],
  },
  'mentors the child': { is: { mentor: toThem }, mentors: true },
  'works for the child’s provider': { is: { provider: toThem }, provides: true },
  'works at the school': {
    is: { colleague: atTheSchool },
    ties: [{ tie: 'works-in', to: school }],
  },
  'is a teacher at the school': {
    is: { teacher: (thing) => thing.alone === true, colleague: atTheSchool },
    ties: [{ tie: 'teaches-at', to: school }],
  },
  'answers for the safety of the school': {
    is: { 'safeguarding-lead': atTheSchool, colleague: atTheSchool },
    ties: [{ tie: 'safeguards', to: school }],
  },
  'looks at the child': {
    is: { 'safeguarding-lead': toThem },
    ties: [{ tie: 'looks-at', to: child }],
  },
  'leads the school': {
    is: { leader: atTheSchool, colleague: atTheSchool },
    ties: [{ tie: 'leads', to: school }],
  },
  'coordinates the school': {
    is: { coordinator: atTheSchool, colleague: atTheSchool },
    ties: [{ tie: 'coordinates', to: school }],
  },
  'administers the school': {
    is: { administrator: atTheSchool, colleague: atTheSchool },
    ties: [{ tie: 'administers', to: school }],
  },
  'runs the server': { is: { operator: always }, operates: true },
  'has come in': { is: {} },
}

/** How old the child is, by the month of birth: at the last of one age, or at the first of another. */
export const ages = {
  twelve: '2013-04',
  thirteen: '2013-03',
  eighteen: '2008-03',
} as const
export type Age = keyof typeof ages

/** What somebody is to something: their bonds, each for its term, and where. */
export interface Case {
  readonly bonds: readonly { readonly bond: Bond; readonly term: Term }[]
  readonly thing: Thing
  readonly age: Age
  readonly isElsewhere: boolean
}

/** The relations that hold, worked out from what the page says of them and not as the program does it. */
export function heldIn({ bonds, thing, age }: Case): ReadonlySet<Relation> {
  const holding = bonds.filter(({ term }) => terms[term].holds).map(({ bond }) => bond)
  const isOwn = holding.some(({ owns }) => owns)
  // What is their own is not the child's; what is of several may be of both.
  const { child: _child, ...others } = thing
  const held = holding.flatMap(({ is, owns }) =>
    (Object.keys(is) as Relation[]).filter((one) => is[one]?.(owns || !isOwn ? thing : others)),
  )
  // To be a guardian with limits is less than to be one in full, and not more.
  const plain = held.filter((one) => one !== 'limited-guardian' || !held.includes('guardian'))
  return new Set([...plain.filter((one) => age !== 'eighteen' || !isGuarding(one)), 'anyone'])
}

function isGuarding(relation: Relation): boolean {
  return relation === 'guardian' || relation === 'limited-guardian'
}

/** The viewer in a case, made of the ties that hold, and the bounds of its thing. */
export function play(one: Case): { readonly viewer: Viewer; readonly bounds: Bounds } {
  const holding = one.bonds.filter(({ term }) => holdsOn(terms[term], day)).map(({ bond }) => bond)
  const has = (mark: 'mentors' | 'provides' | 'owns' | 'gains' | 'made' | 'operates') =>
    holding.some((bond) => bond[mark])
  const person = has('operates') ? nobody : me
  const standing = standingFrom(person, factsOf(holding, one.age))
  const viewer = {
    network,
    person,
    ...(has('operates') ? { operator: true as const } : {}),
    standing: {
      ...standing,
      mentees: has('mentors') ? [child] : [],
      placed: has('provides') ? [child] : [],
    },
  }
  const owner = has('owns') ? person : child
  const maker = has('made') ? person : another
  const bounds = boundsOf(one, { owner, maker })
  return { viewer, bounds: has('gains') ? { ...bounds, grantee: person } : bounds }
}

/** The rule by which rows become ties: from their first day on, and no longer on the day on which they end. */
function holdsOn({ from, to }: { from: string; to: string | null }, today: string): boolean {
  return from <= today && (to === null || today < to)
}

function factsOf(holding: readonly Bond[], age: Age): Facts {
  const ties = holding.flatMap((bond) => bond.ties ?? [])
  const at = (kind: Tie['tie']) => (ties.some(({ tie }) => tie === kind) ? [school] : [])
  const guards = ties.some(({ tie }) => tie === 'guards' || tie === 'guards-with-limits')
  return {
    ties,
    companions: holding.flatMap(({ companion }) => companion ?? []),
    led: at('leads'),
    administered: at('administers'),
    ages: guards ? [{ id: child, birthMonth: ages[age], yearLevels: [] }] : [],
    day,
  }
}

function boundsOf(
  { thing, isElsewhere }: Case,
  { owner, maker }: { owner: Id<'person'>; maker: Id<'person'> },
): Bounds {
  return {
    maker,
    network: isElsewhere ? elsewhere : network,
    ...(thing.child && { person: owner }),
    ...(thing.circle && { circle }),
    ...(thing.people && { people: [child, another, owner] }),
    ...(thing.room && { classroom: room }),
    ...(thing.school && { organisation: school }),
    ...(thing.of && { of: [school] }),
  }
}
