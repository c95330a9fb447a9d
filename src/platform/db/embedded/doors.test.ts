import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { connected, testDatabase } from '../../../../test/database.ts'
import { roles } from './cluster.ts'
import { identMap } from './doors.ts'

test('each user of the machine may be each of the four roles, and nothing else', () => {
  expect(identMap(['root', 'postgres'])).toBe(
    ['root', 'postgres']
      .flatMap((name) => roles.map((role) => `kith "${name}" ${role}\n`))
      .join(''),
  )
})

test('whatever a user is called, the line stays one line with one quoted name', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w "$#+.-]{1,20}$/), (name) => {
      for (const line of identMap([name]).trimEnd().split('\n')) {
        expect(line).toMatch(/^kith "(?:[^"]|"")+" kith(_[a-z]+)?$/)
      }
    }),
  )
})

test('PostgreSQL finds no fault with the doors of a running cluster', async () => {
  const { connection } = await testDatabase()

  const { rows } = await connected(connection('owner'), (client) =>
    client.query(
      `select error from pg_hba_file_rules where error is not null
       union all select error from pg_ident_file_mappings where error is not null`,
    ),
  )

  expect(rows).toEqual([])
})
