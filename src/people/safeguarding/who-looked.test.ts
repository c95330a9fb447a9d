import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, aSchoolBeside, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn, type Visitor } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { beginLook, endLook, readLooksAt } from './actions.ts'
import { toldOnAPage } from './look.ts'

const because = 'A friend of hers came to me worried.'
const today = '2026-03-31'

let site: TestSite
let school: TestSchool
let lead: Id<'person'>
let learner: Id<'person'>
let page: string
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site, `Awa ${newId('organisation')}`)
  lead = await school.person('safeguarding-lead', 'Mr Rua')
  learner = await school.person('learner', 'Aroha')
  page = `/learners/${learner}/looks`
})

async function comesIn(person: Id<'person'>, at = school): Promise<Visitor> {
  return cameIn(site, { network: at.network, person })
}

async function read(visitor: Visitor, path = page) {
  const answer = await visitor.get(path)
  const text = await answer.text()
  const main = /<main.*<\/main>/s.exec(text)?.[0] ?? text
  return { status: answer.status, text: main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' '), main }
}

async function look(by = lead, at = learner): Promise<void> {
  const viewer = await school.viewer(by)
  const when = { now: site.now(), today }
  await beginLook(site.db, viewer, { id: newId('look'), learner: at, because }, when)
}

async function stop(by = lead, at = learner): Promise<void> {
  await endLook(site.db, await school.viewer(by), at, site.now())
}

/** Somebody who looks after the learner, born in this month. */
async function aGuardian(born: string, rights: 'full' | 'limited' = 'full'): Promise<Visitor> {
  const guardian = await school.person('guardian', 'Hana')
  await school.guard(guardian, learner, { rights })
  await school.born(learner, born)
  return comesIn(guardian)
}

describe('to a learner', () => {
  test('at whom nobody looked, it is said so, and what would stand here', async () => {
    const { status, text } = await read(await comesIn(learner))

    expect(status).toBe(200)
    expect(text).toContain('Nobody has looked at your things for safety reasons.')
    expect(text).toContain('If somebody does, their name will be here from that moment.')
    expect(text).not.toContain('Why they looked')
  })

  test('a look is told from the moment at which it begins: who, as what, where and until when', async () => {
    await look()

    const { text } = await read(await comesIn(learner))

    expect(text).toContain('Tuesday, 31 March 2026')
    expect(text).toContain(`Mr Rua is looking now, as safeguarding lead of ${school.name}`)
    expect(text).toMatch(/since 9:00.am, until 1:00.pm at the latest/)
    expect(text).not.toContain('Nobody has looked')
  })

  test('one that is over is told from when to when, for ever', async () => {
    await look()
    site.clock.pass({ minutes: 40 })
    await stop()
    site.clock.pass({ days: 400 })

    const { text } = await read(await comesIn(learner))

    expect(text).toContain(`Mr Rua looked, as safeguarding lead of ${school.name}`)
    expect(text).toMatch(/from 9:00.am to 9:40.am/)
  })

  test('why is told nowhere, to nobody who was looked at', async () => {
    await look()
    const own = await comesIn(learner)

    for (const path of [page, '/me', '/', '/goals']) {
      expect((await read(own, path)).main).not.toContain('friend of hers')
    }
  })

  test('several are told day by day, the last one first', async () => {
    const other = await school.person('safeguarding-lead', 'Ms Vai')
    await look()
    site.clock.pass({ hours: 5 })
    await look(other)
    site.clock.pass({ days: 1 })
    await look()

    const { main, text } = await read(await comesIn(learner))

    expect(main.match(/<h2/g)).toHaveLength(2)
    const said = ['Wednesday', 'Mr Rua', 'Tuesday', 'Ms Vai', 'Mr Rua']
    let from = text.indexOf('Wednesday')
    for (const one of said) {
      const at = text.indexOf(one, from)
      expect(at, one).toBeGreaterThanOrEqual(from)
      from = at + 1
    }
  })

  test('more than stand on a page are told on the next, with a way there and back', async () => {
    for (let looks = 0; looks <= toldOnAPage; looks++) {
      await look()
      await stop()
      site.clock.pass({ minutes: 1 })
    }
    const own = await comesIn(learner)
    const rows = ({ main }: { main: string }) => main.match(/ looked, as/g)?.length ?? 0

    const last = await read(own)
    const earlier = await read(own, `${page}?page=2`)

    expect([rows(last), rows(earlier)]).toEqual([toldOnAPage, 1])
    expect(last.main).toContain(`href="${page}?page=2"`)
    expect(last.main).not.toContain('Later ones')
    expect(earlier.main).toContain(`href="${page}?page=1"`)
    expect(earlier.main).not.toContain('Earlier ones')
    expect(earlier.text).toMatch(/from 9:00.am to 9:00.am/)
  })

  test.each(['0', '-1', 'x', '1.5', '99999999'])(
    'what is no page is the first: %s',
    async (asked) => {
      await look()

      const { status, text } = await read(await comesIn(learner), `${page}?page=${asked}`)

      expect(status).toBe(200)
      expect(text).toContain('Mr Rua is looking now')
    },
  )

  test('it stays told when the lead is no lead any more, or gone', async () => {
    const relief = await school.person('safeguarding-lead', 'Ms Vai', { to: '2026-04-01' })
    await look(relief)
    site.clock.pass({ days: 30 })

    expect((await read(await comesIn(learner))).text).toContain('Ms Vai looked')
  })

  test('the way there stands on the page about themselves', async () => {
    const { main } = await read(await comesIn(learner), '/me')

    expect(main).toContain(`href="${page}"`)
    expect(main).toContain('Who looked?')
  })

  test('a look at another learner is not told', async () => {
    const friend = await school.person('learner')
    await school.room({ learners: [learner, friend] })
    await look(lead, friend)

    expect((await read(await comesIn(learner))).text).toContain('Nobody has looked')
  })

  test('names are text and never markup', async () => {
    await look(await school.person('safeguarding-lead', '<b>Mr</b> Rua'))

    expect((await read(await comesIn(learner))).main).toContain('&lt;b&gt;Mr')
  })
})

