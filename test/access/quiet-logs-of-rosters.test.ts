import { Uint8ArrayReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { sessionCookie } from '../../src/people/accounts/guard.ts'
import { faultless, zipOf } from '../oneroster.ts'
import { aPlace, filesOf, open, post, work } from '../roster-place.ts'
import { testAssets } from '../visitor.ts'
import { aMatrixWorld, asOwner, type MatrixWorld } from './matrix-world.ts'
import { loud } from './loud.ts'
import { mayReadMark } from './verdict.ts'

const word = 'canary000000000000'

type Files = Parameters<typeof zipOf>[0]

/** The faultless files with a word in every field that people fill in, and in every id. */
function wordy(change: (name: string, text: string) => string = (_, text) => text): Files {
  const fields =
    /\b(kaur|aroha|mother|Navreet|Kaur|Aroha|Ngata|Hana|The Valley|Hill School|Room 7|Writing|room7|net|Test)\b/g
  return Object.fromEntries(
    Object.entries(faultless()).map(([name, text]) => {
      const said = String(text).replace(fields, (found) => `${found}${word}`)
      return [name, change(name, said)]
    }),
  )
}

const inFile = (file: string, from: string | RegExp, to: string) =>
  wordy((name, text) => (name === file ? text.replace(from, to) : text))

/** What is sent, as the form holds it. Each goes another way: taken in, listed, refused as a whole, broken. */
const sendings: Readonly<Record<string, () => Promise<Parameters<typeof filesOf>[0]>>> = {
  'that holds': async () => ({ 'roster.zip': await zipOf(wordy()) }),
  'in loose files': async () => wordy(),
  'with ids that lead nowhere': async () => ({
    'roster.zip': await zipOf(inFile('enrollments.csv', /,room7\w+,/g, `,nowhere${word},`)),
  }),
  'with roles that nobody knows': async () => ({
    'roster.zip': await zipOf(inFile('roles.csv', /student|parent/g, word)),
  }),
  'with days that are none': async () => ({
    'roster.zip': await zipOf(inFile('academicSessions.csv', /2026-\d\d-\d\d/g, word)),
  }),
  'with quotes that never end': async () => ({
    'roster.zip': await zipOf(inFile('users.csv', 'Navreet', '"Navreet')),
  }),
  'with headings of nobody': async () => ({
    'roster.zip': await zipOf(inFile('users.csv', /^.*\n/, `${word},${word}\n`)),
  }),
  'with a file that is none of it': async () => ({
    'roster.zip': await zipOf({ ...wordy(), [`${word}.csv`]: `${word}\n${word}\n` }),
  }),
  'in a ZIP that is none': async () => ({ 'roster.zip': `PK${word.repeat(20)}` }),
  'of another name': async () => ({ [`${word}.pdf`]: word }),
}

describe('names in a roster that is sent', () => {
  test.each(Object.entries(sendings))(
    '%s, stand in no line of the log, no header, no address, no job and no entry of the record',
    async (_, files) => {
      const place = await aPlace()
      const { site, leader, here, school } = place

      const sent = await post(site, leader, `${here}/files`, filesOf(await files()))
      const to = sent.headers.get('location') ?? here
      await work(site)
      const seen = await open(site, leader, to)
      const taken = await post(site, leader, `${to}/in`, filesOf({}))
      await work(site)
      const after = await open(site, leader, to)

      expect(seen.status).toBe(200)
      const headers = [sent, taken].flatMap((answer) => [...answer.headers].flat())
      expect(headers.filter((one) => one.includes('canary'))).toEqual([])
      expect(after.text).not.toMatch(/(?:href|action)="[^"]*canary/)
      expect(site.lines.length).toBeGreaterThan(3)
      expect(loud(site.lines)).toEqual([])
      expect(await keptOf(school.network)).not.toContain('canary')
    },
  )

  test('are there to be found: one that holds brings them in', async () => {
    const { site, leader, here, school } = await aPlace()
    const files = filesOf({ 'roster.zip': await zipOf(wordy()) })

    const { headers } = await post(site, leader, `${here}/files`, files)
    await work(site)
    await post(site, leader, `${headers.get('location')}/in`, new FormData())
    await work(site)

    const names = await asOwner(async (client) => {
      const { rows } = await client.query<{ name: string }>(
        'select display_name as name from person where network_id = $1 and source_id is not null',
        [school.network],
      )
      return rows.map(({ name }) => name)
    })
    expect(names).toHaveLength(3)
    for (const name of names) expect(name).toContain('canary')
    expect(await keptOf(school.network)).toContain('roster.applied')
  })

  test('stay out of the log when the work breaks in the middle with an error that quotes them', async () => {
    const { site, leader, here } = await aPlace()
    const files = filesOf({ 'roster.zip': await zipOf(wordy()) })
    await post(site, leader, `${here}/files`, files)
    const cause = Object.assign(new Error(`duplicate key (${word})`), {
      detail: word,
      code: '23505',
    })

    await work({ ...site, db: { ...site.db, as: () => Promise.reject(cause) } })

    expect(site.lines.some((line) => line.includes('"level":"error"'))).toBe(true)
    expect(loud(site.lines)).toEqual([])
  })
})

/** Everything that this network's jobs and records hold, and what was written of its imports beside their reports. */
async function keptOf(network: string): Promise<string> {
  return asOwner(async (client) => {
    const tables = ['job', 'audit_entry', 'audit_payload', 'audit_chain']
    const kept: string[] = []
    for (const table of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select to_jsonb(kept)::text as row from ${table} kept where network_id = $1`,
        [network],
      )
      kept.push(...rows.map(({ row }) => row))
    }
    return kept.join('\n')
  })
}

describe('the roster that a school takes out', () => {
  let world: MatrixWorld
  let app: Hono
  beforeAll(async () => {
    world = await aMatrixWorld()
    app = createApp(world.site, await testAssets())
  })

  test.each(['leader', 'administrator'] as const)(
    'holds nothing, once it is unpacked, that this head may not read: %s',
    async (who) => {
      const by = { school: 'hill', who } as const
      const { id } = world.hill.school
      const answer = await app.request(`/organisations/${id}/roster.zip`, {
        method: 'POST',
        headers: {
          cookie: `${sessionCookie}=${await world.comeIn(by)}`,
          'sec-fetch-site': 'same-origin',
        },
      })

      const packed = new Uint8Array(await answer.arrayBuffer())
      const text = await unpacked(packed)

      expect(answer.status).toBe(200)
      const marks = [...new Set(text.match(/canary[0-9a-f]{12}/g))].map((token) =>
        world.marks.get(token),
      )
      expect(marks.filter((mark) => mark?.object === 'person').length).toBeGreaterThan(5)
      expect(
        marks.filter(
          (mark) => !mark || !mayReadMark(by, mark, 'current') || mark.of.school !== 'hill',
        ),
      ).toEqual([])
    },
  )
})

/** The names and the words of every file in a ZIP. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const zip = new ZipReader(new Uint8ArrayReader(bytes), { useWebWorkers: false })
  const texts: string[] = []
  for (const entry of await zip.getEntries()) {
    texts.push(entry.filename)
    if (!entry.directory)
      texts.push(new TextDecoder().decode(await entry.getData(new Uint8ArrayWriter())))
  }
  await zip.close()
  return texts.join('\n')
}
