import { expect, test } from 'vitest'
import { aSchool } from '../../../test/school.ts'
import { testSite } from '../../../test/site.ts'
import { newId } from '../../platform/id.ts'
import { writingToBeRead } from '../../demo/writing-to-be-read.ts'
import { importPublicFramework } from '../frameworks/importing.ts'
import { readCompany } from '../circles/company.ts'
import { keepCompany, readPursuit, takeUpCompetency, takeUpOwn } from './actions.ts'
import { alignWith } from './aligning.ts'

async function twoLearnersAndAMap() {
  const site = await testSite()
  const school = await aSchool(site)
  const [one, other] = [await school.person('learner'), await school.person('learner')]
  await school.room({ learners: [one, other] })
  const { framework } = await importPublicFramework(site.db, writingToBeRead, site.now())
  const viewer = await school.viewer(one)
  const { id: competency } = await site.db.as(viewer, (tx) =>
    tx
      .selectFrom('competency')
      .where('framework_id', '=', framework)
      .where('short', '=', 'Put my reasons in order')
      .select('id')
      .executeTakeFirstOrThrow(),
  )
  const said = { title: 'Say why, so that Nana agrees', why: 'Nana', howKnown: '' }
  const own = { id: newId('pursuit'), ...said, state: 'active' as const }
  const goal = await takeUpOwn(site.db, viewer, own, site.now())
  return { site, school, one, other, viewer, goal, competency }
}

test('a goal in own words, once aligned, goes the same way as the map’s, and keeps its words', async () => {
  const { site, school, one, other, viewer, goal, competency } = await twoLearnersAndAMap()
  const companion = await school.viewer(other)
  const place = await takeUpCompetency(site.db, companion, competency, site.now())
  await keepCompany(site.db, companion, place, 'open')

  const aligned = await alignWith(site.db, viewer, { goal, competency }, site.now())

  expect(aligned).toBe(place)
  const { pursuit } = await readPursuit(site.db, viewer, { person: one, goal: place })
  expect(pursuit).toMatchObject({ title: 'Say why, so that Nana agrees', why: 'Nana', competency })
  const company = (await readCompany(site.db, viewer, [place], site.now())).get(place)
  expect(company?.fellows.map(({ id }) => id)).toEqual([other])
})

test('aligning twice is as good as once', async () => {
  const { site, viewer, goal, competency } = await twoLearnersAndAMap()

  const place = await alignWith(site.db, viewer, { goal, competency }, site.now())

  const again = { goal: place, competency }
  await expect(alignWith(site.db, viewer, again, site.now())).resolves.toBe(place)
})

test('whoever is on the map’s goal already keeps both, each as it is', async () => {
  const { site, viewer, one, goal, competency } = await twoLearnersAndAMap()
  await takeUpCompetency(site.db, viewer, competency, site.now())

  await expect(alignWith(site.db, viewer, { goal, competency }, site.now())).rejects.toMatchObject({
    kind: 'conflict',
  })
  const { pursuit } = await readPursuit(site.db, viewer, { person: one, goal })
  expect(pursuit.competency).toBeNull()
})

test('nobody aligns a goal for another, and a stranger finds none', async () => {
  const { site, school, other, goal, competency } = await twoLearnersAndAMap()
  const elsewhere = await aSchool(site)
  const viewers = [
    await school.viewer(other),
    await elsewhere.viewer(await elsewhere.person('learner')),
  ]

  for (const viewer of viewers) {
    await expect(
      alignWith(site.db, viewer, { goal, competency }, site.now()),
    ).rejects.toMatchObject({ kind: 'not-found' })
  }
})
