import { generateKeyPairSync } from 'node:crypto'
import type { Client } from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { connected, ownDatabase, testDatabase } from '../../../test/database.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { openDatabase } from '../../platform/db/database.ts'
import { newId } from '../../platform/id.ts'
import { steward } from '../../platform/viewer.ts'
import { record } from './actions.ts'
import { checkChain, exportChain, listChains } from './checking.ts'
import { publicKeyOf } from './checkpoint.ts'
import { checkLines } from './reading.ts'
import { signHeads } from './signing.ts'

const key = generateKeyPairSync('ed25519').privateKey
const publicKey = publicKeyOf(key)

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

function chainOf({ network, id, name }: TestSchool) {
  return { network, organisation: id, name }
}

function check(school: TestSchool) {
  return checkChain(site, chainOf(school), publicKey)
}

async function grow(school: TestSchool, db = site.db): Promise<void> {
  const who = steward(school.network, [school.id])
  const object = newId('classroom')
  await db.as(who, (tx) =>
    record(tx, who, { organisation: school.id, action: 'classroom.made', object }),
  )
}

describe('a chain in the database', () => {
  test('is signed when it has grown, after an hour or a thousand entries, and at the end', async () => {
    const own = await ownSite()
    const sign = (how?: { all: boolean }) => signHeads(own, key, how)
    const here = await aSchool(own)

    expect(await sign()).toBe(1)
    await grow(here, own.db)
    expect(await sign()).toBe(0)
    own.clock.pass({ minutes: 61 })
    expect(await sign()).toBe(1)
    expect(await sign()).toBe(0)
    await grow(here, own.db)
    expect(await sign({ all: true })).toBe(1)
    expect(await sign({ all: true })).toBe(0)
    for (let turn = 0; turn < 1000; turn++) await grow(here, own.db)
    expect(await sign()).toBe(1)

    const checked = await checkChain(own, chainOf(here), publicKey)
    expect(checked).toMatchObject({ entries: 1003, signedTo: 1003, fault: undefined })
    await own.db.end()
  })

  test('is not whole to a key that did not sign it', async () => {
    const here = await aSchool(site)
    await signHeads(site, key, { all: true })
    const another = publicKeyOf(generateKeyPairSync('ed25519').privateKey)

    expect(await check(here)).toMatchObject({ signedTo: 1, fault: undefined })
    expect(await checkChain(site, chainOf(here), another)).toMatchObject({
      fault: { seq: 1, why: 'signature' },
    })
  })

  test('goes out into a file in which it can be followed', async () => {
    const here = await aSchool(site)
    for (let turn = 0; turn < 3; turn++) {
      await signHeads(site, key, { all: true })
      await grow(here)
    }
    const lines: string[] = []
    const write = async (line: string) => void lines.push(line)

    expect(await exportChain(site, chainOf(here), { key, write })).toBe(4)

    expect(await checkLines(lines, publicKey)).toMatchObject([
      { organisation: here.id, entries: 4, signedTo: 4, erased: 0, fault: undefined },
    ])
    const kinds = lines.map((line) => (JSON.parse(line) as { kind: string }).kind)
    expect(kinds.join(' ')).toBe(
      'chain checkpoint checkpoint checkpoint end entry entry entry entry',
    )
  })

  test('holds when facts are erased, which only the owner of the tables can', async () => {
    const here = await aSchool(site)

    const erased = await asOwner(async (client) => {
      await client.query('set role kith_owner')
      return client.query('delete from audit_payload where organisation_id = $1', [here.id])
    })

    expect(erased.rowCount).toBe(1)
    expect(await check(here)).toMatchObject({ entries: 1, erased: 1, strays: 0, fault: undefined })
  })

  test.each([
    ['changed', 2, "update audit_entry set action = 'session.begun' where seq = 2"],
    ['missing', 2, 'delete from audit_entry where seq = 2'],
    ['missing', 4, 'delete from audit_entry where seq = 4'],
    ['out-of-order', 0, 'update audit_entry set seq = 0 where seq = 1'],
    [
      'payload-changed',
      1,
      `update audit_payload set facts = '{"kind":"home"}' where facts <> '{}'`,
    ],
    ['changed', 4, `update audit_chain set hash = repeat('0', 64)`],
    ['missing', 5, 'update audit_chain set length = 5'],
    ['changed', 4, 'delete from audit_chain'],
    ['signature', 4, 'update audit_checkpoint set at = now()'],
    ['signature', 4, `update audit_checkpoint set signature = repeat('0', 128)`],
    ['missing', 5, 'update audit_checkpoint set seq = 5'],
  ])('shows what the owner of the server did to it: %s at %i, by %s', async (why, seq, meddle) => {
    const here = await aSchool(site)
    for (let turn = 0; turn < 3; turn++) await grow(here)
    await signHeads(site, key, { all: true })
    expect(await check(here)).toMatchObject({ entries: 4, signedTo: 4, fault: undefined })

    const word = meddle.includes(' where ') ? 'and' : 'where'
    await meddling(`${meddle} ${word} organisation_id = '${here.id}'`)

    expect(await check(here)).toMatchObject({ fault: { seq, why } })
    expect((await listChains(site)).map(({ organisation }) => organisation)).toContain(here.id)
  })

  test('shows facts that belong to no entry', async () => {
    const here = await aSchool(site)
    const who = steward(here.network, [here.id])

    await site.db.as(who, (tx) =>
      tx
        .insertInto('audit_payload')
        .values({
          network_id: here.network,
          organisation_id: here.id,
          commitment: '0'.repeat(64),
          salt: '0'.repeat(64),
          facts: '{}',
        })
        .execute(),
    )

    expect(await check(here)).toMatchObject({ strays: 1, fault: undefined })
  })
})

/** What only somebody could do who commands the whole database, and takes its guards away first. */
async function meddling(statement: string): Promise<void> {
  const tables = ['audit_entry', 'audit_chain', 'audit_checkpoint', 'audit_payload']
  await asOwner(async (client) => {
    const guards = (state: string) =>
      tables.map((table) => `alter table ${table} ${state} trigger stays`).join(';')
    await client.query(
      `begin; ${guards('disable')}; ${statement}; ${guards('enable always')}; commit`,
    )
  })
}

/** A site with a database of its own, for what looks at every chain in one. */
async function ownSite(): Promise<TestSite> {
  const { connection } = await ownDatabase()
  const at = { app: connection('app'), directory: connection('directory'), size: 4 }
  return { ...(await testSite()), db: openDatabase(at) }
}

async function asOwner<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const { connection } = await testDatabase()
  return connected(connection('owner'), work)
}
