import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { aPlace, filesOf, post, send, work } from '../../../../test/roster-place.ts'
import {
  checkedAt,
  importRow,
  peopleBrought,
  plain,
  readAt,
  takenInAt,
  yes,
  yesTo,
} from '../../../../test/roster-steps.ts'
import { aSchoolBeside } from '../../../../test/school.ts'
import { newId } from '../../../platform/id.ts'
import { steward } from '../../../platform/viewer.ts'
import { applyRoster } from '../applying/actions.ts'
import { readRoster } from '../reading/read.ts'

const noAroha = () => spoilt('users.csv', /aroha,.*\n/, '')

/** Thirty more people, whom only this roster names. */
function thirty() {
  const more = Array.from({ length: 30 }, (_, at) => `n${at},,,true,n${at},,Nia,New,,,,,,,,,,,,,,`)
  return faultless({ 'users.csv': `${String(faultless()['users.csv'])}${more.join('\n')}\n` })
}

test('a yes to the end of one person is no yes to the end of thirty: it is asked for again', async () => {
  const place = await aPlace()
  await takenInAt(place, faultless())
  const to = await checkedAt(place, noAroha())
  expect(await readAt(place, to)).toContain('1 of 3 people')
  await takenInAt(place, thirty())

  await post(place.site, place.leader, `${to}/in`, await yesTo(to))
  await work(place.site)

  const ended = (await peopleBrought(place)).filter(({ status }) => status === 'ended')
  expect(ended).toEqual([])
  const text = await readAt(place, to)
  expect(text).toContain('by now more would end than was confirmed')
  expect(text).toContain('Yes, this is to end: 31 of 33 people')
  await post(place.site, place.leader, `${to}/in`, await yesTo(to))
  await work(place.site)
  const gone = (await peopleBrought(place)).filter(({ status }) => status === 'ended')
  expect(gone).toHaveLength(31)
})

test('what would end more than when it was looked at can be confirmed after all, its files kept', async () => {
  const place = await aPlace()
  const to = await checkedAt(place, faultless())
  await takenInAt(place, thirty())

  await post(place.site, place.leader, `${to}/in`, yes())
  await work(place.site)

  expect(await importRow(to)).toMatchObject({ status: 'checked', confirmed_ending: false })
  expect(await readAt(place, to)).toContain('Yes, this is to end: 30 of 33 people')
  expect(await readdir(place.site.uploads)).toHaveLength(1)
})

test('a yes on a page of before is no yes to what another page asked since', async () => {
  const place = await aPlace()
  await takenInAt(place, faultless())
  const to = await checkedAt(place, noAroha())
  const yesToOne = await yesTo(to)
  await takenInAt(place, thirty())
  await post(place.site, place.leader, `${to}/in`, yesToOne)
  await work(place.site)

  const answer = await post(place.site, place.leader, `${to}/in`, yesToOne)
  await work(place.site)

  expect(answer.status).toBe(422)
  const text = plain(await answer.text())
  expect(text).toContain('more would end than was confirmed')
  expect(text).toContain('Yes, this is to end: 31 of 33 people')
  expect((await peopleBrought(place)).filter(({ status }) => status === 'ended')).toEqual([])
})

test('a tick without its counts is no yes to anything', async () => {
  const place = await aPlace()
  await takenInAt(place, faultless())
  const to = await checkedAt(place, noAroha())

  const answer = await post(place.site, place.leader, `${to}/in`, yes({ confirm: true }))

  expect(answer.status).toBe(422)
  expect(await readAt(place, to)).toContain('Yes, this is to end: 1 of 3 people')
})

test('what ends no more than was said yes to is done, though another roster came in between', async () => {
  const place = await aPlace()
  await takenInAt(place, faultless())
  const to = await checkedAt(place, noAroha())
  await takenInAt(place, faultless())

  await post(place.site, place.leader, `${to}/in`, await yesTo(to))
  await work(place.site)

  expect((await importRow(to)).status).toBe('applied')
})

test('leaving out a roster that is on its way in does not say that it was left out', async () => {
  const place = await aPlace()
  const to = await checkedAt(place, faultless())
  await post(place.site, place.leader, `${to}/in`, yes())

  const out = await post(place.site, place.leader, `${to}/out`, new FormData())

  expect(out.status).toBe(303)
  expect(out.headers.getSetCookie().join()).not.toContain('roster.leftOut')
  await work(place.site)
  expect((await importRow(to)).status).toBe('applied')
})

