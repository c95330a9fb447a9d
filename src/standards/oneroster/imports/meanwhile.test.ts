import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { aPlace, open, post, send, work } from '../../../../test/roster-place.ts'
import {
  checkedAt,
  deedsAt,
  importRow,
  peopleBrought,
  readAt,
  takenInAt,
  yes,
  yesTo,
  type RosterPlace,
} from '../../../../test/roster-steps.ts'
import { newId, type Id } from '../../../platform/id.ts'
import { enqueue } from '../../../platform/jobs/store.ts'
import { applyJob, checkJob } from './job-kinds.ts'
import { isFirst, partFolder } from './waiting.ts'

/** The small roster, in which Aroha is called so. */
const called = (name: string) => spoilt('users.csv', ',Aroha,', `,${name},`)

/** The small roster with so many more people, and no place for them. */
function withMore(count: number) {
  const rows = Array.from({ length: count }, (_, at) =>
    [`n${at}`, '', '', 'true', `n${at}`, '', 'Nia', `New ${at}`].join(','),
  ).map((row) => `${row},,,,,,,,,,,,,,`)
  return faultless({ 'users.csv': `${String(faultless()['users.csv'])}${rows.join('\n')}\n` })
}

async function nameOf(place: RosterPlace, source: string) {
  return (await peopleBrought(place)).find(({ source_id }) => source_id === source)?.display_name
}

async function takeIn(place: RosterPlace, to: string, { confirm = false } = {}) {
  await post(place.site, place.leader, `${to}/in`, confirm ? await yesTo(to) : yes())
  await work(place.site)
}

describe('of two rosters that wait side by side', () => {
  test.for([
    ['sent', 'Mere'],
    ['turned round', 'Hine'],
  ] as const)('the last to be taken in holds, in the order in which they were %s', async (row) => {
    const [order, last] = row
    const place = await aPlace()
    const pages = [await checkedAt(place, called('Hine')), await checkedAt(place, called('Mere'))]

    for (const to of order === 'sent' ? pages : pages.toReversed()) await takeIn(place, to)

    expect(await nameOf(place, 'aroha')).toBe(`${last} Ngata`)
    for (const to of pages) expect((await importRow(to)).status).toBe('applied')
  })

  test('one that is left out takes nothing of the other with it', async () => {
    const place = await aPlace()
    const one = await checkedAt(place, called('Hine'))
    const other = await checkedAt(place, called('Mere'))

    await post(place.site, place.leader, `${one}/out`, new FormData())
    expect(await readdir(place.site.uploads)).toHaveLength(1)
    await takeIn(place, other)

    expect(await nameOf(place, 'aroha')).toBe('Mere Ngata')
  })

  test('both asked for at once come in one after the other, whole', async () => {
    const place = await aPlace()
    const pages = [await checkedAt(place, called('Hine')), await checkedAt(place, called('Mere'))]

    for (const to of pages) await post(place.site, place.leader, `${to}/in`, yes())
    await Promise.all([work(place.site), work(place.site)])
    await work(place.site)

    for (const to of pages) expect((await importRow(to)).status).toBe('applied')
    expect(await peopleBrought(place)).toHaveLength(3)
    expect(['Hine Ngata', 'Mere Ngata']).toContain(await nameOf(place, 'aroha'))
  })
})

describe('when the school has changed since a roster was looked at', () => {
  test('what it did is told, and no longer what it would have done', async () => {
    const place = await aPlace()
    const to = await checkedAt(place, called('Hine'))
    expect(await readAt(place, to)).toContain('People 3 0')
    await takenInAt(place, faultless())

    await takeIn(place, to)

    expect(await readAt(place, to)).toContain('People 1 2')
  })

  test('so much that would end by now is not ended without a word', async () => {
    const place = await aPlace()
    const to = await checkedAt(place, faultless())
    await takenInAt(place, withMore(30))

    await takeIn(place, to)

    expect((await importRow(to)).status).not.toBe('applied')
    expect(await readAt(place, to)).toContain('30 of 33 people')
    expect((await peopleBrought(place)).every(({ status }) => status === 'active')).toBe(true)
  })

  test('what was made by hand meanwhile is as it was made', async () => {
    const place = await aPlace()
    const { school } = place
    const to = await checkedAt(place, faultless())
    const [learner, teacher] = [await school.person('learner'), await school.person('teacher')]
    await school.room({ learners: [learner], teachers: [teacher] }, 'Room 9')
    const before = (await school.viewer(teacher)).standing

    await takeIn(place, to)

    expect((await importRow(to)).status).toBe('applied')
    expect(before.taught).toHaveLength(1)
    expect((await school.viewer(teacher)).standing).toEqual(before)
  })
})

