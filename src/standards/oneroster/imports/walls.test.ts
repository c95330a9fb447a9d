import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { faultless } from '../../../../test/oneroster.ts'
import { aPlace, appFor, filesOf, open, post, work } from '../../../../test/roster-place.ts'
import {
  checkedAt,
  deedsAt,
  importRow,
  peopleBrought,
  yes,
  type RosterPlace,
} from '../../../../test/roster-steps.ts'
import { aSchool, aSchoolBeside, type TestSchool } from '../../../../test/school.ts'
import { newId } from '../../../platform/id.ts'
import type { Viewer } from '../../../platform/viewer.ts'

/** Everybody to whom the rosters of a school are not there. */
const strangers: Readonly<
  Record<string, (place: RosterPlace, school: TestSchool) => Promise<Viewer>>
> = {
  'a learner of the school': (_, school) => viewerOf(school, 'learner'),
  'a guardian of the school': (_, school) => viewerOf(school, 'guardian'),
  'somebody of its staff': (_, school) => viewerOf(school, 'staff'),
  'a teacher with a room there': async (_, school) => {
    const teacher = await school.person('teacher')
    await school.room({ teachers: [teacher], learners: [await school.person('learner')] })
    return school.viewer(teacher)
  },
  'whoever leads the school next to it, in one network': async ({ site }, school) =>
    viewerOf(await aSchoolBeside(site, school), 'leader'),
  'whoever leads a school of another network': async ({ site }) =>
    viewerOf(await aSchool(site), 'leader'),
  'a leader whose role begins tomorrow': async (_, school) =>
    school.viewer(await later(school, '2026-04-01')),
}

/** A learner of today, who leads from another day on. */
async function later(school: TestSchool, from: string) {
  return school.person('leader', 'Later', { from })
}

async function viewerOf(school: TestSchool, role: 'learner' | 'guardian' | 'staff' | 'leader') {
  return school.viewer(await school.person(role))
}

/** All that is said in an answer, but for the address that was asked for and what is new each time. */
async function said(answer: Response | undefined, path: string): Promise<string> {
  const text = (await answer?.text()) ?? ''
  const id = path.split('/')[4] ?? ''
  return text.replaceAll(id, 'this').replaceAll(/(nonce|value)="[^"]*"/g, '')
}

test.for(Object.keys(strangers))('%s comes by no way to a roster', async (who) => {
  const place = await aPlace()
  const { site, school, here } = place
  const to = await checkedAt(place, faultless())
  const stranger = await strangers[who]?.(place, school)
  if (!stranger) throw new Error(`Nobody is called ${who}.`)
  const files = () => filesOf({ 'users.csv': 'sourcedId\n1\n' })

  const answers = [
    await appFor(site, stranger).request(`http://localhost${here}`),
    await appFor(site, stranger).request(`http://localhost${to}`),
    await post(site, stranger, `${here}/files`, files()),
    await post(site, stranger, `/organisations/${school.id}/roster.zip`, new FormData()),
    await post(site, stranger, `${to}/in`, yes({ confirm: true })),
    await post(site, stranger, `${to}/out`, new FormData()),
  ]
  await work(site)

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404])
  expect(await importRow(to)).toMatchObject({ status: 'checked', confirmed_ending: false })
  expect(await readdir(site.uploads)).toHaveLength(1)
  expect(await peopleBrought(place)).toEqual([])
  expect(await deedsAt(place)).toEqual([])
})

test('whether there is such a roster is not told to whoever may not see it', async () => {
  const place = await aPlace()
  const to = await checkedAt(place, faultless())
  const nowhere = `${place.here}/${newId('roster_import')}`
  const beside = await viewerOf(await aSchoolBeside(place.site, place.school), 'leader')

  const asked = async (viewer: Viewer, path: string) =>
    /\/(in|out)$/.test(path)
      ? post(place.site, viewer, path, yes())
      : appFor(place.site, viewer).request(`http://localhost${path}`)

  for (const how of ['', '/in', '/out'])
    for (const viewer of [beside, await viewerOf(place.school, 'staff')]) {
      const [there, not] = [await asked(viewer, to + how), await asked(viewer, nowhere + how)]
      expect(await said(there, to)).toBe(await said(not, nowhere))
      expect([there?.status, not?.status]).toEqual([404, 404])
    }
})

test.for(['beside', 'of another network'] as const)(
  'a form under the id of the roster of a school %s leaves that one, and its files, alone',
  async (where) => {
    const place = await aPlace()
    const to = await checkedAt(place, faultless())
    const id = to.split('/').at(-1) ?? ''
    const school =
      where === 'beside' ? await aSchoolBeside(place.site, place.school) : await aSchool(place.site)
    const stranger = await viewerOf(school, 'leader')
    const there = `/organisations/${school.id}/rosters`

    await post(place.site, stranger, `${there}/files`, filesOf({ 'users.csv': 'x' }, id))
    await work(place.site)

    const page = await open(place.site, stranger, `${there}/${id}`)
    expect(page.text).not.toContain('roster.zip')
    expect(page.text).not.toContain('OneRoster 1.2')
    await post(place.site, place.leader, `${to}/in`, yes())
    await work(place.site)
    expect(await peopleBrought(place)).toHaveLength(3)
  },
)

test.for([
  ['from a page elsewhere', { origin: 'http://elsewhere.example' }],
  ['from a page of a sister site', { 'sec-fetch-site': 'same-site', origin: 'http://localhost' }],
  ['by nobody says what', {}],
] as [string, Record<string, string>][])(
  'what is sent %s does nothing, and leaves no file',
  async ([, headers]) => {
    const place = await aPlace()
    const to = await checkedAt(place, faultless())
    const app = appFor(place.site, place.leader)
    const bodies = [
      [`${place.here}/files`, filesOf({ 'users.csv': 'sourcedId\n1\n' })],
      [`${to}/in`, yes()],
      [`${to}/out`, new FormData()],
      [`/organisations/${place.school.id}/roster.zip`, new FormData()],
    ] as const

    for (const [path, body] of bodies) {
      const asked = { method: 'POST', body, headers }
      expect((await app.request(`http://localhost${path}`, asked)).status).toBe(403)
    }
    await work(place.site)

    expect((await importRow(to)).status).toBe('checked')
    expect(await readdir(place.site.uploads)).toHaveLength(1)
    expect(await deedsAt(place)).toEqual([])
  },
)

test('a link does nothing: every deed is sent by a form', async () => {
  const place = await aPlace()
  const to = await checkedAt(place, faultless())
  const app = appFor(place.site, place.leader)

  for (const path of [`${to}/in?confirm=yes`, `${to}/out`]) {
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE']) {
      const headers = { origin: 'http://localhost' }
      const { status } = await app.request(`http://localhost${path}`, { method, headers })
      expect(status).toBe(405)
    }
  }
  await work(place.site)

  expect((await importRow(to)).status).toBe('checked')
})

test.for(['x', '1', '..%2f..', '00000000-0000-0000-0000-000000000000', "' or true --"])(
  'an address with %s for the roster leads nowhere',
  async (word) => {
    const { site, leader, here } = await aPlace()
    const path = `${here}/${encodeURI(word)}`

    expect((await open(site, leader, path)).status).toBe(404)
    expect((await post(site, leader, `${path}/in`, yes())).status).toBe(404)
    expect((await post(site, leader, `${path}/out`, new FormData())).status).toBe(404)
  },
)
