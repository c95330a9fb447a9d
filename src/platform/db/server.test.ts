import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connected } from '../../../test/database.ts'
import { migrate } from './migrate.ts'
import { migration } from './migrations.ts'
import { openServer, type DatabaseRole, type DatabaseServer } from './server.ts'

const dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'kith-server-')))
let own: DatabaseServer

beforeAll(async () => {
  own = await openServer({ dataDir, database: { durable: false } })
})

afterAll(async () => {
  await own.stop()
  rmSync(dataDir, { recursive: true })
})

test('our own server is started, and each role comes in as itself', async () => {
  await migrate(own.connection('owner'), [])

  expect(own).toMatchObject({ kind: 'embedded', adopted: false })
  expect(own.healthy()).toBe(true)
  expect(await namesOn(own)).toEqual(['kith', 'kith_app', 'kith_directory'])
})

test('a second opening adopts the first', async () => {
  const second = await openServer({ dataDir, database: { durable: false } })

  expect(second).toMatchObject({ kind: 'embedded', adopted: true })
  await second.stop()
  expect(await nameOf(own.connection('owner'))).toBe('kith')
})

test('on a server with passwords each role logs in with its own, made from the owner’s', async () => {
  const theirs = await openServer({
    dataDir,
    database: { durable: true, url: await passwordUrl() },
  })
  await migrate(theirs.connection('owner'), [migration('0001-a.sql', 'select 1')])

  expect(theirs).toMatchObject({ kind: 'external', adopted: true })
  expect(await namesOn(theirs)).toEqual(['owner', 'kith_app', 'kith_directory'])
})

test('when the owner’s password changes, the next migration changes the others', async () => {
  const before = await openServer({
    dataDir,
    database: { durable: true, url: await passwordUrl() },
  })
  const url = await passwordUrl('another')
  const after = await openServer({ dataDir, database: { durable: true, url } })

  await migrate(after.connection('owner'), [migration('0001-a.sql', 'select 1')])

  expect(await namesOn(after)).toEqual(['owner', 'kith_app', 'kith_directory'])
  await expect(nameOf(before.connection('app'))).rejects.toMatchObject({ code: '28P01' })
})

test('the lesser roles’ addresses can be given, and any database of the server', async () => {
  const [url, appUrl, directoryUrl] = ['owner', 'app', 'directory'].map(
    (name) => `postgres://${name}@db/kith`,
  )
  const server = await openServer({
    dataDir,
    database: {
      durable: true,
      url: String(url),
      appUrl: String(appUrl),
      directoryUrl: String(directoryUrl),
    },
  })

  expect(server.connection('app')).toEqual({ connectionString: appUrl })
  expect(server.connection('directory')).toEqual({ connectionString: directoryUrl })
  expect(server.connection('owner', 'other')).toEqual({
    connectionString: 'postgres://owner@db/other',
  })
})

/** Makes our own server ask for passwords, as another's does, and gives its address. */
async function passwordUrl(password = 'secret'): Promise<string> {
  const hba = 'local all kith peer map=kith\nlocal all all scram-sha-256\n'
  writeFileSync(join(dataDir, 'postgres', 'pg_hba.conf'), hba)
  await connected(own.connection('owner'), async (client) => {
    const { rowCount } = await client.query("select from pg_roles where rolname = 'owner'")
    if (rowCount === 0) await client.query('create role owner superuser login')
    await client.query(`alter role owner password '${password}'`)
    await client.query('select pg_reload_conf(), pg_sleep(0.1)')
  })
  const socket = encodeURIComponent(String(own.connection('owner').host))
  return `postgres://owner:${password}@${socket}:5432/kith`
}

async function namesOn(server: DatabaseServer): Promise<string[]> {
  const roles: DatabaseRole[] = ['owner', 'app', 'directory']
  return await Promise.all(roles.map((role) => nameOf(server.connection(role))))
}

async function nameOf(connection: ClientConfig): Promise<string> {
  return await connected(connection, async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_user as name')
    return rows[0]?.name ?? ''
  })
}
