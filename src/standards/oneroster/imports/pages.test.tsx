import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { aPlace, appFor, filesOf, open, post, send, work } from '../../../../test/roster-place.ts'
import { yesTo } from '../../../../test/roster-steps.ts'
import { aSchool, type TestSchool } from '../../../../test/school.ts'
import type { TestSite } from '../../../../test/site.ts'
import { newId } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'
import { readRoster } from '../reading/read.ts'

async function people(site: TestSite, school: TestSchool, viewer: Viewer) {
  const { network } = school
  return site.db.as(viewer, (tx) =>
    tx
      .selectFrom('person')
      .where('network_id', '=', network)
      .where('source_id', 'is not', null)
      .select('display_name')
      .execute(),
  )
}

test('a roster is sent, looked at, and taken in', async () => {
  const place = await aPlace()
  const { site, school, leader, here } = place

  const sent = await send(place, { 'roster.zip': await zipOf(faultless()) })
  expect(sent.status).toBe(303)
  expect((await open(site, leader, sent.to)).text).toContain('The files are being read')

  await work(site)
  const looked = await open(site, leader, sent.to)
  expect(looked.text).toContain('Nothing has changed yet')
  expect(looked.text).toContain('Written as OneRoster 1.2')
  expect(looked.text).toContain('No problems were found')
  expect(await people(site, school, leader)).toEqual([])

  const taken = await post(site, leader, `${sent.to}/in`, new FormData())
  expect(taken.status).toBe(303)
  expect((await open(site, leader, sent.to)).text).toContain('is being taken in')
  await work(site)
  expect((await open(site, leader, sent.to)).text).toContain('This is what the roster changed')
  expect((await open(site, leader, here)).text).toContain('Taken in')
  expect(await readdir(site.uploads)).toEqual([])
})

test('several CSV files are one roster, and problems are listed with their places', async () => {
  const place = await aPlace()
  const files = spoilt('users.csv', 'Navreet,Kaur', ',') as Record<string, string>

  const { to } = await send(place, files)
  await work(place.site)

  const { text } = await open(place.site, place.leader, to)
  expect(text).toContain('1 problem was found')
  expect(text.replace(/<[^>]*>/g, '')).toContain('users.csv · line 2 · givenName')
  expect(text).toContain('This person has no name.')
})

test('many who would end are not ended before that is confirmed', async () => {
  const place = await aPlace()
  const { site, leader } = place
  const first = await send(place, { 'roster.zip': await zipOf(faultless()) })
  await work(site)
  await post(site, leader, `${first.to}/in`, new FormData())
  await work(site)
  const { to } = await send(place, {
    'roster.zip': await zipOf(spoilt('users.csv', /aroha,.*\n/, '')),
  })
  await work(site)
  expect((await open(site, leader, to)).text).toContain('Yes, this is to end: 1 of 3 people here')

  const hasty = await post(site, leader, `${to}/in`, new FormData())
  expect(hasty.status).toBe(422)
  expect(await hasty.text()).toContain('Please tick the box')

  await post(site, leader, `${to}/in`, await yesTo(to))
  await work(site)
  expect((await open(site, leader, to)).text).toContain('This is what the roster changed')
})

test('a roster that was looked at can be left out, and its files go', async () => {
  const place = await aPlace()
  const { site, leader, school } = place
  const { to } = await send(place, { 'roster.zip': await zipOf(faultless()) })
  await work(site)

  await post(site, leader, `${to}/out`, new FormData())

  expect((await open(site, leader, to)).text).toContain('Nothing was changed')
  expect(await readdir(site.uploads)).toEqual([])
  await post(site, leader, `${to}/in`, new FormData())
  await work(site)
  expect(await people(site, school, leader)).toEqual([])
})

test('what is no roster is left out with a sentence', async () => {
  const place = await aPlace()

  const { to } = await send(place, { 'roster.zip': 'this is no ZIP' })
  await work(place.site)

  const { text } = await open(place.site, place.leader, to)
  expect(text).toContain('cannot be opened as a ZIP')
  expect(text).toContain('Left out')
})

