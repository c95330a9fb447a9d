import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tell } from '../access/count.ts'
import { answerFaults, existenceFaults } from './planted/answers.ts'
import { auditFaults } from './planted/audit.ts'
import { bootFaults } from './planted/boot.ts'
import type { Fault } from './planted/fault.ts'
import { firstWallFaults } from './planted/first-wall.ts'
import { grantFaults } from './planted/grants.ts'
import { keptFaults, sessionFaults } from './planted/late.ts'
import { lawFaults } from './planted/law.ts'
import { logFaults } from './planted/log.ts'
import { aPlace, leave, type Place } from './planted/place.ts'
import { registryFaults } from './planted/registry.ts'
import { rowSecurityFaults } from './planted/row-security.ts'
import { settingsFaults, standingFaults } from './planted/standing.ts'
import { tellingFaults } from './planted/telling.ts'
import { writingFaults } from './planted/writing.ts'

const faults: readonly Fault[] = [
  ...rowSecurityFaults,
  ...writingFaults,
  ...grantFaults,
  ...bootFaults,
  ...lawFaults,
  ...standingFaults,
  ...settingsFaults,
  ...firstWallFaults,
  ...keptFaults,
  ...sessionFaults,
  ...existenceFaults,
  ...answerFaults,
  ...registryFaults,
  ...logFaults,
  ...auditFaults,
  ...tellingFaults,
]

let place: Place
let found = 0
beforeAll(async () => {
  place = await aPlace()
})
afterAll(async () => {
  tell('T-09', `planted faults found: ${found} of ${faults.length}`)
  await leave(place)
})

describe.each([...Map.groupBy(faults, ({ kind }) => kind)])('in %s', (_kind, some) => {
  test.each(some.map((fault) => [fault.name, fault] as const))('%s', async (_name, fault) => {
    expect(await fault.isFound(place), 'without the fault').toBe(false)

    const heal = await fault.plant(place)
    let isFound = false
    try {
      isFound = await fault.isFound(place)
    } finally {
      await heal()
    }

    if (isFound) found += 1
    expect(isFound, 'with the fault').toBe(true)
  })
})

test('there are faults of many kinds, no two alike', () => {
  expect(new Set(faults.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(8)
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length)
  expect(faults.length).toBeGreaterThanOrEqual(24)
})