describe('to who looks after a child', () => {
  test('under thirteen, in full, it is told as to the child, with a way there', async () => {
    const guardian = await aGuardian('2016-03')
    await look()

    const { status, text } = await read(guardian)

    expect(status).toBe(200)
    expect(text).toContain(`Mr Rua is looking now, as safeguarding lead of ${school.name}`)
    expect(text).toContain('When Aroha is thirteen, only Aroha reads this page.')
    expect(text).not.toContain('friend of hers')
    expect((await read(guardian, `/learners/${learner}`)).main).toContain(`href="${page}"`)
  })

  test('and nobody looked, it is said calmly', async () => {
    const { text } = await read(await aGuardian('2016-03'))

    expect(text).toContain('Nobody has looked at the things of Aroha for safety reasons.')
  })

  test.each([
    ['thirteen or older', '2013-03', 'full'],
    ['of an age that nobody said', undefined, 'full'],
    ['under thirteen, with limits', '2016-03', 'limited'],
  ] as const)('%s, there is no such page', async (_who, born, rights) => {
    const guardian = await school.person('guardian')
    await school.guard(guardian, learner, { rights })
    if (born) await school.born(learner, born)
    await look()
    const visitor = await comesIn(guardian)

    expect((await read(visitor)).status).toBe(404)
    expect((await read(visitor, `/learners/${learner}`)).main).not.toContain(`href="${page}"`)
  })

  test('who does so no longer, there is no such page', async () => {
    const former = await school.person('guardian')
    await school.guard(former, learner, { from: '2026-01-01', to: today })
    await school.born(learner, '2016-03')

    expect((await read(await comesIn(former))).status).toBe(404)
  })
})

describe('to everybody else there is no such page', () => {
  test.each([
    'learner',
    'teacher',
    'staff',
    'coach',
    'leader',
    'administrator',
    'coordinator',
    'safeguarding-lead',
    'guardian',
  ] as const)('for a %s of the school, whether there was a look or not', async (role) => {
    const somebody = await school.person(role)
    await school.room({ learners: [learner], teachers: role === 'teacher' ? [somebody] : [] })
    const visitor = await comesIn(somebody)
    const before = await read(visitor)
    await look()
    const after = await read(visitor)

    expect([before.status, after.status]).toEqual([404, 404])
    expect(after.text).toBe(before.text)
  })

  test('not for the one who looks: they have the look itself', async () => {
    await look()

    expect((await read(await comesIn(lead))).status).toBe(404)
  })

  test('nor for learners of another school, of the same network or not, nor of nobody', async () => {
    const beside = await aSchoolBeside(site, school)
    const elsewhere = await aSchool(site)
    await look()

    for (const other of [beside, elsewhere]) {
      const stranger = await comesIn(await other.person('learner'), other)
      const asked = await read(stranger)
      const random = await read(stranger, `/learners/${newId('person')}/looks`)
      expect([asked.status, random.status]).toEqual([404, 404])
      expect(asked.text).toBe(random.text)
    }
  })
})

describe('in the database', () => {
  const looksSeenBy = async (viewer: Viewer) =>
    site.db.as(viewer, async (tx) => ({
      looks: await tx.selectFrom('look').select('by_id').execute(),
      reasons: await tx.selectFrom('look_reason').select('because').execute(),
    }))

  test('the learner sees that there was a look, and no reason', async () => {
    await look()

    expect(await looksSeenBy(await school.viewer(learner))).toEqual({
      looks: [{ by_id: lead }],
      reasons: [],
    })
    expect((await looksSeenBy(await school.viewer(lead))).reasons).toEqual([{ because }])
  })

  test('a reason is written by nobody but the one whose look it is, and never again', async () => {
    await look()
    const viewer = await school.viewer(learner)
    const other = await school.viewer(await school.person('safeguarding-lead'))
    const [row] = await site.db.as(await school.viewer(lead), (tx) =>
      tx.selectFrom('look').select('id').execute(),
    )

    for (const who of [viewer, other]) {
      const write = site.db.as(who, (tx) =>
        tx
          .insertInto('look_reason')
          .values({ network_id: school.network, look_id: row!.id, by_id: lead, because })
          .execute(),
      )
      await expect(write).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('what is told reveals no other name: only of those who looked', async () => {
    const colleague = await school.person('staff', 'Somebody Else')
    await look()

    const told = await readLooksAt(site.db, await school.viewer(learner), learner)

    expect(told.looks.map(({ by }) => by?.id)).toEqual([lead])
    expect(JSON.stringify(told)).not.toContain(colleague)
  })
})