test('taking in a roster that was left out does not say that it is being taken in', async () => {
  const place = await aPlace()
  const to = await checkedAt(place, faultless())
  await post(place.site, place.leader, `${to}/out`, new FormData())

  const again = await post(place.site, place.leader, `${to}/in`, yes())

  expect(again.status).toBe(303)
  expect(again.headers.getSetCookie().join()).not.toContain('roster.takingIn')
  await work(place.site)
  expect(await peopleBrought(place)).toEqual([])
})

test('an import is found at its own organisation, and at no other', async () => {
  const place = await aPlace()
  const { site, school, leader } = place
  const to = await checkedAt(place, faultless())
  const beside = await aSchoolBeside(site, school)
  const led = { ...leader.standing, led: [school.id, beside.id] }
  const both = { ...leader, standing: led }
  const wrong = to.replace(school.id, beside.id)

  expect(await readAt(place, wrong, both)).toContain('There is nothing here')
  for (const deed of ['in', 'out']) {
    expect((await post(site, both, `${wrong}/${deed}`, yes())).status).toBe(404)
  }
  expect((await importRow(to)).status).toBe('checked')
})

test('of two rosters that wait, each names the other by its files, which came first, and leads to it', async () => {
  const place = await aPlace()
  const { site } = place
  const first = await send(place, { 'monday.zip': await zipOf(faultless()) })
  await work(site)
  expect(await readAt(place, first.to)).not.toContain('Another roster')
  site.clock.pass({ minutes: 5 })
  const second = await send(place, { 'tuesday.zip': await zipOf(noAroha()) })

  expect(await readAt(place, second.to)).toContain(
    'Another roster, monday.zip, was sent before this one, tuesday.zip, on',
  )
  await work(site)
  expect(await readAt(place, second.to)).toContain('monday.zip, was sent before this one')
  expect(await readAt(place, first.to)).toContain(
    'Another roster, tuesday.zip, was sent after this one, monday.zip, on',
  )
  const answer = await post(site, place.leader, `${second.to}/out`, new FormData())
  expect(answer.status).toBe(303)
  expect(await readAt(place, first.to)).not.toContain('Another roster')
})

test('of two rosters one of which was taken in, nothing waits any more', async () => {
  const place = await aPlace()
  const first = await checkedAt(place, faultless())
  const second = await checkedAt(place, faultless())

  await post(place.site, place.leader, `${first}/in`, yes())
  await work(place.site)

  expect(await readAt(place, second)).not.toContain('Another roster')
})

test('other files sent from the same page are not swallowed: both are named, and a new form is there', async () => {
  const place = await aPlace()
  const { site, leader, here } = place
  const id = newId('deed')
  const zip = await zipOf(faultless())
  const first = await post(site, leader, `${here}/files`, filesOf({ 'monday.zip': zip }, id))

  const answer = await post(site, leader, `${here}/files`, filesOf({ 'tuesday.zip': zip }, id))

  const html = await answer.text()
  expect([first.status, answer.status]).toEqual([303, 422])
  expect(plain(html)).toContain('monday.zip was sent before')
  expect(plain(html)).toContain('tuesday.zip did not come in')
  expect(/name="id" value="([0-9a-f-]{36})"/.exec(html)?.[1]).not.toBe(id)
  await work(site)
  expect(await readAt(place, first.headers.get('location') ?? '')).toContain('monday.zip')
})

test('a roster that calls the school otherwise says so on its page, and renames nothing', async () => {
  const place = await aPlace()
  const to = await takenInAt(place, {
    'orgs.csv': 'sourcedId,name,type\no1,Valley Area School,school\n',
    'users.csv':
      'sourcedId,orgSourcedIds,role,username,givenName,familyName\ns1,o1,student,sam,Sam,Small\n',
  })

  const text = await readAt(place, to)
  expect(text).toContain('What is “The Valley” here is called “Valley Area School” in these files.')
  expect(text).toContain('All rosters of The Valley')
})

test('the import is written down with what it changed, or neither is', async () => {
  const place = await aPlace()
  const { site, school, leader } = place
  const { roster } = await readRoster(await zipOf(faultless()))
  const broken = applyRoster(site.db, steward(school.network, [school.id]), school.id, {
    roster,
    today: '2026-03-31',
    onDone: () => Promise.reject(new Error('the server stops here')),
  })

  await expect(broken).rejects.toThrow('the server stops here')

  expect(await peopleBrought(place)).toEqual([])
  const to = await takenInAt(place, faultless())
  expect(await readAt(place, to)).toContain('People 3 0')
  expect(await readAt(place, to, leader)).toContain('This is what the roster changed')
})
