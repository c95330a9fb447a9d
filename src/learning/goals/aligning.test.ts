import { expect, test } from 'vitest'
import { aSchool } from '../../../test/school.ts'
import { atOnce } from '../../../test/at-once.ts'
import { testSite } from '../../../test/site.ts'
import { whenIn } from '../../platform/day.ts'
import { newId } from '../../platform/id.ts'
import { writingToBeRead } from '../../demo/writing-to-be-read.ts'
import { importPublicFramework } from '../frameworks/importing.ts'
import { leaveCircle, readRoom, startCircle } from '../circles/actions.ts'
import { readCompany } from '../circles/company.ts'
import { circleWords } from '../circles/words.ts'
import { keepCompany, takeUpCompetency, takeUpOwn } from './actions.ts'
import { readPursuit } from './reading.ts'
import { alignWith } from './aligning.ts'

async function twoLearnersAndAMap() {
  const site = await testSite()
  const school = await aSchool(site)
  const [one, other] = [await school.person('learner'), await school.person('learner')]
  await school.room({ learners: [one, other] })
  const { framework } = await importPublicFramework(
    site.db,
    writingToBeRead,
    whenIn('Pacific/Auckland', site.now()),
  )
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

test('whoever is in a circle on the goal leaves it first: neither the circle nor the goal is torn away', async () => {
  const { site, school, one, viewer, goal, competency } = await twoLearnersAndAMap()
  const circle = await startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now())
  const align = () => alignWith(site.db, viewer, { goal, competency }, site.now())

  await expect(align()).rejects.toMatchObject({
    kind: 'conflict',
    said: { word: circleWords.leaveFirst },
  })
  const { pursuit } = await readPursuit(site.db, viewer, { person: one, goal })
  expect(pursuit.competency).toBeNull()
  const inside = await school.viewer(one)
  expect(await readRoom(site.db, inside, circle)).toMatchObject({ inside: true, circle: { goal } })

  await leaveCircle(site.db, inside, circle, site.now())

  const place = await align()
  expect(place).not.toBe(goal)
})

test('a circle started at the moment of aligning stands on the goal one is on, or is not started', async () => {
  const { site, one, viewer, goal, competency } = await twoLearnersAndAMap()
  const start = { id: newId('circle'), goal }

  const [started, aligned] = await atOnce<unknown>(site.db, 2, (turn) =>
    turn === 0
      ? startCircle(site.db, viewer, start, site.now())
      : alignWith(site.db, viewer, { goal, competency }, site.now()),
  )

  expect([started?.status, aligned?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  const reading = readPursuit(site.db, viewer, { person: one, goal })
  if (started?.status === 'fulfilled') await expect(reading).resolves.toBeDefined()
  else await expect(reading).rejects.toMatchObject({ kind: 'not-found' })
})
