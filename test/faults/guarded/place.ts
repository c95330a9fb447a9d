import { newId, type Id } from '../../../src/platform/id.ts'
import { noStanding, type Standing, type Viewer } from '../../../src/platform/viewer.ts'
import { aSchool, aSchoolBeside } from '../../school.ts'
import { testSite } from '../../site.ts'

type Person = Id<'person'>

/** Three schools of one network, and those of the first and the second who try things. */
export async function aGuardedPlace() {
  const site = await testSite()
  const here = await aSchool(site)
  const there = await aSchoolBeside(site, here)
  const yonder = await aSchoolBeside(site, here)
  const { network } = here
  const people = {
    head: await here.person('leader'),
    teacher: await here.person('teacher'),
    colleague: await here.person('teacher'),
    staff: await here.person('staff'),
    lead: await here.person('safeguarding-lead'),
    guardian: await here.person('guardian'),
    host: await here.person('learner'),
    second: await here.person('learner'),
    third: await here.person('learner'),
    outsider: await here.person('learner'),
    /** Their record is kept there; the guest is here, too, until the summer. */
    stranger: await there.person('learner'),
    guest: await there.person('learner'),
  }
  const room = await here.room({
    learners: [people.host, people.second],
    teachers: [people.teacher],
  })
  const roomThere = await there.room({})
  const as = (person: Person, standing: Partial<Standing> = {}): Viewer => ({
    network,
    person,
    standing: {
      ...noStanding,
      staffed: standing.led ?? [],
      audiences: standing.taught ?? [],
      ...standing,
    },
  })
  const row = (rest: object) => ({ network_id: network, id: newId('row'), ...rest })
  return {
    here: here.id,
    there: there.id,
    yonder: yonder.id,
    network,
    ...people,
    room,
    roomThere,
    as,
    row,
    heading: as(people.head, { led: [here.id], staffed: [here.id] }),
    teaching: as(people.teacher, {
      taught: [room],
      audiences: [room],
      teaching: [here.id],
      staffed: [here.id],
      known: [people.host, people.second, people.third],
    }),
    /** A place of the guest here, for as long as they are a guest. */
    guesting: row({
      person_id: people.guest,
      organisation_id: here.id,
      role: 'learner',
      starts_on: '2026-01-01',
      ends_on: '2026-06-30',
    }),
  }
}

export type GuardedPlace = Awaited<ReturnType<typeof aGuardedPlace>>