test.for(['picture.png', '.htaccess', 'roster.zip.exe', '...csv'])(
  'a file called %s is not kept',
  async (name) => {
    const place = await aPlace()

    const { status } = await send(place, { [name]: 'x' })

    expect(status).toBe(422)
    expect(await readdir(place.site.uploads)).toEqual([])
  },
)

test('a name that leads out of its folder leads nowhere', async () => {
  const place = await aPlace()

  const { status } = await send(place, {
    '../../../users.csv': 'sourcedId\n1\n',
    '..\\orgs.csv': 'x',
  })

  expect(status).toBe(303)
  const [folder = ''] = await readdir(place.site.uploads)
  expect(await readdir(`${place.site.uploads}/${folder}`)).toEqual(['orgs.csv', 'users.csv'])
})

test('nothing sent is said', async () => {
  const place = await aPlace()

  expect((await send(place, {})).status).toBe(422)
})

test('a form sent twice is taken once', async () => {
  const place = await aPlace()
  const { site, leader, here } = place
  const zip = await zipOf(faultless())
  const id = newId('deed')

  const answers = await Promise.all(
    [1, 2].map(() => post(site, leader, `${here}/files`, filesOf({ 'roster.zip': zip }, id))),
  )
  const third = await post(site, leader, `${here}/files`, filesOf({ 'roster.zip': zip }, id))

  expect([...answers, third].map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await open(site, leader, here)).text.match(/Roster from/g)).toHaveLength(1)
})

test('to whoever does not lead a school, its rosters are not there', async () => {
  const place = await aPlace()
  const { site, school, here } = place
  const { to } = await send(place, { 'roster.zip': await zipOf(faultless()) })
  const teacher = await school.viewer(await school.person('teacher'))
  const elsewhere = await aSchool(site)
  const stranger = await elsewhere.viewer(await elsewhere.person('leader'))

  for (const viewer of [teacher, stranger]) {
    for (const path of [here, to]) expect((await open(site, viewer, path)).status).toBe(404)
    const out = await post(site, viewer, `/organisations/${school.id}/roster.zip`, new FormData())
    expect(out.status).toBe(404)
    expect((await post(site, viewer, `${here}/files`, filesOf({ 'users.csv': 'x' }))).status).toBe(
      404,
    )
    expect((await post(site, viewer, `${to}/in`, new FormData())).status).toBe(404)
    expect((await post(site, viewer, `${to}/out`, new FormData())).status).toBe(404)
  }
})

test('the roll goes out as a faultless roster, hand-made classrooms and all', async () => {
  const { site, school, leader } = await aPlace()
  const learner = await school.person('learner', 'Mele Tau')
  await school.room({ learners: [learner], teachers: [await school.person('teacher')] })

  const path = `/organisations/${school.id}/roster.zip`
  const answer = await post(site, leader, path, filesOf({}))

  expect(answer.headers.get('content-type')).toBe('application/zip')
  const zip = new Uint8Array(await answer.arrayBuffer())
  const { counts, roster } = await readRoster(zip, { strict: true })
  expect(counts).toMatchObject({ people: 3, classes: 1, enrolments: 2 })
  expect(roster.people.map(({ givenName }) => givenName)).toContain('Mele Tau')
})

test('the roll goes out by a button on the page of rosters, and by no link from elsewhere', async () => {
  const { site, school, leader, here } = await aPlace()
  const path = `/organisations/${school.id}/roster.zip`

  const { text } = await open(site, leader, here)

  expect(text).toContain(`<form action="${path}" method="post" data-whole=""`)
  for (const method of ['GET', 'HEAD']) {
    const answer = await appFor(site, leader).request(`http://localhost${path}`, { method })
    expect(answer.status).toBe(405)
  }
})

test('files that nobody took in are gone after a week', async () => {
  const place = await aPlace()
  await send(place, { 'roster.zip': await zipOf(faultless()) })
  await work(place.site)
  place.site.clock.pass({ days: 400 })

  await send(place, { 'users.csv': 'sourcedId\n1\n' })

  expect(await readdir(place.site.uploads)).toHaveLength(1)
})
