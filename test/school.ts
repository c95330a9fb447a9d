import { foundOrganisation, stewardOf } from '../src/people/organisations/actions.ts'
import { addOrganisations } from '../src/people/organisations/adding.ts'
import { tintFor } from '../src/people/persons/person.ts'
import { present } from '../src/people/standing/actions.ts'
import type { Tables } from '../src/tables.ts'
import { newId, type Id } from '../src/platform/id.ts'
import type { Site } from '../src/platform/site.ts'
import type { Viewer } from '../src/platform/viewer.ts'

type Role = Tables['affiliation']['role']

/** A school of a test's own: nobody else's test can see into it. */
export interface TestSchool {
  readonly network: Id<'network'>
  readonly id: Id<'organisation'>
  readonly name: string
  /** Someone with this role at the school, from today on or between these days. */
  person(role: Role, name?: string, dates?: Dates): Promise<Id<'person'>>
  /** A classroom of these learners and teachers. */
  room(members: { learners?: Ids; teachers?: Ids }, name?: string): Promise<Id<'classroom'>>
  /** Lets somebody into a classroom between these days. */
  enter(room: Id<'classroom'>, person: Id<'person'>, as: Membership): Promise<void>
  /** Makes somebody a child's guardian, in full if nothing else is said. */
  guard(guardian: Id<'person'>, child: Id<'person'>, as?: Guarding): Promise<void>
  /** Writes down when somebody was born, as 2016-03. */
  born(person: Id<'person'>, month: string): Promise<void>
  /** The viewer that this person is now. */
  viewer(person: Id<'person'>): Promise<Viewer>
}

type Ids = readonly Id<'person'>[]
type Dates = { readonly from?: string; readonly to?: string | null }
type Membership = Dates & { readonly role: 'learner' | 'teacher' }
type Guarding = Dates & { readonly rights?: 'full' | 'limited' }

let schools = 0

export async function aSchool(site: Site, name = `School ${++schools}`): Promise<TestSchool> {
  return schoolAt(site, await foundOrganisation(site.db, { name, ...here }))
}

/** Another school in the same network: the wall between networks does not stand between these two. */
export async function aSchoolBeside(
  site: Site,
  { network }: TestSchool,
  name = `School ${++schools}`,
): Promise<TestSchool> {
  const school = { network, id: newId('organisation'), name }
  const steward = stewardOf(school)
  await site.db.as(steward, (tx) =>
    addOrganisations(tx, steward, [{ id: school.id, name, ...here }]),
  )
  return schoolAt(site, school)
}

const here = { kind: 'school', timeZone: 'Pacific/Auckland' } as const

function schoolAt(
  { db, now }: Site,
  school: Pick<TestSchool, 'network' | 'id' | 'name'>,
): TestSchool {
  const { network, id: organisation, name } = school
  const steward = stewardOf(school)
  const inNetwork = { network_id: network }
  const dated = ({ from = '2026-01-01', to = null }: Dates = {}) => ({
    starts_on: from,
    ends_on: to,
  })
  let people = 0

  const insert = (table: keyof Tables, row: object) =>
    db.as(steward, (tx) =>
      tx
        .insertInto(table)
        .values({ ...inNetwork, ...row } as never)
        .execute(),
    )

  const made: TestSchool = {
    network,
    id: organisation,
    name,
    async person(role, called = `${role} ${++people}`, dates) {
      const id = newId('person')
      await insert('person', { id, home_id: organisation, display_name: called, tint: tintFor(id) })
      await insert('affiliation', {
        id: newId('affiliation'),
        person_id: id,
        organisation_id: organisation,
        role,
        ...dated(dates),
      })
      return id
    },
    async room({ learners = [], teachers = [] }, called = 'Room 7') {
      const id = newId('classroom')
      await insert('classroom', { id, organisation_id: organisation, name: called })
      for (const person of learners) await made.enter(id, person, { role: 'learner' })
      for (const person of teachers) await made.enter(id, person, { role: 'teacher' })
      return id
    },
    async enter(room, person, { role, ...dates }) {
      await insert('classroom_membership', {
        id: newId('classroom_membership'),
        classroom_id: room,
        organisation_id: organisation,
        person_id: person,
        role,
        ...dated(dates),
      })
    },
    async guard(guardian, child, { rights = 'full', ...dates } = {}) {
      await insert('guardianship', {
        id: newId('guardianship'),
        guardian_id: guardian,
        child_id: child,
        organisation_id: organisation,
        relationship: 'parent',
        rights,
        ...dated(dates),
      })
    },
    async born(person, month) {
      await insert('birth', { person_id: person, home_id: organisation, month })
    },
    async viewer(person) {
      const found = await present(db, network, person, now())
      if (!found) throw new Error(`${person} may not come in`)
      return found.viewer
    },
  }
  return made
}
