import { beforeAll, describe, expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { aSchool as handMadeSchool } from '../../../../test/school.ts'
import { testSite } from '../../../../test/site.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import type { Database } from '../../../platform/db/database.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { Refusal } from '../../../platform/errors.ts'
import { steward } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import type { Roster } from '../roster.ts'
import { applyRoster, assertFounds, checkFounding, checkRoster } from './actions.ts'
import { sayEndings } from './ending.ts'

const today = '2026-03-01'
const later = '2026-05-01'
type Files = Parameters<typeof zipOf>[0]

let db: Database
beforeAll(async () => {
  ;({ db } = await testSite())
})

/** A school of thirty learners and one teacher, each learner with a guardian, in three rooms. */
function manyFiles({ left = 30, rooms = 3 } = {}): Files {
  const learners = Array.from({ length: 30 }, (_, at) => `l${at}`)
  const table = (headings: string, rows: readonly string[]) => [headings, ...rows, ''].join('\n')
  return {
    'orgs.csv': table('sourcedId,name,type', ['awa,Awa School,school']),
    'users.csv': table(
      'sourcedId,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds',
      [
        't,awa,teacher,t,Tia,Tall,',
        ...learners.map((one) => `${one},awa,student,${one},Sam,Small,g${one}`),
        ...learners.map((one) => `g${one},awa,guardian,g${one},Pat,Small,`),
      ],
    ),
    'classes.csv': table(
      'sourcedId,title,classType,schoolSourcedId',
      Array.from({ length: rooms }, (_, at) => `room${at},Room ${at},homeroom,awa`),
    ),
    'enrollments.csv': table(
      'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role',
      learners.slice(0, left).map((one, at) => `e${at},room${at % rooms},awa,${one},student`),
    ),
  }
}

async function read(files: Files): Promise<Roster> {
  return (await readRoster(await zipOf(files))).roster
}

async function aSchool() {
  const { network, id } = await foundOrganisation(db, { name: 'Awa School', kind: 'school' })
  const leader = steward(network, [id])
  return {
    take: async (files: Files, confirmEnding = false) =>
      applyRoster(db, leader, id, { roster: await read(files), today: later, confirmEnding }),
    check: async (files: Files) =>
      checkRoster(db, leader, id, { roster: await read(files), today: later }),
  }
}

describe('much that would end', () => {
  test('in a file that has only its headings is asked about, and nothing is done until then', async () => {
    const school = await aSchool()
    await school.take(manyFiles())
    const empty = manyFiles({ left: 0 })

    const looked = await school.check(empty)

    expect(looked).toMatchObject({
      needsConfirming: true,
      endings: [{ kind: 'enrolments', ending: 30, here: 30 }],
    })
    await expect(school.take(empty)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await school.check(manyFiles())).changes.enrolments).toMatchObject({ same: 30 })
    const done = await school.take(empty, true)
    expect(done.changes.enrolments.ended).toBe(30)
  })

  test('is done without a word up to a fifth exactly', async () => {
    const school = await aSchool()
    await school.take(manyFiles())

    expect(await school.check(manyFiles({ left: 23 }))).toMatchObject({
      needsConfirming: true,
      endings: [{ kind: 'enrolments', ending: 7, here: 30 }],
    })
    expect(await school.check(manyFiles({ left: 24 }))).toMatchObject({
      needsConfirming: false,
      endings: [],
    })
    expect((await school.take(manyFiles({ left: 24 }))).changes.enrolments.ended).toBe(6)
  })

  test('is refused with what, how many, and of how many', async () => {
    const school = await aSchool()
    await school.take(manyFiles())
    const files = manyFiles({ left: 0 })
    const nobody = { ...files, 'users.csv': `${String(files['users.csv']).split('\n')[0]}\n` }

    const refused = await school.take(nobody).catch((error: unknown) => error)

    if (!(refused instanceof Refusal)) throw new Error('A refusal was wanted.')
    expect(speaker(english).said(refused.said)).toMatch(
      /^This roster would end 61 of 61 people here that a roster brought or names, and more than a fifth of 3 other kinds\. If/,
    )
  })
})

test('what is said to end is a part of what rosters brought, and not of all who are here', async () => {
  const site = await testSite()
  const school = await handMadeSchool(site, 'Awa School')
  for (let count = 0; count < 12; count++) await school.person('learner')
  const leader = steward(school.network, [school.id])
  const one = { ...manyFiles({ left: 0 }), 'users.csv': usersOf('t,awa,teacher,t,Tia,Tall,') }
  const none = { ...one, 'users.csv': usersOf('') }
  await applyRoster(site.db, leader, school.id, { roster: await read(one), today: later })

  const looked = await checkRoster(site.db, leader, school.id, {
    roster: await read(none),
    today: later,
  })

  expect(sayEndings(speaker(english), looked.endings)).toBe('1 of 1 people here')
})

function usersOf(row: string): string {
  return `sourcedId,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds\n${row}\n`
}

describe('a school that is not here yet', () => {
  const school = { name: 'Awa School', timeZone: 'Pacific/Auckland' }

  test('is looked at as an empty one: all that comes is new, as it will be', async () => {
    const roster = await read(manyFiles())

    const looked = await checkFounding(school, { roster, today: later })

    expect(looked).toMatchObject({ needsConfirming: false, endings: [], withheld: 0 })
    expect(looked.changes).toEqual((await (await aSchool()).take(manyFiles())).changes)
    expect(looked.changes.people).toEqual({ new: 61, changed: 0, resumed: 0, ended: 0, same: 0 })
  })

  test('is not founded for a roster by which nobody comes', async () => {
    const gone = String(faultless()['users.csv']).replace(
      /^(kaur|aroha|mother),,/gm,
      '$1,tobedeleted,',
    )
    const files = [
      faultless({ 'users.csv': undefined }),
      faultless({ 'users.csv': `${String(faultless()['users.csv']).split('\n')[0]}\n` }),
      faultless({ 'users.csv': gone }),
      { 'orgs.csv': String(faultless()['orgs.csv']) },
    ]
    for (const some of files) {
      const roster = await read(some)

      expect(() => assertFounds(roster)).toThrow(Refusal)
      await expect(checkFounding(school, { roster, today })).rejects.toMatchObject({
        kind: 'invalid',
      })
    }
  })

  test('is founded for the smallest of rosters', async () => {
    const roster = await read(faultless({ 'enrollments.csv': undefined }))

    expect(() => assertFounds(roster)).not.toThrow()
  })
})

test('a thousand organisations, each in the next, come in and stay as they are', async () => {
  const length = 1000
  const chain = Array.from({ length }, (_, at) => {
    const parent = at + 1 < length ? `o${at + 1}` : ''
    return `o${at},Group ${at},${at === 0 ? 'school' : 'district'},${parent}`
  })
  const school = await aSchool()
  const files = {
    ...manyFiles(),
    'orgs.csv': ['sourcedId,name,type,parentSourcedId', ...chain, ''].join('\n'),
  }

  const first = await school.take(files)
  const again = await school.take(files)

  expect(first.changes.organisations.new).toBe(length)
  expect(again.changes.organisations).toMatchObject({ changed: 0, same: length })
})
