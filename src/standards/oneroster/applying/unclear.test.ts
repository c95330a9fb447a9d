import { expect, test } from 'vitest'
import { keptInMemory, topped } from '../../../../test/kept-in-memory.ts'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { readRoster } from '../reading/read.ts'

async function reading(files: Parameters<typeof zipOf>[0]) {
  const { roster, problems } = await readRoster(await zipOf(files))
  return { roster: topped(roster), codes: problems.map(({ code }) => code) }
}

for (const [what, file, from, to] of [
  ['in a class', 'enrollments.csv', ',2026-02-01,', ',2026-02-01,12/05/2026'],
  ['at a school', 'roles.csv', 'student,2026-02-01,', 'student,2026-02-01,12/05/2026'],
  ['beside a child', 'roles.csv', 'parent,,', 'parent,,12/05/2026'],
  ['whose end lies before it', 'enrollments.csv', ',2026-02-01,', ',2026-02-01,2026-01-01'],
] as const) {
  test(`a place ${what} with an end that cannot be told stays as it was, and is listed`, async () => {
    const memory = keptInMemory()
    await memory.take((await reading(faultless())).roster)
    const { roster, codes } = await reading(spoilt(file, from, to))

    const { changes } = await memory.take(roster)

    const ended = Object.values(changes).map((counts) => counts.ended)
    expect(ended).toEqual(ended.map(() => 0))
    expect(codes).toContain('end-unclear')
  })

  test(`a new place ${what} with such an end gives nothing`, async () => {
    const memory = keptInMemory()

    const { changes } = await memory.take((await reading(spoilt(file, from, to))).roster)

    const others = await keptInMemory().take((await reading(faultless())).roster)
    const kind = file === 'roles.csv' ? 'affiliations' : 'enrolments'
    expect(changes[kind].new).toBe(others.changes[kind].new - 1)
    if (what === 'beside a child') expect(changes.guardianships.new).toBe(0)
  })
}

test('a place whose row is no longer there ends, whatever else is unclear', async () => {
  const memory = keptInMemory()
  await memory.take((await reading(faultless())).roster)
  const unclear = spoilt('enrollments.csv', ',2026-02-01,', ',2026-02-01,12/05/2026')
  const gone = String(unclear['enrollments.csv']).replace(/e1,.*\n/, '')

  const { changes } = await memory.take(
    (await reading({ ...unclear, 'enrollments.csv': gone })).roster,
  )

  expect(changes.enrolments).toMatchObject({ ended: 1, same: 1 })
})
