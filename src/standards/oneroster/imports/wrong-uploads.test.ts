import { readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { aPlace, appFor, filesOf, open, post, send, work } from '../../../../test/roster-place.ts'
import {
  importRow,
  peopleBrought,
  readAt,
  type RosterPlace,
} from '../../../../test/roster-steps.ts'
import { newId } from '../../../platform/id.ts'
import { limits } from '../files/limits.ts'
import { receiveRoster } from './upload.ts'

type Files = Parameters<typeof filesOf>[0]

/** What is no roster, and what is said of it when it was looked into. */
const noRosters: readonly (readonly [what: string, files: () => Promise<Files>, said: string])[] = [
  [
    'a ZIP in a ZIP',
    async () => ({ 'roster.zip': await zipOf({ 'inner.zip': await zipOf(faultless()) }) }),
    'Found instead: inner.zip',
  ],
  [
    'two ZIPs of one roster',
    async () => ({ 'a.zip': await zipOf(faultless()), 'b.zip': await zipOf(faultless()) }),
    'Please send one roster at a time',
  ],
  [
    'a ZIP and one of its files beside it',
    async () => ({ 'a.zip': await zipOf(faultless()), 'users.csv': 'sourcedId\n1\n' }),
    'There are two files called users',
  ],
  [
    'two rosters in two folders of a ZIP',
    async () => {
      const two = ['hill', 'vale'].flatMap((folder) =>
        Object.entries(faultless()).map(([name, content]) => [`${folder}/${name}`, content]),
      )
      return { 'a.zip': await zipOf(Object.fromEntries(two) as ReturnType<typeof faultless>) }
    },
    'There are several rosters here: hill/, vale/.',
  ],
  [
    'a letter',
    async () => ({ 'readme.txt': 'Please find the roster attached.\n' }),
    'Found instead: readme.txt',
  ],
  [
    'two files whose names differ in a capital letter alone',
    async () => ({ 'users.csv': 'sourcedId\n1\n', 'Users.csv': 'sourcedId\n2\n' }),
    'There are two files called users',
  ],
  ['a ZIP of no bytes', async () => ({ 'a.zip': '' }), 'cannot be opened as a ZIP'],
  ['a ZIP with nothing in it', async () => ({ 'a.zip': await zipOf({}) }), 'No roster was found'],
  [
    'a ZIP of which the end is missing',
    async () => ({ 'a.zip': (await zipOf(faultless())).slice(0, 800) }),
    'It may have been cut short on its way',
  ],
  [
    'a CSV file that is called a ZIP',
    async () => ({ 'users.zip': 'sourcedId\n1\n' }),
    'users.zip cannot be opened as a ZIP',
  ],
]

test.for(noRosters)('left out with a sentence, its files gone: %s', async ([, files, sentence]) => {
  const place = await aPlace()

  const { status, to } = await send(place, await files())
  await work(place.site)

  expect(status).toBe(303)
  expect((await importRow(to)).status).toBe('refused')
  const said = await readAt(place, to)
  expect(said).toContain(sentence)
  expect(said).toContain('Nothing was changed')
  expect(said).not.toContain('Take this roster in')
  expect(await readdir(place.site.uploads)).toEqual([])
})

/** What may be the beginning of a roster, and holds nobody. */
const empties: readonly (readonly [what: string, files: Files])[] = [
  ['a file of people without a byte', { 'users.csv': '' }],
  ['a file of people of spaces and ends of lines', { 'users.csv': ' \r\n\n \n' }],
  ['headings alone', { 'users.csv': 'sourcedId,username,givenName,familyName\n' }],
  ['headings of another list', { 'users.csv': 'nr;naam;klas\n1;Sam;7\n' }],
  ['a mark of order and nothing more', { 'users.csv': '\ufeff' }],
  ['JSON that breaks off', { 'users.json': '{"users":' }],
]

test.for(empties)('nobody comes or ends by %s', async ([, files]) => {
  const place = await aPlace()
  const first = await send(place, { 'roster.zip': await zipOf(faultless()) })
  await work(place.site)
  await post(place.site, place.leader, `${first.to}/in`, new FormData())
  await work(place.site)
  const before = await peopleBrought(place)

  const { to } = await send(place, files)
  await work(place.site)
  await post(place.site, place.leader, `${to}/in`, new FormData())
  await work(place.site)

  expect(before).toHaveLength(3)
  expect(await peopleBrought(place)).toEqual(before)
  expect((await importRow(to)).status).not.toBe('failed')
})

/** A form as it comes over the line, written by hand. */
async function sendBody(place: RosterPlace, body: BodyInit | null, type: string | undefined) {
  const headers = {
    origin: 'http://localhost',
    ...(type !== undefined && { 'content-type': type }),
  }
  return appFor(place.site, place.leader).request(`http://localhost${place.here}/files`, {
    method: 'POST',
    body,
    headers,
  })
}

const part = (head: string, text: string) =>
  `--mark\r\ncontent-disposition: form-data; ${head}\r\n\r\n${text}\r\n`
const idPart = () => part('name="id"', newId('deed'))
const filePart = (name: string) => part(`name="files"; filename="${name}"`, 'sourcedId\n1')
const whole = 'multipart/form-data; boundary=mark'

describe('a body that is not what the form sends', () => {
  test.for([
    ['JSON', '{"files":[]}', 'application/json', 415],
    ['a ZIP by itself', 'PK', 'application/zip', 415],
    ['plain text', 'sourcedId', 'text/plain', 415],
    ['a form without files', 'id=1&files=users.csv', 'application/x-www-form-urlencoded', 422],
    ['a form of parts that names no mark', idPart(), 'multipart/form-data', 422],
    ['a form under another mark', `${idPart()}--mark--`, 'multipart/form-data; boundary=x', 422],
    ['a form without its end', `${idPart()}${filePart('users.csv')}`, whole, 422],
    ['no bytes at all', '', whole, 422],
    ['bytes that are no part', '\r\n\r\n\r\n', whole, 422],
    ['no word of what it is', null, undefined, 422],
  ] as const)('is refused and leaves nothing: %s', async ([, body, type, status]) => {
    const place = await aPlace()

    const answer = await sendBody(place, body, type)

    expect(answer.status).toBe(status)
    expect(answer.headers.get('location')).toBeNull()
    expect(await readdir(place.site.uploads)).toEqual([])
    expect(await readAt(place, place.here)).toContain('No roster has been sent yet')
  })

  test('without the id of the form, or with one that is none, it is nowhere', async () => {
    const place = await aPlace()
    const bodies = [
      `${filePart('users.csv')}--mark--`,
      `${filePart('users.csv')}${idPart()}--mark--`,
      `${part('name="id"', '../../etc')}${filePart('users.csv')}--mark--`,
      `${part('name="id"', '')}${filePart('users.csv')}--mark--`,
      `${part('name="id"', 'x'.repeat(5000))}${filePart('users.csv')}--mark--`,
    ]

    for (const body of bodies) expect((await sendBody(place, body, whole)).status).toBe(404)

    expect(await readdir(place.site.uploads)).toEqual([])
  })

  test('fields that nobody asked for are passed over', async () => {
    const place = await aPlace()
    const other = part('name="organisation"', newId('organisation'))
    const unnamed = part('name="files"; filename=""', '')

    const body = `${other}${idPart()}${unnamed}${filePart('users.csv')}${other}--mark--`
    const answer = await sendBody(place, body, whole)

    expect(answer.status).toBe(303)
    const to = answer.headers.get('location') ?? ''
    expect(to.startsWith(`${place.here}/`)).toBe(true)
    expect(await readAt(place, to)).toContain('Files: users.csv')
  })
})

describe('too much', () => {
  const named = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}.csv`, 'sourcedId\n']))

  test('fifty files are taken, and one more is refused beside the field', async () => {
    const place = await aPlace()

    expect((await send(place, named(50))).status).toBe(303)
    const answer = await post(place.site, place.leader, `${place.here}/files`, filesOf(named(51)))

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('up to 50 CSV files')
    expect(await readdir(place.site.uploads)).toHaveLength(1)
  })

  test('more bytes than a roster may have are refused while they come, and not kept', async () => {
    const { site, school } = await aPlace()
    const piece = new Uint8Array(5_000_000)
    const head = new TextEncoder().encode(
      `${idPart()}--mark\r\ncontent-disposition: form-data; name="files"; filename="a.csv"\r\n\r\n`,
    )
    let sent = 0
    const body = new ReadableStream({
      start: (stream) => stream.enqueue(head),
      pull(stream) {
        sent += piece.length
        stream.enqueue(piece)
      },
    })
    const asked = { method: 'POST', body, headers: { 'content-type': whole }, duplex: 'half' }
    const request = new Request('http://localhost/', asked)

    const receiving = receiveRoster(request, site.uploads, school.id)

    await expect(receiving).rejects.toMatchObject({
      kind: 'invalid',
      said: { word: { key: 'roster.tooLargeUpload' } },
    })
    expect(sent).toBeLessThan(limits.bytes + 10 * piece.length)
    expect(await readdir(site.uploads)).toEqual([])
  })
})

describe('the names of files', () => {
  test('are kept by their last part, without what a page or a disk takes amiss', async () => {
    const place = await aPlace()
    const { to } = await send(place, {
      'C:\\Users\\pat\\orgs.csv': 'sourcedId\n',
      '/etc/users.csv': 'sourcedId\n',
      'a<b>&c.csv': 'sourcedId\n',
      'Māori ūpoko.csv': 'sourcedId\n',
    })

    const { text } = await open(place.site, place.leader, to)

    expect(text).toContain('Files: orgs.csv, users.csv, a_b__c.csv, Māori ūpoko.csv')
    const [folder = ''] = await readdir(place.site.uploads)
    expect((await readdir(`${place.site.uploads}/${folder}`)).toSorted()).toEqual(
      ['Māori ūpoko.csv', 'a_b__c.csv', 'orgs.csv', 'users.csv'].toSorted(),
    )
  })

  test('that become the same are refused together', async () => {
    const place = await aPlace()

    const { status } = await send(place, { 'a<.csv': 'x', 'a>.csv': 'y' })

    expect(status).toBe(422)
    expect(await readdir(place.site.uploads)).toEqual([])
  })

  test('may have a hundred letters, and no more', async () => {
    const place = await aPlace()
    const long = (length: number) => ({ [`${'u'.repeat(length - 4)}.csv`]: 'sourcedId\n' })

    expect((await send(place, long(100))).status).toBe(303)
    expect((await send(place, long(101))).status).toBe(422)
  })
})
