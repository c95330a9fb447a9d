import type { Id } from '../../../src/platform/id.ts'
import type { Making, Network, Row } from './world.ts'

type Person = Id<'person'>
type Role = Row<'affiliation'>['role']

/** Every role there is, the frequent ones more often. */
const roles: readonly Role[] = [
  ...Array.from({ length: 14 }, () => 'learner' as const),
  ...(['teacher', 'teacher', 'teacher', 'guardian', 'guardian', 'leader', 'leader'] as const),
  ...(['administrator', 'safeguarding-lead', 'safeguarding-lead', 'coordinator'] as const),
  ...(['coach', 'staff', 'volunteer'] as const),
]

const working: readonly Role[] = ['teacher', 'coach', 'staff', 'leader', 'administrator']

/** What rosters say of levels: one, several, a word, and one that nobody understands. */
const levels = [null, '1', '5', '6', '7', '8', '13', 'KG', '5, 6', '6, 7', '9, 10', 'Blue'] as const

/** Everybody in a network: their records and roles, and who looks after, teaches and keeps watch over whom. */
export function addPeople(
  making: Making,
  { id, organisations, size }: Omit<Network, 'people'> & { readonly size: number },
): readonly Person[] {
  const people = Array.from({ length: size }, () => addPerson(making, id, organisations))
  const network = { id, organisations, people }
  for (const person of people) addGuardians(making, network, person)
  for (const organisation of organisations) {
    for (let rooms = 0; rooms < 3; rooms++) addClassroom(making, network, organisation)
  }
  for (let looks = 0; looks < size / 4; looks++) addLook(making, network, looks)
  return people
}

function addPerson(
  { rows, chance, id, days, day }: Making,
  network: Id<'network'>,
  organisations: Network['organisations'],
): Person {
  const person = id('person')
  const home = chance.pick(organisations)
  const status = chance.happens(0.88)
    ? ('active' as const)
    : chance.pick(['suspended', 'ended'] as const)
  rows.person.push({
    network_id: network,
    id: person,
    home_id: home,
    display_name: `Person ${rows.person.length}`,
    tint: 1,
    status,
  })
  const posts = chance.pick([1, 1, 1, 2, 2, 3])
  for (let post = 0; post < posts; post++) {
    const role = chance.pick(roles)
    rows.affiliation.push({
      network_id: network,
      id: id('affiliation'),
      person_id: person,
      organisation_id: post === 0 ? home : chance.pick(organisations),
      role,
      year_level: role === 'learner' ? chance.pick(levels) : null,
      ...days(),
    })
  }
  if (chance.happens(0.6)) {
    const month = day(-365 * chance.pick([5, 8, 11, 12, 13, 13, 15, 17, 18, 18, 40])).slice(0, 7)
    rows.birth.push({ network_id: network, person_id: person, home_id: home, month })
  }
  return person
}

function addGuardians(making: Making, { id, organisations, people }: Network, child: Person): void {
  const { rows, chance, days } = making
  const links = chance.pick([0, 0, 1, 1, 2])
  const guardians = chance.shuffled(people.filter((one) => one !== child)).slice(0, links)
  for (const guardian of guardians) {
    for (let again = chance.pick([1, 1, 1, 2]); again > 0; again--) {
      rows.guardianship.push({
        network_id: id,
        id: making.id('guardianship'),
        guardian_id: guardian,
        child_id: child,
        organisation_id: chance.pick(organisations),
        relationship: 'parent',
        rights: chance.pick(['full', 'full', 'limited']),
        ...days(),
      })
    }
  }
}

function addClassroom(
  making: Making,
  { id, people }: Network,
  organisation: Id<'organisation'>,
): void {
  const { rows, chance, day, days } = making
  const classroom = making.id('classroom')
  const here = { network_id: id, organisation_id: organisation }
  const staff = rows.affiliation
    .filter((post) => post.organisation_id === organisation && working.includes(post.role))
    .map((post) => post.person_id)
  const teachers = rows.affiliation
    .filter((post) => post.organisation_id === organisation && post.role === 'teacher')
    .map((post) => post.person_id)
  rows.classroom.push({
    ...here,
    id: classroom,
    name: 'Room 7',
    made_by: chance.pick([null, ...staff]),
    ended_on: chance.pick([null, null, null, null, null, day(-3), day(0)]),
  })
  for (const [at, person] of chance.shuffled(people).slice(0, 9).entries()) {
    const held = chance.pick([1, 1, 1, 1, 2])
    for (let time = 0; time < held; time++) {
      const teaches = (at + time) % 5 === 0
      rows.classroom_membership.push({
        ...here,
        id: making.id('classroom_membership'),
        classroom_id: classroom,
        person_id: teaches && chance.happens(0.7) ? chance.pick([...teachers, person]) : person,
        role: teaches ? 'teacher' : 'learner',
        roster_id: teaches ? chance.pick([null, null, organisation]) : null,
        ...days(),
      })
    }
  }
}

/**
 * A look at somebody, mostly of a safeguarding lead: past, now or to come, and perhaps outliving the lead's own days. Every
 * other one is at somebody who has a guardian in full, where there is one, since it is told to them too.
 */
function addLook(making: Making, { id, people }: Network, looks: number): void {
  const { rows, chance, moment } = making
  const leads = rows.affiliation
    .filter(({ network_id, role }) => network_id === id && role === 'safeguarding-lead')
    .map(({ person_id, organisation_id }) => ({ person_id, organisation_id }))
  const lead = leads.length > 0 && chance.happens(0.9) ? chance.pick(leads) : undefined
  const by = lead?.person_id ?? chance.pick(people)
  const subjects = rows.person.filter(
    ({ network_id, home_id, id: person }) =>
      network_id === id && (!lead || home_id === lead.organisation_id) && person !== by,
  )
  if (subjects.length === 0) return
  const wards = subjects.filter(({ id: one }) =>
    rows.guardianship.some(({ child_id, rights }) => child_id === one && rights === 'full'),
  )
  const subject = chance.pick(looks % 2 === 0 && wards.length > 0 ? wards : subjects)
  const [begun, ends] = chance.pick([
    [-1, 1],
    [-1, 1],
    [-2, 2],
    [-30, -26],
    [-1, 0],
    [1, 2],
  ] as const)
  const look = { network_id: id, by_id: by }
  const look_id = making.id('look')
  rows.look.push({
    ...look,
    id: look_id,
    person_id: subject.id,
    organisation_id: subject.home_id,
    begun_at: moment(begun),
    ends_at: moment(ends),
  })
  rows.look_reason.push({ ...look, look_id, because: 'Three teachers are worried.' })
}
