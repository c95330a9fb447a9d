import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import { roomAddress } from './rooms.ts'

test('a room of one’s own opens at its board where one teaches, else at its goals', () => {
  const [taught, other] = [newId('classroom'), newId('classroom')]

  expect(roomAddress({ id: taught }, [taught])).toBe(`/classrooms/${taught}/board`)
  expect(roomAddress({ id: other }, [taught])).toBe(`/classrooms/${other}`)
})

let site: TestSite
let school: TestSchool
let person: Id<'person'>
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  person = await school.person('learner')
})

async function learnsIn(count: number) {
  const rooms: Id<'classroom'>[] = []
  for (let at = 1; at <= count; at++)
    rooms.push(await school.room({ learners: [person] }, `Room ${at}`))
  return rooms
}

async function open(path: string, who = person) {
  const visitor = await cameIn(site, { network: school.network, person: who })
  const text = await (await visitor.get(path)).text()
  const tabs = text.split('<nav class="tabs"')[1]?.split('</nav>')[0] ?? ''
  return { tabs, main: text.split('<main')[1] ?? '' }
}

describe('the rooms of somebody', () => {
  test('are ways at the top of every page while there are three at the most', async () => {
    const rooms = await learnsIn(3)

    const { tabs } = await open('/')

    for (const room of rooms) expect(tabs).toContain(`href="/classrooms/${room}"`)
    expect(tabs).not.toContain('href="/rooms"')
  })

  test('are three of them there and all of them one tap away, when there are more', async () => {
    const rooms = await learnsIn(5)

    const { tabs } = await open('/')
    const { main } = await open('/rooms')

    expect(rooms.filter((room) => tabs.includes(`/classrooms/${room}`))).toHaveLength(3)
    expect(tabs).toContain('href="/rooms"')
    for (const room of rooms) expect(main).toContain(`href="/classrooms/${room}"`)
  })

  test('lead to the board of each in which one teaches', async () => {
    person = await school.person('teacher')
    const taught = await school.room({ teachers: [person] }, 'Room 8')
    const [other] = await learnsIn(1)

    const { main } = await open('/rooms')

    expect(main).toContain(`href="/classrooms/${taught}/board"`)
    expect(main).toContain(`href="/classrooms/${other}"`)
  })

  test('are none of those of others, here or in another school', async () => {
    const rooms = await learnsIn(4)
    const other = await school.person('learner')
    const elsewhere = await aSchool(site)
    const stranger = { network: elsewhere.network, person: await elsewhere.person('leader') }

    const { main } = await open('/rooms', other)
    const theirs = await (await (await cameIn(site, stranger)).get('/rooms')).text()

    expect(main).toContain('You are in no room at the moment.')
    for (const room of rooms) expect(main + theirs).not.toContain(room)
  })
})
