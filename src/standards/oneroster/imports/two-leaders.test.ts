import { expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { aPlace, open, post, send, work } from '../../../../test/roster-place.ts'

test('who sent a roster comes to teach by it no more when another leader takes it in', async () => {
  const place = await aPlace()
  const { site, school, leader } = place
  const other = await school.viewer(await school.person('leader'))
  const zip = await zipOf({
    'orgs.csv': 'sourcedId,name,type\no1,Awa,school\n',
    'users.csv':
      'sourcedId,orgSourcedIds,role,username,givenName,familyName\n' +
      `${leader.person},o1,teacher,pat,Pat,Lead\ns1,o1,student,sam,Sam,Small\n`,
    'classes.csv': 'sourcedId,title,classType,schoolSourcedId\nc1,Room 7,homeroom,o1\n',
    'enrollments.csv':
      'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n' +
      `e1,c1,o1,s1,student\ne2,c1,o1,${leader.person},teacher\n`,
  })
  const { to } = await send(place, { 'roster.zip': zip })
  await work(site)
  const looked = await open(site, leader, to)

  await post(site, other, `${to}/in`, new FormData())
  await work(site)

  const done = await open(site, other, to)
  for (const { text } of [looked, done]) {
    expect(text).toContain('2 rows are about you yourself')
  }
  expect(done.text).toContain('Taken in')
  const { standing } = await school.viewer(leader.person)
  expect([standing.taught, standing.learners]).toEqual([[], []])
})
