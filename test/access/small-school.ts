import { stewardOf } from '../../src/people/organisations/actions.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { keepTakenIn } from '../../src/standards/case/taken-in.ts'
import { insertImport } from '../../src/standards/oneroster/imports/store.ts'
import { aCompetency } from '../framework.ts'
import type { TestSchool } from '../school.ts'
import type { TestSite } from '../site.ts'
import { cageOf, type Canary } from './canary.ts'
import { aSubject, type Around, type Subject } from './subject.ts'

/** Everybody at a school of the small world, by what they are to `ana`. */
const roles = {
  /** Nine years old, in room 7, with something of every kind. */
  ana: 'learner',
  /** In room 7, and in both of Ana's circles. */
  ben: 'learner',
  /** In room 7, and on one of Ana's goals. */
  cy: 'learner',
  /** In room 7, and on no goal. */
  gia: 'learner',
  /** Fifteen, in room 3, with something of every kind: to Ana nobody but a learner of the same school. */
  dora: 'learner',
  /** To Dora what Ben is to Ana. */
  eve: 'learner',
  /** To Dora what Cy is to Ana. */
  finn: 'learner',
  /** In no room. */
  newcomer: 'learner',
  /** In room 7, and suspended today. */
  suspended: 'learner',
  /** Teaches room 7. */
  teacher: 'teacher',
  /** Teaches room 7 until this evening. */
  reliefTeacher: 'teacher',
  /** Taught room 7 until yesterday. */
  formerTeacher: 'teacher',
  /** Teaches room 3, and Ana nothing. */
  otherTeacher: 'teacher',
  /** Ana's, in full. */
  guardian: 'guardian',
  /** Ana's, with limits. */
  limitedGuardian: 'guardian',
  /** Ana's, in full, until yesterday. */
  formerGuardian: 'guardian',
  /** Dora's, in full. */
  teenGuardian: 'guardian',
  coach: 'coach',
  staff: 'staff',
  safeguardingLead: 'safeguarding-lead',
  leader: 'leader',
  administrator: 'administrator',
  coordinator: 'coordinator',
  volunteer: 'volunteer',
} as const

export type Somebody = keyof typeof roles
export const everybody = Object.keys(roles) as readonly Somebody[]

/** A school of the small world. */
export interface SmallSchool {
  readonly school: TestSchool
  readonly people: Readonly<Record<Somebody, Id<'person'>>>
  /** Ana's room and Dora's. */
  readonly rooms: Readonly<Record<'room7' | 'room3', Id<'classroom'>>>
  readonly subjects: Readonly<Record<'ana' | 'dora', Subject>>
}

/** Fills a school with people, and gives Ana and Dora one of everything. */
export async function settle(
  site: TestSite,
  school: TestSchool,
  canaries: Canary[],
): Promise<SmallSchool> {
  const people = await comeTo(school, canaries)
  const { ana, ben, cy, dora, eve, finn } = people
  const rooms = await fillRooms(school, people)
  await bindFamilies(school, people)
  await writeBirths(site, school, { [ana]: '2016-06', [dora]: '2010-06', [finn]: '2006-09' })
  const shared = {
    newcomer: people.newcomer,
    ...(await aFramework(site, school)),
    rosterImport: await aCheckedImport(site, school, people.leader),
    deed: await aTakenIn(site, school, people.leader),
  }
  const around: Readonly<Record<'ana' | 'dora', Around>> = {
    ana: { ...shared, ...inRoom7('ana'), person: ana, mate: ben, companion: cy },
    dora: { ...shared, ...inRoom3('dora'), person: dora, mate: eve, companion: finn },
  }
  const subjects = {
    ana: await aSubject(site, school, around.ana, canaries),
    dora: await aSubject(site, school, around.dora, canaries),
  }
  await suspend(site, school, people.suspended)
  return { school, people, rooms, subjects }

  function inRoom7(name: string) {
    return { name: `${name} of ${school.name}`, classroom: rooms.room7, teacher: people.teacher }
  }

  function inRoom3(name: string) {
    const teacher = people.otherTeacher
    return { name: `${name} of ${school.name}`, classroom: rooms.room3, teacher }
  }
}