describe('a yes', () => {
  const noAroha = () => spoilt('users.csv', /aroha,.*\n/, '')

  test('is kept with the roster, and what it ended is written down by numbers', async () => {
    const place = await aPlace()
    await takenInAt(place, faultless())

    const to = await takenInAt(place, noAroha(), { confirm: true })

    expect(await importRow(to)).toMatchObject({ status: 'applied', confirmed_ending: true })
    const applied = (await deedsAt(place)).filter(({ action }) => action === 'roster.applied')
    expect(applied.at(-1)?.facts).toMatchObject({ 'people.ended': 1 })
  })

  test.for(['no', 'on', 'YES', ''])('is not “%s”', async (word) => {
    const place = await aPlace()
    await takenInAt(place, faultless())
    const to = await checkedAt(place, noAroha())
    const form = new FormData()
    form.append('confirm', word)

    const { status } = await post(place.site, place.leader, `${to}/in`, form)
    await work(place.site)

    expect(status).toBe(422)
    expect(await importRow(to)).toMatchObject({ status: 'checked', confirmed_ending: false })
    expect((await peopleBrought(place)).every((one) => one.status === 'active')).toBe(true)
  })

  test('that was forgotten is asked for beside its box, above which stands what would end', async () => {
    const place = await aPlace()
    await takenInAt(place, faultless())
    const to = await checkedAt(place, noAroha())

    const answer = await post(place.site, place.leader, `${to}/in`, new FormData())

    const text = await answer.text()
    expect(text).toMatch(/<input[^>]*name="confirm"[^>]*aria-invalid="true"/)
    expect(text).toContain('href="#confirm"')
    expect(text).toContain('Yes, this is to end: 1 of 3 people')
    await post(place.site, place.leader, `${to}/in`, await yesTo(to))
    await work(place.site)
    expect((await importRow(to)).status).toBe('applied')
  })
})

describe('two leaders', () => {
  test('who take the same roster in at once take it in once, and it is written down once', async () => {
    const place = await aPlace()
    const other = await place.school.viewer(await place.school.person('leader'))
    const to = await checkedAt(place, faultless())

    const answers = await Promise.all(
      [place.leader, other].map((viewer) => post(place.site, viewer, `${to}/in`, yes())),
    )
    await work(place.site)

    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    const deeds = await deedsAt(place)
    expect(deeds.filter(({ action }) => action === 'roster.applied')).toHaveLength(1)
  })

  test('of whom one takes it in and one leaves it out at once do one of both, wholly', async () => {
    const place = await aPlace()
    const other = await place.school.viewer(await place.school.person('leader'))
    const to = await checkedAt(place, faultless())

    await Promise.all([
      post(place.site, place.leader, `${to}/in`, yes()),
      post(place.site, other, `${to}/out`, new FormData()),
    ])
    await work(place.site)

    const { status } = await importRow(to)
    expect(['applied', 'refused']).toContain(status)
    expect(await peopleBrought(place)).toHaveLength(status === 'applied' ? 3 : 0)
    expect(await readdir(place.site.uploads)).toEqual([])
  })

  test('of whom the first leads no longer: the other finds what was sent, and takes it in', async () => {
    const place = await aPlace()
    const other = await place.school.viewer(await place.school.person('leader'))
    const leaver = await place.school.person('leader', 'Leaver', { to: '2026-04-01' })
    const leaving = { ...place, leader: await place.school.viewer(leaver) }
    const to = await checkedAt(leaving, faultless())
    place.site.clock.pass({ days: 2 })
    const gone = await place.school.viewer(leaver)

    expect((await open(place.site, gone, to)).status).toBe(404)
    expect((await post(place.site, gone, `${to}/in`, yes())).status).toBe(404)
    expect((await importRow(to)).status).toBe('checked')
    await post(place.site, other, `${to}/in`, yes())
    await work(place.site)

    expect((await importRow(to)).status).toBe('applied')
  })
})

describe('files that were thrown away before their roster was taken in', () => {
  test('bring nobody in and end nobody', async () => {
    const place = await aPlace()
    await takenInAt(place, faultless())
    const to = await checkedAt(place, withMore(2))
    place.site.clock.pass({ days: 400 })
    const { to: next } = await send(place, { 'users.csv': 'sourcedId\n1\n' })

    await takeIn(place, to)

    expect((await importRow(to)).status).toBe('refused')
    expect(await peopleBrought(place)).toHaveLength(3)
    expect((await importRow(next)).status).toBe('checked')
  })
})

describe('a job that is handed out a second time, after its roster was taken in', () => {
  async function takenInBefore() {
    const place = await aPlace()
    const to = await takenInAt(place, faultless())
    const id = to.split('/').at(-1) as Id<'roster_import'>
    const before = [await importRow(to), await deedsAt(place)]
    const again = async (kind: string) => {
      const { site, school, leader } = place
      const payload = { import: id, organisation: school.id }
      site.clock.pass({ hours: 1 })
      await site.db.as(leader, (tx) => enqueue(tx, leader, { kind, payload }, site.now()))
      await work(site)
      return [await importRow(to), await deedsAt(place)]
    }
    return { place, id, before, again }
  }

  test.for([checkJob, applyJob])('does nothing, and writes nothing down: %s', async (kind) => {
    const { before, again } = await takenInBefore()

    expect(await again(kind)).toEqual(before)
  })

  test('takes nothing in twice, though the server stopped before the files could go', async () => {
    const { place, id, before, again } = await takenInBefore()
    const { uploads } = place.site
    const folder = partFolder(uploads, newId('upload'))
    await mkdir(folder)
    await writeFile(join(folder, 'roster.zip'), await zipOf(faultless()))
    await isFirst(uploads, folder, { id, organisation: place.school.id })

    expect(await again(applyJob)).toEqual(before)
    expect(await readdir(uploads)).toEqual([])
  })
})
