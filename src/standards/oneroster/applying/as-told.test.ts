import { expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { testSite } from '../../../../test/site.ts'
import { withoutColumn } from '../../../../test/without-column.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import { steward } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster } from './actions.ts'

type Files = ReturnType<typeof faultless>
const today = '2026-03-01'

async function aPlace() {
  const { db } = await testSite()
  const { network, id } = await foundOrganisation(db, { name: 'The Valley', kind: 'network' })
  return async (files: Files) => {
    const { roster } = await readRoster(await zipOf(files))
    const { changes } = await applyRoster(db, steward(network, [id]), id, {
      roster,
      today,
      confirmEnding: true,
    })
    return Object.entries(changes).flatMap(([kind, counts]) =>
      Object.entries(counts).flatMap(([verdict, count]) =>
        verdict !== 'same' && count > 0 ? [`${kind}: ${count} ${verdict}`] : [],
      ),
    )
  }
}

test.each([
  ['users.csv', 'familyName'],
  ['users.csv', 'givenName'],
  ['users.csv', 'preferredGivenName'],
  ['users.csv', 'grades'],
  ['orgs.csv', 'name'],
  ['orgs.csv', 'type'],
  ['orgs.csv', 'parentSourcedId'],
  ['academicSessions.csv', 'title'],
  ['academicSessions.csv', 'startDate'],
  ['academicSessions.csv', 'endDate'],
  ['academicSessions.csv', 'parentSourcedId'],
  ['courses.csv', 'title'],
  ['courses.csv', 'orgSourcedId'],
  ['classes.csv', 'title'],
  ['classes.csv', 'classType'],
  ['classes.csv', 'schoolSourcedId'],
  ['classes.csv', 'courseSourcedId'],
  ['classes.csv', 'termSourcedIds'],
  ['roles.csv', 'beginDate'],
  ['roles.csv', 'endDate'],
  ['enrollments.csv', 'beginDate'],
  ['enrollments.csv', 'endDate'],
])('%s without %s changes nothing of what is here', async (file, column) => {
  const take = await aPlace()
  const ahead = String(faultless()['roles.csv']).replace(
    'student,2026-02-01,,',
    'student,2026-02-01,2026-12-15,',
  )
  const files = faultless({ 'roles.csv': ahead })
  await take(files)

  expect(await take(withoutColumn(files, file, column))).toEqual([])
})

test('without both columns of names everybody keeps theirs', async () => {
  const take = await aPlace()
  await take(faultless())

  const nameless = withoutColumn(
    withoutColumn(faultless(), 'users.csv', 'givenName'),
    'users.csv',
    'familyName',
  )
  expect(await take(nameless)).toEqual([])
})

test('a column that is there and empty does empty what was kept', async () => {
  const take = await aPlace()
  await take(faultless())

  expect(await take(spoilt('users.csv', 'Navreet,Kaur', 'Navreet,'))).toEqual(['people: 1 changed'])
})

test('a term whose days run backwards keeps those it has', async () => {
  const take = await aPlace()
  await take(faultless())

  const backwards = spoilt('academicSessions.csv', '2026-02-01,2026-04-10', '2026-05-01,2026-04-10')
  expect(await take(backwards)).toEqual([])
})

test('whoever left and is on a roll without last days is back', async () => {
  const take = await aPlace()
  await take(faultless())
  await take(spoilt('roles.csv', /r2.*\n/, ''))

  const again = await take(withoutColumn(faultless(), 'roles.csv', 'endDate'))
  expect(again).toContain('affiliations: 1 resumed')
})
