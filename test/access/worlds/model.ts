import type { Grant } from '../../../src/policy/relation.ts'
import { nobody } from '../../../src/platform/viewer.ts'
import type { Row, World } from './world.ts'

/** What a row belongs to. Named apart from the program's own bounds: nothing here is made by it. */
export interface Thing {
  /** None: it is everybody's. */
  readonly network: string | null
  readonly person?: string
  /** Who has it as their own too, without being the one whom it is about: a guardian, of a guardianship. */
  readonly alsoOf?: string
  readonly people?: readonly string[]
  readonly maker?: string
  readonly classroom?: string
  readonly circle?: string
  readonly organisation?: string | null
}

/**
 * What binds one person to others now, worked out from the rows of a world as the published law defines
 * it, and not as the program does. Nothing when they may not come in.
 */
export interface Ties {
  readonly person: string
  readonly network: string
  readonly known: ReadonlySet<string>
  readonly classmates: ReadonlySet<string>
  readonly circleMates: ReadonlySet<string>
  readonly taught: ReadonlySet<string>
  readonly wards: ReadonlySet<string>
  readonly youngWards: ReadonlySet<string>
  readonly limitedWards: ReadonlySet<string>
  readonly lookedAt: ReadonlySet<string>
  readonly rooms: ReadonlySet<string>
  readonly taughtRooms: ReadonlySet<string>
  readonly teachesAt: ReadonlySet<string>
  readonly circles: ReadonlySet<string>
  readonly askedInto: ReadonlySet<string>
  readonly worksAt: ReadonlySet<string>
  readonly leads: ReadonlySet<string>
  readonly administers: ReadonlySet<string>
  readonly watchesOver: ReadonlySet<string>
  readonly coordinates: ReadonlySet<string>
}

/** Everybody's ties in a world, by person; of those who are suspended or gone, none. */
export function tiesIn(world: World): ReadonlyMap<string, Ties> {
  const active = world.rows.person.filter(({ status }) => status === 'active')
  return new Map(active.map((person) => [person.id, tiesOf(world, person)]))
}

/** The operator at the machine acts for organisations as who leads them, and is bound to no person. */
export function tiesOfOperator(
  { rows }: World,
  { network, person }: Pick<Ties, 'network' | 'person'>,
): Ties {
  const here = rows.organisation.filter(({ network_id }) => network_id === network)
  const organisations = set(here.map(({ id }) => id))
  const unbound = Object.fromEntries(kinds.map((kind) => [kind, set([])])) as unknown as Ties
  return { ...unbound, network, person, worksAt: organisations, leads: organisations }
}

const kinds = [
  ...(['known', 'classmates', 'circleMates', 'taught', 'wards', 'youngWards'] as const),
  ...(['limitedWards', 'lookedAt', 'rooms', 'taughtRooms', 'circles', 'askedInto'] as const),
  ...(['worksAt', 'leads', 'administers', 'watchesOver', 'coordinates', 'teachesAt'] as const),
] satisfies readonly (keyof Ties)[]

function tiesOf({ rows, now }: World, { id: me, network_id, home_id }: Row<'person'>): Ties {
  const home = rows.organisation.find(({ id }) => id === home_id)
  const today = dateAt(now, home?.time_zone ?? '')
  const holds = ({ starts_on, ends_on }: Span) =>
    starts_on <= today && !(ends_on && ends_on <= today)
  const as: As = { rows, me, now, today, holds }
  const { companions, ...inRooms } = roomsOf(as)
  const { guardians, guarded, ...family } = familyOf(as)
  const { seated, ...inCircles } = circlesOf(as)
  const office = officeOf(as)
  const acquainted = [seated, guarded, guardians]
  return {
    person: me,
    network: network_id,
    known: except(me, [...companions, ...acquainted.flatMap((some) => [...some])]),
    ...inRooms,
    ...family,
    ...inCircles,
    ...office,
  }
}

/** Somebody, on the day it is for them. */
interface As {
  readonly rows: World['rows']
  readonly me: string
  readonly now: Date
  readonly today: string
  readonly holds: (span: Span) => boolean
}

