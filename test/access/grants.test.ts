import { expect, test } from 'vitest'
import { connected, testDatabase } from '../database.ts'
import { unlistedGrants } from './grants.ts'

test('what may be changed, taken away or read before there is a viewer, is written down by hand', async () => {
  const { connection } = await testDatabase()

  expect(await connected(connection('owner'), unlistedGrants)).toEqual([])
})
