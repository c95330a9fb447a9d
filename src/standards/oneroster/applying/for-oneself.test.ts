import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aSchool } from '../../../../test/school.ts'
import { testSite } from '../../../../test/site.ts'
import type { Id } from '../../../platform/id.ts'
import { applyRoster } from './actions.ts'
import { isForOneself } from './for-oneself.ts'
import { readRoster } from '../reading/read.ts'

const me = 'me' as Id<'person'>
const people = fc.constantFrom('me', 'you', 'them')
const rows = fc.oneof(
  fc.record({ guardian_id: people, child_id: people }),
  fc.record({
    classroom_id: fc.constant('room'),
    person_id: people,
    role: fc.constantFrom('teacher', 'learner'),
  }),
  fc.record({ person_id: people, organisation_id: fc.constant('school') }),
)
const verdicts = fc.constantFrom('new', 'changed', 'resumed', 'ended')

describe('what is withheld', () => {
  test('is whatever changes what one is oneself, in a classroom or to a child', () => {
    const mine = [
      { classroom_id: 'room', person_id: 'me', role: 'teacher' },
      { classroom_id: 'room', person_id: 'me', role: 'learner' },
      { guardian_id: 'me', child_id: 'you' },
    ]
    fc.assert(
      fc.property(fc.constantFrom(...mine), verdicts, fc.boolean(), (row, verdict, held) => {
        expect(isForOneself(me, { verdict, row, held })).toBe(true)
        expect(isForOneself(me, { verdict: 'same', row, held })).toBe(false)
      }),
    )
  })

  test('is nothing of others, nor a place at a school, nor that others look after oneself', () => {
    fc.assert(
      fc.property(rows, verdicts, (row, verdict) => {
        const subject = 'guardian_id' in row ? row.guardian_id : row.person_id
        fc.pre(subject !== 'me' || 'organisation_id' in row)

        expect(isForOneself(me, { verdict, row, held: true })).toBe(false)
      }),
    )
  })
})

const files = (teacher: string) => ({
  'orgs.csv': 'sourcedId,name,type\no1,Awa,school\n',
  'users.csv':
    'sourcedId,orgSourcedIds,role,username,givenName,familyName\n' +
    'u1,o1,principal,pat,Pat,Lead\ns1,o1,student,sam,Sam,Small\nt1,o1,teacher,tia,Tia,Tall\n',
  'classes.csv': 'sourcedId,title,classType,schoolSourcedId\nc1,Room 7,homeroom,o1\n',
  'enrollments.csv':
    'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n' +
    `e1,c1,o1,s1,student\ne2,c1,o1,${teacher},teacher\n`,
})

async function zipOf(names: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> {
  const { Uint8ArrayWriter, TextReader, ZipWriter } = await import('@zip.js/zip.js')
  const zip = new ZipWriter(new Uint8ArrayWriter())
  for (const [name, text] of Object.entries(names)) await zip.add(name, new TextReader(text))
  return await zip.close()
}

test('a leader who uploads that they teach a room does not come to teach it', async () => {
  const site = await testSite()
  const school = await aSchool(site)
  const operator = { ...(await school.viewer(await school.person('leader'))) }
  const today = '2026-03-31'
  const first = await readRoster(await zipOf(files('t1')))
  await applyRoster(site.db, operator, school.id, { roster: first.roster, today })
  const pat = await site.db.as(operator, (tx) =>
    tx
      .selectFrom('person')
      .where('network_id', '=', school.network)
      .where('display_name', '=', 'Pat Lead')
      .select('id')
      .executeTakeFirstOrThrow(),
  )
  const leader = await school.viewer(pat.id)

  const second = await readRoster(await zipOf(files('u1')))
  const outcome = await applyRoster(site.db, leader, school.id, {
    roster: second.roster,
    today,
    confirmEnding: true,
  })

  expect(outcome.withheld).toBe(1)
  expect((await school.viewer(pat.id)).standing).toMatchObject({ taught: [], learners: [] })
})