/** A room that has ended binds nobody; and whom no roster made its teacher, teaches it while a teacher at its school. */
function roomsOf({ rows, me, holds }: As) {
  const open = set(rows.classroom.filter((room) => !room.ended_on).map(({ id }) => id))
  const teachesAt = set(
    rows.affiliation
      .filter((one) => one.person_id === me && one.role === 'teacher' && holds(one))
      .map((post) => post.organisation_id),
  )
  const places = rows.classroom_membership.filter((one) => open.has(roomOf(one)) && holds(one))
  const mine = places.filter((one) => one.person_id === me)
  const mineAs = (role: string) =>
    set(
      mine
        .filter((one) => one.role === role)
        .filter((one) => role === 'learner' || one.roster_id || teachesAt.has(one.organisation_id))
        .map(roomOf),
    )
  const learnersIn = (some: ReadonlySet<string>) =>
    places.filter((one) => one.role === 'learner' && some.has(roomOf(one))).map(whose)
  const [learnsIn, taughtRooms] = [mineAs('learner'), mineAs('teacher')]
  const rooms = union(learnsIn, taughtRooms)
  return {
    rooms,
    taughtRooms,
    teachesAt,
    classmates: except(me, learnersIn(learnsIn).filter(mayComeIn(rows))),
    taught: except(me, learnersIn(taughtRooms)),
    companions: places.filter((one) => rooms.has(roomOf(one))).map(whose),
  }
}

/** Who is suspended keeps their place, and is nobody's company. */
function mayComeIn(rows: World['rows']): (one: string) => boolean {
  const inside = set(rows.person.filter(({ status }) => status === 'active').map(({ id }) => id))
  return (one) => inside.has(one)
}

function circlesOf({ rows, me, now }: As) {
  const seats = rows.circle_membership.filter(({ left_at }) => !left_at)
  const circles = set(seats.filter((seat) => seat.person_id === me).map((seat) => seat.circle_id))
  const mates = seats.filter((seat) => circles.has(seat.circle_id)).map(whose)
  const asked = rows.invitation.filter(
    (one) =>
      one.to_id === me && !one.answered_at && one.lapses_at > now && mayComeIn(rows)(one.from_id),
  )
  const askedInto = set(asked.map((one) => one.circle_id))
  return {
    circles,
    seated: mates,
    circleMates: except(me, mates.filter(mayComeIn(rows))),
    askedInto,
  }
}

function familyOf({ rows, me, today, holds }: As) {
  const links = rows.guardianship.filter(holds)
  const mine = links.filter((one) => one.guardian_id === me)
  const isChild = (one: string) => !hasTurned(18, one, { rows, today })
  const wardsBy = (rights: string) =>
    mine
      .filter((one) => one.rights === rights)
      .map(childOf)
      .filter(isChild)
  const wards = set(wardsBy('full'))
  return {
    wards,
    youngWards: set([...wards].filter((child) => isUnderThirteen(child, { rows, today }))),
    limitedWards: set(wardsBy('limited').filter((child) => !wards.has(child))),
    guarded: mine.map(childOf),
    guardians: links.filter(({ child_id }) => child_id === me).map((one) => one.guardian_id),
  }
}

/** Whoever looks at somebody, looks as the safeguarding lead that they still are. */
function officeOf({ rows, me, now, holds }: As) {
  const posts = rows.affiliation.filter((one) => one.person_id === me && holds(one))
  const postsAs = (...wanted: string[]) =>
    set(posts.filter(({ role }) => wanted.includes(role)).map((post) => post.organisation_id))
  const leads = withThoseUnder(rows.organisation, postsAs('leader'))
  const administers = withThoseUnder(rows.organisation, postsAs('administrator'))
  const watchesOver = postsAs('safeguarding-lead')
  const looks = rows.look
    .filter((one) => one.by_id === me && watchesOver.has(one.organisation_id))
    .filter((one) => one.begun_at <= now && one.ends_at > now)
  return {
    leads,
    administers,
    watchesOver,
    coordinates: postsAs('coordinator'),
    worksAt: union(postsAs(...working), leads, administers),
    lookedAt: set(looks.map(whose)),
  }
}

const working: readonly string[] =
  'teacher coach staff leader safeguarding-lead coordinator administrator'.split(' ')

