import { readdir } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { holdPerson } from '../../../../test/held-row.ts'
import { faultless, spoilt } from '../../../../test/oneroster.ts'
import { aPlace, open, post, work } from '../../../../test/roster-place.ts'
import {
  checkedAt,
  importRow,
  peopleBrought,
  readAt,
  takenInAt,
  yes,
  yesTo,
  type RosterPlace,
} from '../../../../test/roster-steps.ts'

/** Everybody of the small roster, Aroha under another name, and one who is new. */
function nextYear() {
  const users = spoilt('users.csv', ',Aroha,', ',Aroha Mere,')['users.csv']
  return faultless({
    'users.csv': `${String(users)}new,,,true,new,,Nia,New,,,,,,,,,,,,,,\n`,
    'classes.csv': String(faultless()['classes.csv']).replace('Room 7', 'Room 8'),
  })
}

/** A second roster on its way in, which stands still at the row of Aroha. */
async function heldHalfWay() {
  const place = await aPlace()
  await takenInAt(place, faultless())
  const to = await checkedAt(place, nextYear())
  await post(place.site, place.leader, `${to}/in`, yes())
  const held = await holdPerson(place.school.network, 'aroha')
  const working = work(place.site)
  await held.stopped()
  return { place, to, held, working }
}

const before = ['Aroha Ngata', 'Hana Ngata', 'Navreet Kaur']
const after = ['Aroha Mere Ngata', 'Hana Ngata', 'Navreet Kaur', 'Nia New']

async function names(place: RosterPlace) {
  return (await peopleBrought(place)).map(({ display_name }) => display_name).toSorted()
}

describe('a roster that is half way in', () => {
  test('says how far it is to whoever opens the page, again and again, and to another leader', async () => {
    const { place, to, held, working } = await heldHalfWay()
    const other = await place.school.viewer(await place.school.person('leader'))

    const pages = [await readAt(place, to), await readAt(place, to), await readAt(place, to, other)]
    await held.release()
    await working

    for (const page of pages) {
      const [, done, all] = /(\d+) of (\d+)/.exec(page)?.map(Number) ?? []
      expect(all).toBe(16)
      expect(done).toBeGreaterThan(0)
      expect(done).toBeLessThan(16)
    }
    expect(await readAt(place, to)).toContain('This is what the roster changed')
    expect(await importRow(to)).toMatchObject({ status: 'applied', done: 16, total: 16 })
  })

  test('is not to be seen in what is here: nobody reads the half of it', async () => {
    const { place, held, working } = await heldHalfWay()

    const seen = await names(place)
    await held.release()
    await working

    expect(seen).toEqual(before)
    expect(await names(place)).toEqual(after)
  })

  test('goes on to its end when somebody would leave it out, and its files with it', async () => {
    const { place, to, held, working } = await heldHalfWay()

    await post(place.site, place.leader, `${to}/out`, new FormData())
    const meanwhile = await importRow(to)
    const files = await readdir(place.site.uploads)
    await held.release()
    await working

    expect(meanwhile.status).toBe('applying')
    expect(files).toHaveLength(1)
    expect((await importRow(to)).status).toBe('applied')
    expect(await names(place)).toEqual(after)
    expect(await readdir(place.site.uploads)).toEqual([])
  })

  test('is taken in once, however often it is asked for meanwhile', async () => {
    const { place, to, held, working } = await heldHalfWay()

    const again = await Promise.all(
      [1, 2, 3].map(async () => post(place.site, place.leader, `${to}/in`, await yesTo(to))),
    )
    await held.release()
    await working
    await work(place.site)

    expect(again.map(({ status }) => status)).toEqual([303, 303, 303])
    expect(await importRow(to)).toMatchObject({ status: 'applied', confirmed_ending: false })
    expect(await names(place)).toEqual(after)
  })
})

describe('a roster whose taking in breaks in the middle', () => {
  test('has left nothing of itself behind, and is still on its way', async () => {
    const { place, to, held, working } = await heldHalfWay()

    expect(await held.breakOff()).toBe(1)
    await held.release()
    await working

    expect(await names(place)).toEqual(before)
    expect((await importRow(to)).status).toBe('applying')
    expect(await readAt(place, to)).toContain('You may close this page')
    expect(await readdir(place.site.uploads)).toHaveLength(1)
  })

  test('comes in whole when it is tried again, and nobody is here twice', async () => {
    const { place, to, held, working } = await heldHalfWay()
    await held.breakOff()
    await held.release()
    await working

    place.site.clock.pass({ minutes: 1 })
    await work(place.site)

    expect(await names(place)).toEqual(after)
    expect((await importRow(to)).status).toBe('applied')
    expect((await open(place.site, place.leader, to)).text).not.toContain('Something broke')
    expect(await readdir(place.site.uploads)).toEqual([])
  })

  test('is not tried again before its time', async () => {
    const { place, to, held, working } = await heldHalfWay()
    await held.breakOff()
    await held.release()
    await working

    await work(place.site)

    expect((await importRow(to)).status).toBe('applying')
    expect(await names(place)).toEqual(before)
  })

  test('again and again is given up in the end, with a sentence, and can be sent anew', async () => {
    const { place, to, held, working } = await heldHalfWay()
    await held.breakOff()
    await held.release()
    await working

    for (let attempt = 2; attempt <= 5; attempt++) {
      place.site.clock.pass({ hours: 2 })
      const again = await holdPerson(place.school.network, 'aroha')
      const trying = work(place.site)
      await again.stopped()
      await again.breakOff()
      await again.release()
      await trying
    }

    expect((await importRow(to)).status).toBe('failed')
    expect(await readAt(place, to)).toContain('Something broke on our side')
    expect(await names(place)).toEqual(before)
    expect(await readdir(place.site.uploads)).toEqual([])
    await takenInAt(place, nextYear())
    expect(await names(place)).toEqual(after)
  })
})
