import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { deedsAt } from '../../../../test/roster-steps.ts'
import { aSchool } from '../../../../test/school.ts'
import { testSite } from '../../../../test/site.ts'
import { isId } from '../../../platform/id.ts'
import { steward } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkRoster, exportRoster } from './actions.ts'

const today = '2026-03-31'
type Files = Parameters<typeof zipOf>[0]

async function aPlace() {
  const site = await testSite()
  const school = await aSchool(site, 'The Valley')
  const leader = steward(school.network, [school.id])
  const read = async (files: Files) => (await readRoster(await zipOf(files))).roster
  return {
    site,
    school,
    leader,
    take: async (files: Files, confirmEnding = false) =>
      applyRoster(site.db, leader, school.id, { roster: await read(files), today, confirmEnding }),
    look: async (files: Files) =>
      checkRoster(site.db, leader, school.id, { roster: await read(files), today }),
    deeds: () => deedsAt({ site, school }),
  }
}

/** The small roster, in which another teacher takes Room 7 beside the first. */
function withTeacher() {
  const add = (name: string, row: string) => `${String(faultless()[name])}${row}\n`
  return faultless({
    'users.csv': add('users.csv', 'tau,,,true,tau,,Sione,Tau,,,,,,,,,,,,,school,'),
    'roles.csv': add('roles.csv', 'r4,,,tau,primary,teacher,,,school,'),
    'enrollments.csv': add('enrollments.csv', 'e3,,,room7,school,tau,teacher,,,'),
  })
}

describe('of a roster that is taken in', () => {
  test('is written down how many of each kind changed and how, and nothing of those that did not', async () => {
    const place = await aPlace()
    await place.take(faultless())

    await place.take(spoilt('users.csv', ',Aroha,', ',Hine,'))

    const [first, second] = (await place.deeds()).filter(
      ({ action }) => action === 'roster.applied',
    )
    expect(first?.facts).toEqual({
      'organisations.new': 1,
      'sessions.new': 2,
      'courses.new': 1,
      'classes.new': 1,
      'people.new': 3,
      'affiliations.new': 3,
      'enrolments.new': 2,
      'guardianships.new': 1,
    })
    expect(second?.facts).toEqual({ 'people.changed': 1 })
  })

  test('that changed nothing is written down that it was taken in, without a number', async () => {
    const place = await aPlace()
    await place.take(faultless())
    const before = (await place.deeds()).length

    await place.take(faultless())

    expect((await place.deeds()).slice(before)).toEqual([{ action: 'roster.applied', facts: {} }])
  })

  test('is written down no name, and nothing that anybody wrote', async () => {
    const place = await aPlace()
    await place.take(withTeacher())
    await place.take(faultless(), true)

    const text = JSON.stringify(await place.deeds())

    for (const word of ['Aroha', 'Ngata', 'Sione', 'Hill', 'Room', 'kaur', 'mother']) {
      expect(text).not.toContain(word)
    }
  })

  test('is written down who came to teach by it, each once, and not those who did before', async () => {
    const place = await aPlace()
    await place.take(faultless())
    const before = (await place.deeds()).length

    await place.take(withTeacher())

    const granted = (await place.deeds())
      .slice(before)
      .filter(({ action }) => action === 'roster.granted')
    const teaching = granted.filter(({ facts }) => facts['kind'] === 'teaches')
    expect(teaching).toHaveLength(1)
    const pairs = Object.entries(teaching[0]?.facts ?? {}).filter(([name]) => name !== 'kind')
    expect(pairs).toHaveLength(1)
    expect(pairs.flat().every((id) => isId(String(id)))).toBe(true)
  })
})

describe('nothing is written down', () => {
  test('of a look', async () => {
    const place = await aPlace()

    await place.look(faultless())

    expect(await place.deeds()).toEqual([])
  })

  test('of a roster that was refused because much would end', async () => {
    const place = await aPlace()
    await place.take(faultless())
    const before = await place.deeds()

    const refused = place.take(spoilt('users.csv', /aroha,.*\n/, ''))

    await expect(refused).rejects.toMatchObject({ kind: 'conflict' })
    expect(await place.deeds()).toEqual(before)
  })

  test('of a roster that broke at its last row', async () => {
    const place = await aPlace()
    const { roster } = await readRoster(await zipOf(faultless()))
    const [one] = roster.guardianships
    if (!one) throw new Error('A guardianship was wanted.')
    const broken = { ...roster, guardianships: [{ ...one, guardian: one.child }] }

    const breaking = applyRoster(place.site.db, place.leader, place.school.id, {
      roster: broken,
      today,
    })

    await expect(breaking).rejects.toThrow()
    expect(await place.deeds()).toEqual([])
  })

  test('of progress that could not be told: the roster is not taken in either', async () => {
    const place = await aPlace()
    const { roster } = await readRoster(await zipOf(faultless()))

    const breaking = applyRoster(place.site.db, place.leader, place.school.id, {
      roster,
      today,
      onProgress: async (done, all) => {
        if (done === all) throw new Error('planted')
      },
    })

    await expect(breaking).rejects.toThrow('planted')
    expect(await place.deeds()).toEqual([])
    expect((await place.look(faultless())).changes.people.new).toBe(3)
  })
})

test('each time the roll goes out is written down, with how many went', async () => {
  const place = await aPlace()
  await place.take(faultless())
  const before = (await place.deeds()).length

  await exportRoster(place.site.db, place.leader, place.school.id, today)

  const [deed, ...others] = (await place.deeds()).slice(before)
  expect(others).toEqual([])
  expect(deed).toMatchObject({
    action: 'roster.exported',
    facts: { people: 3, classes: 1, enrolments: 2, guardianships: 1 },
  })
})