async function comeTo(school: TestSchool, canaries: Canary[]): Promise<SmallSchool['people']> {
  const people: Partial<Record<Somebody, Id<'person'>>> = {}
  for (const who of everybody) {
    // The name is known before the id is, by which its canary is kept.
    const names: Canary[] = []
    const asks = { object: 'person', act: 'read' } as const
    const name = cageOf(newId('person'), names).words(who, asks)
    const id = await school.person(roles[who], name)
    const bounds = { person: id, organisation: school.id }
    canaries.push(...names.map((one) => ({ ...one, of: id, bounds })))
    people[who] = id
  }
  return people as SmallSchool['people']
}

async function fillRooms(
  school: TestSchool,
  people: SmallSchool['people'],
): Promise<SmallSchool['rooms']> {
  const { ana, ben, cy, gia, suspended, dora, eve, finn } = people
  const seven = { learners: [ana, ben, cy, gia, suspended], teachers: [people.teacher] }
  const three = { learners: [dora, eve, finn], teachers: [people.otherTeacher] }
  const room7 = await school.room(seven, 'Room 7')
  const room3 = await school.room(three, 'Room 3')
  await school.enter(room7, people.reliefTeacher, { role: 'teacher', to: '2026-04-01' })
  await school.enter(room7, people.formerTeacher, { role: 'teacher', to: '2026-03-31' })
  return { room7, room3 }
}

async function bindFamilies(school: TestSchool, people: SmallSchool['people']): Promise<void> {
  const { ana, dora, finn } = people
  await school.guard(people.guardian, ana)
  await school.guard(people.limitedGuardian, ana, { rights: 'limited' })
  await school.guard(people.formerGuardian, ana, { to: '2026-03-31' })
  await school.guard(people.teenGuardian, dora)
  await school.guard(people.teenGuardian, finn)
}

async function writeBirths(
  { db }: TestSite,
  school: TestSchool,
  months: Readonly<Record<Id<'person'>, string>>,
): Promise<void> {
  const rows = Object.entries(months).map(([person, month]) => ({
    network_id: school.network,
    person_id: person as Id<'person'>,
    home_id: school.id,
    month,
  }))
  await db.as(stewardOf(school), (tx) => tx.insertInto('birth').values(rows).execute())
}

async function aFramework(
  site: TestSite,
  school: TestSchool,
): Promise<Pick<Subject, 'framework' | 'competency'>> {
  const competency = await aCompetency(site, school)
  const { framework } = await site.db.as(stewardOf(school), (tx) =>
    tx
      .selectFrom('competency')
      .where('id', '=', competency)
      .select('framework_id as framework')
      .executeTakeFirstOrThrow(),
  )
  return { framework, competency }
}

async function aCheckedImport(
  site: TestSite,
  school: TestSchool,
  leader: Id<'person'>,
): Promise<Id<'roster_import'>> {
  const id = newId('roster_import')
  const viewer = await school.viewer(leader)
  await site.db.as(viewer, async (tx) => {
    await insertImport(tx, viewer, { id, organisation: school.id, fileName: 'a.zip' }, site.now())
    await tx
      .updateTable('roster_import')
      .set({ status: 'checked' })
      .where('network_id', '=', school.network)
      .where('id', '=', id)
      .execute()
  })
  return id
}

async function aTakenIn(
  site: TestSite,
  school: TestSchool,
  leader: Id<'person'>,
): Promise<Id<'deed'>> {
  const id = newId('deed')
  const nothing = { added: 0, changed: 0, same: 0, ended: 0 }
  const imported = {
    framework: newId('framework'),
    title: 'Sums',
    competencies: nothing,
    links: nothing,
  }
  await keepTakenIn(site, await school.viewer(leader), id, { imported, problems: [] })
  return id
}

async function suspend({ db }: TestSite, school: TestSchool, person: Id<'person'>): Promise<void> {
  await db.as(stewardOf(school), (tx) =>
    tx
      .updateTable('person')
      .set({ status: 'suspended' })
      .where('network_id', '=', school.network)
      .where('id', '=', person)
      .execute(),
  )
}
