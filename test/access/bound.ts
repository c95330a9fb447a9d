import { keepCompany, takeUpOwn } from '../../src/learning/goals/actions.ts'
import { agreeOn, startCircle } from '../../src/learning/circles/actions.ts'
import { stewardOf } from '../../src/people/organisations/actions.ts'
import type { Site } from '../../src/platform/site.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { noStanding } from '../../src/platform/viewer.ts'
import type { Tables } from '../../src/tables.ts'
import type { TestSchool } from '../school.ts'

type Person = Id<'person'>
export type Dates = { readonly from: string; readonly to: string | null }

/** A school with one child in a room, who is on a goal, in a circle with an open door. */
export interface Place {
  readonly school: TestSchool
  readonly child: Person
  readonly room: Id<'classroom'>
  readonly goal: Id<'goal'>
  readonly circle: Id<'circle'>
}

export async function aPlace(site: Site, school: TestSchool): Promise<Place> {
  const child = await school.person('learner', 'Aroha Tamihana')
  const room = await school.room({ learners: [child] })
  const own = { id: newId('pursuit'), title: 'To swim', why: 'for the river', howKnown: '' }
  const viewer = await school.viewer(child)
  const goal = await takeUpOwn(site.db, viewer, { ...own, state: 'active' }, site.now())
  await keepCompany(site.db, viewer, goal, 'open')
  const circle = await startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now())
  const terms = { door: 'open', seats: 4, agreed: 'We listen', meets: '' } as const
  await agreeOn(site.db, await school.viewer(child), { id: circle, terms })
  return { school, child, room, goal, circle }
}

/** Pages about a place and the child in it. */
export const pages = {
  learner: ({ child }) => `/learners/${child}`,
  goal: ({ child, goal }) => `/learners/${child}/goals/${goal}`,
  proposing: ({ child }) => `/learners/${child}/proposals/new`,
  looking: ({ child }) => `/learners/${child}/look`,
  circle: ({ circle }) => `/circles/${circle}`,
  room: ({ room }) => `/classrooms/${room}`,
  people: ({ room }) => `/classrooms/${room}/people`,
  board: ({ room }) => `/classrooms/${room}/board`,
  wall: ({ room }) => `/classrooms/${room}/wall`,
  school: ({ school }) => `/organisations/${school.id}`,
  rosters: ({ school }) => `/organisations/${school.id}/rosters`,
} satisfies Record<string, (place: Place) => string>
export type Page = keyof typeof pages

/** Deeds about a place and the child in it, with all that their forms need. */
export const deeds: Readonly<Record<string, (place: Place) => [string, Record<string, string>]>> = {
  propose: ({ child }) => [
    `/learners/${child}/proposals`,
    { id: newId('proposal'), title: 'To dive', because: '' },
  ],
  'let in': ({ room, child }) => [`/classrooms/${room}/people`, { person: child, role: 'learner' }],
  look: ({ child }) => [`/learners/${child}/look`, { because: 'A friend of hers is worried.' }],
  'end a look': ({ child }) => [`/learners/${child}/look/end`, {}],
  join: ({ circle }) => [`/circles/${circle}/members`, {}],
  'take up': ({ goal }) => [`/goals/${goal}/too`, {}],
}

interface Bond {
  /** Writes the rows that bind this person, for these days. */
  readonly write: (site: Site, place: Place, person: Person, dates: Dates) => Promise<void>
  /** What is there by this bond alone. */
  readonly opens: readonly Page[]
}

