import { expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { readRoster } from '../reading/read.ts'

const org = (sourcedId: string) => ({ href: 'https://x', sourcedId, type: 'org' })
const users = [
  {
    sourcedId: 't',
    givenName: 'Tia',
    familyName: 'Tall',
    roles: [
      { roleType: 'primary', role: 'teacher', org: org('o') },
      { roleType: 'secondary', role: 'parent', org: org('o'), endDate: '2026-07-01' },
    ],
  },
  {
    sourcedId: 's',
    givenName: 'Sam',
    familyName: 'Small',
    agents: [{ sourcedId: 't' }],
    roles: [{ roleType: 'primary', role: 'student', org: org('o') }, null],
  },
  { sourcedId: 'x', status: 'tobedeleted', roles: [{ role: 'student', org: org('o') }] },
]

async function read(people: readonly object[]) {
  return readRoster(
    await zipOf({
      'orgs.json': JSON.stringify({ orgs: [{ sourcedId: 'o', name: 'Awa', type: 'school' }] }),
      'users.json': JSON.stringify({ users: people }),
    }),
  )
}

test('roles that stand within each person, as a service of OneRoster 1.2 answers, are read', async () => {
  const { dialect, roster } = await read(users)

  expect(dialect).toBe('OneRoster 1.2')
  const places = roster.affiliations.map((one) => [one.person, one.role, one.ends, one.ended])
  expect(places).toEqual([
    ['s', 'learner', undefined, false],
    ['t', 'parent', '2026-07-01', false],
    ['t', 'teacher', undefined, false],
    ['x', 'learner', undefined, true],
  ])
  expect(roster.guardianships).toMatchObject([{ guardian: 't', child: 's' }])
})

test('what is wrong with one of them is told with the way to it', async () => {
  const [first, ...others] = users
  const { problems } = await read([
    { ...first, roles: [{ role: 'wizard', org: org('o') }] },
    ...others,
  ])

  expect(problems.find(({ code }) => code === 'role-unknown')).toMatchObject({
    file: 'users.json (roles)',
    column: 'roles[0].role',
  })
})

test('it is the person that tells them: their next row takes back what it does not repeat', async () => {
  const { roster } = await read(users)

  expect(roster.affiliations.map(({ person, record }) => [person, record])).toEqual([
    ['s', 's'],
    ['t', 't'],
    ['t', 't'],
    ['x', 'x'],
  ])
})
