import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { aSchool } from '../../../test/school.ts'
import { testSite } from '../../../test/site.ts'
import { frontDoor } from '../../platform/http/front.tsx'
import { show } from '../../platform/http/show.tsx'
import { newId, type Id } from '../../platform/id.ts'
import { present } from '../../people/standing/actions.ts'
import { keepCompany, takeUpOwn, takeUpToo } from '../goals/actions.ts'
import { joinCircle, startCircle } from './actions.ts'
import { readCompany } from './company.ts'
import { invite } from './inviting.ts'
import { circlePages } from './pages.tsx'
import { CompanyPart } from './parts.tsx'

/** Ana, Ben and Cy on one goal and glad of company; Ana has started a circle, and Ben has joined it. */
async function aCircleOfTwo() {
  const site = await testSite()
  const { db } = site
  const school = await aSchool(site)
  const ana = await school.person('learner', 'Ana Aperture')
  const ben = await school.person('learner', 'Ben Bellbird')
  const cy = await school.person('learner', 'Cy Cinnamon')
  await school.room({ learners: [ana, ben, cy] })
  const words = { title: 'Read any scale', why: '', howKnown: '', state: 'active' as const }
  const beginning = { id: newId('pursuit'), ...words }
  const goal = await takeUpOwn(db, await school.viewer(ana), beginning, site.now())
  await keepCompany(db, await school.viewer(ana), goal, 'open')
  for (const too of [ben, cy]) {
    await takeUpToo(db, await school.viewer(too), goal, site.now())
    await keepCompany(db, await school.viewer(too), goal, 'open')
  }
  const start = { id: newId('circle'), goal }
  const circle = await startCircle(db, await school.viewer(ana), start, site.now())
  await joinCircle(db, await school.viewer(ben), circle, site.now())

  const wish = async (person: Id<'person'>, company: 'alone' | 'open') =>
    keepCompany(db, await school.viewer(person), goal, company)

  /** Asks as this person: for a page, or to do a deed with a form. */
  const asks = async (person: Id<'person'>, path: string, form?: Record<string, string>) => {
    const came = (await present(db, school.network, person, site.now()))!
    const inside = new Hono()
    inside.use(async (c, next) => {
      c.set('viewer', came.viewer)
      c.set('self', came.self)
      await next()
    })
    inside.route('/', circlePages(site))
    inside.get('/company', async (c) => {
      const company = await readCompany(db, came.viewer, [goal], site.now())
      return show(c, <CompanyPart goal={goal} company={company.get(goal)!} back="/" />)
    })
    const door = frontDoor({ ...site, asset: (name) => `/assets/${name}` })
    const init = form && { method: 'POST', body: new URLSearchParams(form) }
    const headers = { origin: site.origin }
    const answer = await door
      .route('/', inside)
      .request(`${site.origin}${path}`, { ...init, headers })
    const location = answer.headers.get('location')
    return { status: answer.status, location, text: await answer.text() }
  }
  return { site, school, goal, circle, ana, ben, cy, wish, asks }
}

test('the room shows everyone to those inside, and to others nobody who works alone', async () => {
  const { circle, ana, ben, cy, wish, asks } = await aCircleOfTwo()
  await wish(ana, 'alone')

  const fromInside = await asks(ben, `/circles/${circle}`)
  const fromOutside = await asks(cy, `/circles/${circle}`)

  expect(fromInside.text).toContain('Ana Aperture')
  expect(fromInside.text).toContain('2 of 4 seats are taken')
  expect(fromOutside.text).toContain('Ben Bellbird')
  expect(fromOutside.text).toContain('This circle has 2 seats free.')
  expect(fromOutside.text).not.toContain('Ana Aperture')
})

test('of a circle in which all work alone there is no page, no line and no word', async () => {
  const { circle, ana, ben, cy, wish, asks } = await aCircleOfTwo()
  expect((await asks(cy, '/company')).text).toContain(`/circles/${circle}`)

  await wish(ana, 'alone')
  await wish(ben, 'alone')

  const company = await asks(cy, '/company')
  const room = await asks(cy, `/circles/${circle}`)
  const joining = await asks(cy, `/circles/${circle}/members`, {})
  expect([room.status, joining.status]).toEqual([404, 404])
  for (const { text } of [company, room, joining]) {
    expect(text).not.toMatch(/Ana Aperture|Ben Bellbird|Read any scale/)
    expect(text).not.toContain(`/circles/${circle}/`)
  }
})

test('whoever asked me stands on the page of the goal with two equal answers, and I do not ask them', async () => {
  const { site, school, goal, ana, cy, asks } = await aCircleOfTwo()
  const wish = { id: newId('invitation'), goal, to: cy }
  await invite(site.db, await school.viewer(ana), wish, site.now())

  const { text } = await asks(cy, '/company')

  expect(text).toContain(`/invitations/${wish.id}/answer`)
  expect(text).toContain('Invite Ben Bellbird')
  expect(text).not.toContain('Invite Ana Aperture')
})

test('a form whose id is somebody else’s circle opens one as any form does, and not theirs', async () => {
  const { goal, circle, cy, asks } = await aCircleOfTwo()

  const { status, location } = await asks(cy, `/goals/${goal}/circles`, { id: circle })

  expect(status).toBe(303)
  expect(location).toMatch(/^\/circles\//)
  expect(location).not.toContain(circle)
})

test('whoever sits alone is offered the open circles of others; whoever sits with others is not', async () => {
  const { site, school, goal, circle, ben, cy, asks } = await aCircleOfTwo()
  const join = `action="/circles/${circle}/members"`
  const start = { id: newId('circle'), goal }
  const own = await startCircle(site.db, await school.viewer(cy), start, site.now())

  expect((await asks(cy, '/company')).text).toContain(join)
  expect((await asks(ben, '/company')).text).not.toContain(`action="/circles/${own}/members"`)
})

test('inviting someone who has asked me leads into their circle', async () => {
  const { site, school, goal, circle, ben, cy, asks } = await aCircleOfTwo()
  const wish = { id: newId('invitation'), goal, to: cy }
  await invite(site.db, await school.viewer(ben), wish, site.now())

  const form = { id: newId('invitation'), to: ben, back: '/' }
  const { status, location } = await asks(cy, `/goals/${goal}/invitations`, form)

  expect([status, location]).toEqual([303, `/circles/${circle}`])
})