/** Everything that somebody is to a thing, in the words of the published law. */
export function heldBy(ties: Ties, thing: Thing): ReadonlySet<Grant> {
  if (thing.network !== null && thing.network !== ties.network) return new Set()
  const people = [thing.person, ...(thing.people ?? [])]
  const touches = (some: ReadonlySet<string>) => people.some((one) => one && some.has(one))
  const isIn = (some: ReadonlySet<string>, place: string | null | undefined) =>
    typeof place === 'string' && some.has(place)
  const { maker, alsoOf, circle, classroom, organisation: org } = thing
  const isInPlace = isIn(ties.circles, circle) || isIn(ties.rooms, classroom)
  const held: Readonly<Partial<Record<Grant, boolean>>> = {
    self: [...people, alsoOf].includes(ties.person),
    maker: maker === ties.person,
    member: hasPlace(thing) ? isInPlace : touches(ties.circleMates),
    classmate: touches(ties.classmates),
    known: touches(ties.known),
    invited: isIn(ties.askedInto, circle),
    guardian: touches(ties.wards),
    'guardian if young': touches(ties.youngWards),
    'limited-guardian': touches(ties.limitedWards),
    teacher:
      touches(ties.taught) ||
      isIn(ties.taughtRooms, classroom) ||
      (isNobodys(thing) && isIn(ties.teachesAt, org)),
    colleague: isIn(ties.worksAt, org),
    'safeguarding-lead': touches(ties.lookedAt) || isIn(ties.watchesOver, org),
    leader: isIn(ties.leads, org),
    coordinator: isIn(ties.coordinates, org),
    administrator: isIn(ties.administers, org),
    operator: ties.person === nobody,
    anyone: true,
  }
  return new Set((Object.keys(held) as Grant[]).filter((grant) => held[grant]))
}

/** It belongs to an organisation itself. */
function isNobodys(thing: Thing): boolean {
  return !thing.person && !thing.people && !hasPlace(thing)
}

function hasPlace({ circle, classroom }: Thing): boolean {
  return circle !== undefined || classroom !== undefined
}

interface Span {
  readonly starts_on: string
  readonly ends_on?: string | null | undefined
}

const whose = ({ person_id }: { person_id: string }) => person_id
const roomOf = ({ classroom_id }: { classroom_id: string }) => classroom_id
const childOf = ({ child_id }: { child_id: string }) => child_id

function dateAt(now: Date, timeZone: string): string {
  return now.toLocaleDateString('sv-SE', { timeZone })
}

/** These organisations, and whatever stands under them however deep. */
function withThoseUnder(
  all: readonly Row<'organisation'>[],
  tops: ReadonlySet<string>,
): ReadonlySet<string> {
  const under = all.filter(({ parent_id }) => parent_id && tops.has(parent_id)).map(({ id }) => id)
  const more = union(tops, set(under))
  return more.size === tops.size ? tops : withThoseUnder(all, more)
}

/** Whether, by the month of birth, somebody is that old; nobody is of whom it is not known. */
function hasTurned(
  years: number,
  one: string,
  { rows, today }: Pick<As, 'rows' | 'today'>,
): boolean {
  const birth = rows.birth.find(({ person_id }) => person_id === one)
  if (!birth) return false
  return `${Number(birth.month.slice(0, 4)) + years}${birth.month.slice(4)}` <= today.slice(0, 7)
}

/**
 * By the month of birth; without it by the highest level they learn at, if all are understood: a child at level seven
 * may be thirteen.
 */
function isUnderThirteen(child: string, at: Pick<As, 'rows' | 'today'>): boolean {
  const { rows, today } = at
  if (rows.birth.some(({ person_id }) => person_id === child)) return !hasTurned(13, child, at)
  const levels = rows.affiliation
    .filter((one) => one.person_id === child && one.role === 'learner')
    .filter((one) => one.starts_on <= today && !(one.ends_on && one.ends_on <= today))
    .flatMap((one) => one.year_level?.split(', ') ?? [])
  return levels.length > 0 && levels.every((level) => levelsOfTheYoung.includes(level))
}

/** Of those that the worlds have. */
const levelsOfTheYoung: readonly (string | null)[] = ['KG', '1', '5', '6']

function set(items: readonly string[]): ReadonlySet<string> {
  return new Set(items)
}

function except(one: string, items: readonly string[]): ReadonlySet<string> {
  return new Set(items.filter((item) => item !== one))
}

function union(...sets: readonly ReadonlySet<string>[]): ReadonlySet<string> {
  return new Set(sets.flatMap((some) => [...some]))
}
