import type { ClientConfig } from 'pg'
import { expect, test } from 'vitest'
import { blankDatabase, connected } from '../../../test/database.ts'
import { migrate } from './migrate.ts'
import { migration } from './migrations.ts'
import { dbWords } from './words.ts'

const goal = migration(
  '0001-goal.sql',
  `create table goal (id uuid primary key, words text not null);
   comment on table goal is 'learning/goals';
   grant select on goal to kith_app;`,
)
const circle = migration('0002-circle.sql', 'create table circle (id uuid primary key);')

test('a new database takes all steps, and then none', async () => {
  const { connection } = await blankDatabase()
  const owner = connection('owner')

  expect(await migrate(owner, [goal])).toEqual(['0001-goal.sql'])
  expect(await migrate(owner, [goal, circle])).toEqual(['0002-circle.sql'])
  expect(await migrate(owner, [goal, circle])).toEqual([])
})

test('what a migration makes belongs to kith_owner', async () => {
  const { connection } = await blankDatabase()
  await migrate(connection('owner'), [goal])

  const { rows } = await asked(
    connection('owner'),
    "select tableowner from pg_tables where tablename = 'goal'",
  )

  expect(rows).toEqual([{ tableowner: 'kith_owner' }])
})

test('six processes that migrate together take every step once', async () => {
  const { connection } = await blankDatabase()
  const six = [1, 2, 3, 4, 5, 6].map(() => migrate(connection('owner'), [goal, circle]))

  const taken = await Promise.all(six)

  expect(taken.flat()).toEqual(['0001-goal.sql', '0002-circle.sql'])
})

test('two databases of one server are migrated together, though they share their roles', async () => {
  const databases = await Promise.all([1, 2, 3, 4].map(blankDatabase))

  const taken = await Promise.all(
    databases.map(({ connection }) => migrate(connection('owner'), [goal])),
  )

  expect(taken).toEqual(databases.map(() => ['0001-goal.sql']))
})

test('a step that fails takes the others with it, and says where it failed', async () => {
  const { connection } = await blankDatabase()
  const broken = migration('0002-broken.sql', 'create table one ();\n\ncreate tabel two ();')

  await expect(migrate(connection('owner'), [goal, broken])).rejects.toThrow(
    /0002-broken\.sql failed in line 3/,
  )
  const { rows } = await asked(connection('owner'), "select to_regclass('goal') as goal")
  expect(rows).toEqual([{ goal: null }])
})

test('a step that was changed after it was taken is refused', async () => {
  const { connection } = await blankDatabase()
  await migrate(connection('owner'), [goal])

  const again = migrate(connection('owner'), [migration('0001-goal.sql', 'select 1')])

  await expect(again).rejects.toMatchObject({ said: { word: dbWords.editedMigration } })
})

test('the lesser roles can use what they were granted, and make nothing', async () => {
  const { connection } = await blankDatabase()
  await migrate(connection('owner'), [goal])
  const app = connection('app')

  expect((await asked(app, 'select * from goal')).rows).toEqual([])
  await expect(asked(app, 'delete from goal')).rejects.toMatchObject({ code: '42501' })
  await expect(asked(app, 'create table mine ()')).rejects.toMatchObject({ code: '42501' })
  await expect(asked(app, 'create temporary table mine ()')).rejects.toMatchObject({
    code: '42501',
  })
  await expect(asked(app, 'select from migration.step')).rejects.toMatchObject({ code: '42501' })
  await expect(asked(app, 'set role kith_owner')).rejects.toMatchObject({ code: '42501' })
  await expect(asked(connection('directory'), 'select * from goal')).rejects.toMatchObject({
    code: '42501',
  })
})

test('no query of a lesser role can change whose eyes it sees with, or run for ever', async () => {
  const { connection } = await blankDatabase()
  await migrate(connection('owner'), [goal])

  for (const role of ['app', 'directory'] as const) {
    const setting = asked(connection(role), "select set_config('app.person', 'x', true)")
    await expect(setting).rejects.toMatchObject({ code: '42501' })
    const { rows } = await asked(
      connection(role),
      `select current_setting('statement_timeout') as statement,
              current_setting('idle_in_transaction_session_timeout') as idle`,
    )
    expect(rows).toEqual([{ statement: '15s', idle: '30s' }])
  }
})

function asked(connection: ClientConfig, statement: string) {
  return connected(connection, (client) => client.query<Record<string, unknown>>(statement))
}
