import { randomBytes } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { commitmentTo } from '../../src/people/audit/chain.ts'
import { serversOwn } from '../../src/people/audit/deed.ts'
import { insertEntry, type NewEntry } from '../../src/people/audit/store.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { nobody } from '../../src/platform/viewer.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'

let site: TestSite
let school: TestSchool
let beside: TestSchool
let elsewhere: TestSchool
let person: Id<'person'>
let other: Id<'person'>
beforeAll(async () => {
  site = await testSite()
  school = await aSchool(site)
  beside = await aSchoolBeside(site, school)
  elsewhere = await aSchool(site)
  person = await school.person('learner')
  other = await school.person('teacher')
})

type Written = Partial<Omit<NewEntry, 'commitment' | 'payload'>>

/** Adds an entry as the role that knows sessions and links, and nothing of who may do what. */
async function enters(entry: Written): Promise<void> {
  const payload = { salt: randomBytes(32).toString('hex'), facts: '{}' }
  const session = {
    network: school.network,
    organisation: school.id,
    actor: person,
    action: 'session.begun',
    objectKind: 'person',
    object: person,
  }
  await site.db.directory((tx) =>
    insertEntry(tx, { ...session, ...entry, payload, commitment: commitmentTo(payload) }),
  )
}

test('at the door it is written who came, who went and who was given a link', async () => {
  await enters({})
  await enters({ action: 'session.ended', actor: nobody })
  await enters({ action: 'sign-in.link-made', actor: nobody })
  await enters({ ...serversOwn, ...ofFramework('brought-in') })
})

const ofFramework = (what: string) => ({
  actor: nobody,
  action: `framework.${what}`,
  objectKind: 'framework',
  object: newId('framework'),
})
const inRoom = () => ({ objectKind: 'classroom', object: newId('classroom') })
const ofSchool = () => ({ objectKind: 'organisation', object: school.id })

const refused: Readonly<Record<string, () => Written>> = {
  'that somebody came, in another’s name': () => ({ actor: other }),
  'that nobody came': () => ({ object: newId('person'), actor: nobody }),
  'in the chain of the school beside': () => ({ organisation: beside.id }),
  'in the chain of another network': () => ({
    network: elsewhere.network,
    organisation: elsewhere.id,
  }),
  'in the chain of no school': () => ({ organisation: newId('organisation') }),
  'in the chain of the server': () => serversOwn,
  'that a look began': () => ({ action: 'look.begun' }),
  'that a look began, by nobody': () => ({ action: 'look.begun', actor: nobody }),
  'that a room was made': () => ({ action: 'classroom.made', ...inRoom() }),
  'that somebody was let in': () => ({ action: 'classroom.person-let-in', ...inRoom() }),
  'that a roster was taken in': () => ({ action: 'roster.applied', actor: nobody, ...ofSchool() }),
  'that a roster gave something': () => ({
    action: 'roster.granted',
    actor: nobody,
    ...ofSchool(),
  }),
  'that a school was founded': () => ({
    action: 'organisation.founded',
    actor: nobody,
    ...ofSchool(),
  }),
  'that a school’s framework went out': () => ofFramework('exported'),
  'that a public framework went out, in somebody’s name': () => ({
    ...serversOwn,
    ...ofFramework('exported'),
    actor: person,
  }),
  'that a public framework was something else': () => ({ ...serversOwn, ...ofFramework('burnt') }),
}

test.each(Object.entries(refused))('at the door it is not written %s', async (_what, entry) => {
  const code = expect.stringMatching(/^(42501|23514)$/) as string

  await expect(enters(entry())).rejects.toMatchObject({ code })
})
