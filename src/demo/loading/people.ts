import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/id.ts'
import { addAffiliations, type NewAffiliation } from '../../people/affiliations/adding.ts'
import { addClassrooms, addMembers } from '../../people/classrooms/adding.ts'
import { addGuardianships } from '../../people/families/adding.ts'
import { addOrganisations } from '../../people/organisations/adding.ts'
import { addPeople } from '../../people/persons/adding.ts'
import { daysBefore } from '../school-days.ts'
import type { Classroom, Home, Person } from '../world.ts'
import { idOf, type Making } from './making.ts'

/** Since when everybody has been where they are: long before the first thing that the world remembers. */
const daysThere = 200

/** The school, the homes, everybody in them, and who learns and teaches where. */
export async function writePeople(making: Making): Promise<void> {
  const { db, steward, world } = making
  await db.as(steward, async (tx) => {
    await writeOrganisations(tx, making)
    await addPeople(
      tx,
      steward,
      world.people.map((person) => newPerson(making, person)),
    )
    await addAffiliations(tx, steward, affiliationsIn(making))
    await writeGuardianships(tx, making)
    await writeClassrooms(tx, making)
  })
}

async function writeOrganisations(tx: Tx, { steward, world, school, homes }: Making) {
  const { name, timeZone } = world.school
  await addOrganisations(tx, steward, [
    { id: school, kind: 'school', name, timeZone },
    ...world.homes.map((home) => ({
      id: idOf(homes, home.key),
      kind: 'home' as const,
      name: home.name,
      timeZone,
    })),
  ])
}

function newPerson({ people, school }: Making, person: Person) {
  const { key, given, family, tint, picture, born } = person
  return {
    id: idOf(people, key),
    home: school,
    given,
    family,
    tint,
    ...(picture && { picture }),
    ...(born && { birthMonth: born.slice(0, 7) }),
  }
}

/** Families are of the school by their children alone; at home, children learn too. */
function affiliationsIn(making: Making): NewAffiliation[] {
  const { world, people, school } = making
  const from = sinceWhen(making)
  const atSchool = world.people.flatMap(({ key, role, yearLevel }): NewAffiliation[] =>
    role === 'guardian'
      ? []
      : [
          {
            person: idOf(people, key),
            organisation: school,
            role,
            from,
            ...(yearLevel && { yearLevel }),
          },
        ],
  )
  return [...atSchool, ...world.homes.flatMap((home) => affiliationsAt(making, home))]
}

function affiliationsAt(making: Making, { key, guardians, children }: Home): NewAffiliation[] {
  const organisation = idOf(making.homes, key)
  const as = (role: 'guardian' | 'learner') => (person: string) => ({
    person: idOf(making.people, person),
    organisation,
    role,
    from: sinceWhen(making),
  })
  return [...guardians.map(as('guardian')), ...children.map(as('learner'))]
}

async function writeGuardianships(tx: Tx, making: Making): Promise<void> {
  const { steward, world, people, school } = making
  const rows = world.guardianships.map(({ guardian, child, relationship, rights }) => ({
    guardian: idOf(people, guardian),
    child: idOf(people, child),
    organisation: school,
    relationship,
    rights,
    from: sinceWhen(making),
  }))
  await addGuardianships(tx, steward, rows)
}

async function writeClassrooms(tx: Tx, making: Making): Promise<void> {
  const { steward, world, school } = making
  const rooms = world.classrooms.map((room) => ({
    room,
    classroom: { id: newId('classroom'), organisation: school, name: room.name },
  }))
  await addClassrooms(
    tx,
    steward,
    rooms.map(({ classroom }) => classroom),
  )
  const memberships = rooms.flatMap(({ room, classroom }) =>
    membersOf(making, room).map((member) => ({ classroom, from: sinceWhen(making), ...member })),
  )
  await addMembers(tx, steward, memberships)
}

function membersOf({ people }: Making, { learners, teachers }: Classroom) {
  const as = (role: 'learner' | 'teacher') => (key: string) => ({ person: idOf(people, key), role })
  return [...teachers.map(as('teacher')), ...learners.map(as('learner'))]
}

function sinceWhen({ world }: Making): string {
  return daysBefore(world.today, daysThere)
}