/** Every way in which rows bind somebody to a child or their school. */
export const bonds = {
  teaches: {
    write: async (site, place, person, dates) => {
      await post('teacher')(site, place, person, dates)
      await place.school.enter(place.room, person, { role: 'teacher', ...dates })
    },
    opens: ['school', 'learner', 'goal', 'proposing', 'circle', 'room', 'people', 'board', 'wall'],
  },
  'learns beside': {
    write: (_, { school, room }, person, dates) =>
      school.enter(room, person, { role: 'learner', ...dates }),
    opens: ['circle', 'room', 'people'],
  },
  guards: {
    write: (_, { school, child }, person, dates) => school.guard(person, child, dates),
    opens: ['learner', 'goal', 'proposing', 'circle'],
  },
  'guards with limits': {
    write: (_, { school, child }, person, dates) =>
      school.guard(person, child, { rights: 'limited', ...dates }),
    opens: ['learner', 'goal'],
  },
  'works there': { write: post('staff'), opens: ['school'] },
  leads: { write: post('leader'), opens: ['school', 'rosters', 'room', 'people'] },
  administers: { write: post('administrator'), opens: ['school', 'rosters', 'room', 'people'] },
  coordinates: { write: post('coordinator'), opens: ['school'] },
  safeguards: { write: post('safeguarding-lead'), opens: ['school', 'looking'] },
  looks: {
    write: async (site, place, person, dates) => {
      await post('safeguarding-lead')(site, place, person, dates)
      await look(site, place, person, dates)
    },
    opens: ['school', 'looking', 'learner', 'goal', 'circle'],
  },
} as const satisfies Record<string, Bond>
export type BondName = keyof typeof bonds
export const bondNames = Object.keys(bonds) as readonly BondName[]

/** Somebody of the school who is nothing there but what is written next. */
export async function somebody({ school }: Place): Promise<Person> {
  return school.person('volunteer', 'Somebody')
}

/** Binds this person by all of these, for the same days. */
export async function bind(
  site: Site,
  place: Place,
  person: Person,
  by: { readonly names: readonly BondName[]; readonly dates: Dates },
): Promise<void> {
  for (const name of by.names) await bonds[name].write(site, place, person, by.dates)
}

function post(role: Tables['affiliation']['role']): Bond['write'] {
  return async ({ db }, { school }, person, { from, to }) => {
    const row = {
      network_id: school.network,
      id: newId('affiliation'),
      person_id: person,
      organisation_id: school.id,
      role,
      starts_on: from,
      ends_on: to,
    }
    await db.as(stewardOf(school), (tx) => tx.insertInto('affiliation').values(row).execute())
  }
}

/** For as long as the database lets a look last: in the past, from now on or in time to come. */
const look: Bond['write'] = async ({ db, now }, { school, child }, person, { from, to }) => {
  const over = to !== null && midnight(to) <= now().getTime()
  const begun = over ? midnight(to) - aLook : Math.max(midnight(from), now().getTime())
  const row = {
    network_id: school.network,
    id: newId('look'),
    by_id: person,
    person_id: child,
    organisation_id: school.id,
    begun_at: new Date(begun),
    ends_at: new Date(begun + aLook),
  }
  const standing = { ...noStanding, staffed: [school.id], safeguarded: [school.id] }
  const lead = { network: school.network, person, standing }
  const reason = { look_id: row.id, by_id: row.by_id, because: 'A friend of hers is worried.' }
  await db.as(lead, async (tx) => {
    await tx.insertInto('look').values(row).execute()
    await tx
      .insertInto('look_reason')
      .values({ network_id: row.network_id, ...reason })
      .execute()
  })
}

const aLook = 4 * 60 * 60_000

function midnight(day: string): number {
  return new Date(`${day}T00:00:00+13:00`).getTime()
}

/** Rows by which this person would come to read what the child writes. */
export function grantsTo({ school, child }: Place, person: Person) {
  const row = {
    network_id: school.network,
    organisation_id: school.id,
    starts_on: '2026-01-01',
  }
  return [
    ['affiliation', { ...row, id: newId('affiliation'), person_id: person, role: 'leader' }],
    [
      'guardianship',
      {
        ...row,
        id: newId('guardianship'),
        guardian_id: person,
        child_id: child,
        relationship: 'parent',
        rights: 'full',
      },
    ],
  ] as const
}
