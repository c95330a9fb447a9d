import { expect, test } from 'vitest'
import { aPlace, post, work } from '../../../../test/roster-place.ts'
import {
  checkedAt,
  peopleBrought,
  readAt,
  takenInAt,
  yesTo,
} from '../../../../test/roster-steps.ts'

const users = [
  'sourcedId,orgSourcedIds,role,username,givenName,familyName',
  'u1,o1,principal,pru,Pru,Lead',
  's1,o1,student,sam,Sam,Small',
  's2,o1,student,sia,Sia,Small',
]
const files = (rows: readonly string[]) => ({
  'orgs.csv': 'sourcedId,name,type\no1,The Valley,school\n',
  'users.csv': `${rows.join('\n')}\n`,
})

test('a principal who takes in a whole roster without herself is here afterwards, with her place, and is told', async () => {
  const place = await aPlace()
  await takenInAt(place, files(users))
  const pru = (await peopleBrought(place)).find(({ source_id }) => source_id === 'u1')
  if (!pru) throw new Error('A principal was wanted.')
  const leader = await place.school.viewer(pru.id)
  const hers = { ...place, leader }

  const to = await checkedAt(hers, files(users.filter((row) => !row.startsWith('u1'))))
  expect(await readAt(hers, to)).toContain('2 rows are about you yourself')
  await post(place.site, leader, `${to}/in`, await yesTo(to))
  await work(place.site)

  expect(await readAt(hers, to)).toContain('Taken in')
  expect((await peopleBrought(place)).find(({ id }) => id === pru.id)?.status).toBe('active')
  expect((await place.school.viewer(pru.id)).standing.led).toContain(place.school.id)
})
