import type { Grant } from '../../src/policy/relation.ts'
import type { Somebody } from './small-school.ts'

export type SchoolName = 'hill' | 'bay' | 'away'

/** Everybody of the small world, and three more for whom only the matrix asks. */
export type Who = Somebody | Another
export const others = ['lookingLead', 'providerStaff', 'ended'] as const
type Another = (typeof others)[number]

/** One person of one school. */
export interface Party {
  readonly school: SchoolName
  readonly who: Who
}

/** When it is asked: on a day on which everything holds, or on one by which all that has an end is over. */
export type Season = 'current' | 'expired'

/**
 * What everybody is to everybody, written down by hand from how the world was built. Nothing here asks the code that
 * works out standings: the two are to be compared.
 */
const rooms: readonly { learners: readonly Who[]; teachers: readonly Who[]; owner: Who }[] = [
  {
    owner: 'ana',
    learners: ['ana', 'ben', 'cy', 'gia', 'suspended', 'ended'],
    teachers: ['teacher', 'reliefTeacher'],
  },
  { owner: 'dora', learners: ['dora', 'eve', 'finn'], teachers: ['otherTeacher'] },
]
const circles: readonly (readonly Who[])[] = [
  ['ana', 'ben'],
  ['dora', 'eve'],
]
const families: readonly { guardian: Who; child: Who; grant?: Grant }[] = [
  { guardian: 'guardian', child: 'ana', grant: 'guardian' },
  { guardian: 'guardian', child: 'ana', grant: 'guardian if young' },
  { guardian: 'teenGuardian', child: 'dora', grant: 'guardian' },
  { guardian: 'limitedGuardian', child: 'ana', grant: 'limited-guardian' },
  // Finn is nineteen: by a guardianship of his one knows his name, and reads nothing.
  { guardian: 'teenGuardian', child: 'finn' },
]
const leads: readonly Who[] = ['safeguardingLead', 'lookingLead']
const offices: Readonly<Partial<Record<Grant, readonly Who[]>>> = {
  colleague: [
    ...leads,
    ...(['teacher', 'reliefTeacher', 'formerTeacher', 'otherTeacher', 'coach', 'staff'] as const),
    ...(['leader', 'administrator', 'coordinator'] as const),
  ],
  'safeguarding-lead': leads,
  leader: ['leader'],
  administrator: ['administrator'],
  coordinator: ['coordinator'],
}
/** Teachers of the school, whichever room they teach. */
const staffRoom: readonly Who[] = ['teacher', 'reliefTeacher', 'formerTeacher', 'otherTeacher']
/** Those who cannot come in at all. */
export const shutOut: readonly Who[] = ['suspended', 'ended']

/** Whether the two are of one network, in which alone anything can bind them. */
export function isNear(one: Party, school: SchoolName): boolean {
  return (one.school === 'away') === (school === 'away')
}

/** What one is to another person. Circles have no day on which they end; all else has. */
export function toPerson(one: Party, other: Party, season: Season): readonly Grant[] {
  if (one.school !== other.school) return []
  const [me, them] = [one.who, other.who]
  if (me === them) return ['self']
  const inCircle = circles.some((members) => members.includes(me) && members.includes(them))
  return [
    ...held('member', inCircle),
    ...held('known', inCircle),
    ...(season === 'current' ? datedTo(me, them) : []),
  ]
}

function datedTo(me: Who, them: Who): readonly Grant[] {
  const room = rooms.find((one) => everyone(one).includes(me) && everyone(one).includes(them))
  const learns = room?.learners.includes(them) === true
  const family = families.filter(({ guardian, child }) => guardian === me && child === them)
  const kin = families.filter(({ guardian, child }) => guardian === them && child === me)
  return [
    ...held('known', room !== undefined || family.length + kin.length > 0),
    ...held('classmate', learns && room.learners.includes(me)),
    ...held('teacher', learns && room.teachers.includes(me)),
    ...held('safeguarding-lead', me === 'lookingLead' && them === 'ana'),
    ...family.flatMap(({ grant }) => grant ?? []),
  ]
}

function held(grant: Grant, isHeld: boolean): readonly Grant[] {
  return isHeld ? [grant] : []
}

function everyone({ learners, teachers }: (typeof rooms)[number]): readonly Who[] {
  return [...learners, ...teachers]
}

/** What one is to a circle of somebody's, through all who sit in it. */
export function toCircle(one: Party, host: Party, season: Season): readonly Grant[] {
  const members = circles.find((circle) => circle.includes(host.who)) ?? []
  const toMembers = members.flatMap((who) => toPerson(one, { ...host, who }, season))
  const isIn = one.school === host.school && members.includes(one.who)
  return [
    ...toMembers.filter((grant) => grant !== 'member'),
    ...held('member', isIn),
    ...held('maker', isSame(one, host)),
  ]
}

/** What one is to the room in which somebody learns. */
export function toRoom(one: Party, learner: Party, season: Season): readonly Grant[] {
  const room = rooms.find(({ learners }) => learners.includes(learner.who))
  if (!room || season === 'expired' || one.school !== learner.school) return []
  return [
    ...held('member', everyone(room).includes(one.who)),
    ...held('teacher', room.teachers.includes(one.who)),
  ]
}

/** What one is to a school. */
export function toSchool(one: Party, school: SchoolName, season: Season): readonly Grant[] {
  if (one.school !== school || season === 'expired') return []
  return (Object.keys(offices) as Grant[]).filter((grant) => offices[grant]?.includes(one.who))
}

/** What one is to something that is a school's alone, such as a room that is not made yet. */
export function toSchoolItself(one: Party, school: SchoolName, season: Season): readonly Grant[] {
  const isTeacher = one.school === school && season === 'current' && staffRoom.includes(one.who)
  return [...toSchool(one, school, season), ...held('teacher', isTeacher)]
}

/** Who proposed to a learner what waits for their answer. */
export function teacherOf(learner: Party): Party {
  return { ...learner, who: learner.who === 'ana' ? 'teacher' : 'otherTeacher' }
}

/** Those who go the way of a goal of somebody's, besides its owner. */
export function goersOf(owner: Party, audience: 'private' | 'shared' | 'class'): readonly Party[] {
  const [mate, companion] =
    owner.who === 'ana' ? (['ben', 'cy'] as const) : (['eve', 'finn'] as const)
  const who = { private: [], shared: [mate], class: [mate, companion] } as const
  return [owner, ...who[audience].map((one) => ({ ...owner, who: one }))]
}

export function isSame(one: Party, other: Party): boolean {
  return one.school === other.school && one.who === other.who
}
