import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn, type Visitor } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'

const because = 'A friend of hers came to me worried.'

let site: TestSite
let school: TestSchool
let lead: Visitor
let learner: Id<'person'>
let page: string
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site, `Awa ${newId('organisation')}`)
  learner = await school.person('learner', 'Aroha Tamihana')
  lead = await comesIn(await school.person('safeguarding-lead', 'Mr Rua'))
  page = `/learners/${learner}`
})

async function comesIn(person: Id<'person'>, at = school): Promise<Visitor> {
  return cameIn(site, { network: at.network, person })
}

async function read(visitor: Visitor, path: string) {
  const answer = await visitor.get(path)
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
}

async function send(visitor: Visitor, path: string, fields: Record<string, string> = {}) {
  const answer = await visitor.post(path, fields)
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
}

const begin = (visitor = lead) => send(visitor, `${page}/look`, { id: newId('look'), because })

/** Two goals of the learner's own: one that those who help them read, and one that is theirs alone. */
async function takesUpGoals() {
  const own = await comesIn(learner)
  const words = (title: string) => ({
    id: newId('pursuit'),
    title,
    why: `why ${title}`,
    howKnown: '',
    state: 'active',
  })
  await own.post('/goals', words('To swim'))
  const kept = await send(own, '/goals', words('To be left alone'))
  const [goal] = /^\/goals\/[0-9a-f-]+/.exec(kept.to ?? '') ?? []
  expect((await send(own, `${goal}/audience`, { audience: 'me' })).status).toBe(303)
}

describe('the list of a school’s people', () => {
  test('leads its safeguarding lead from each learner’s name to a look, and from nobody else’s', async () => {
    const teacher = await school.person('teacher')

    const { text } = await read(lead, `/organisations/${school.id}`)

    expect(text).toContain(`href="${page}/look"`)
    expect(text).not.toContain(teacher)
    expect((await read(lead, '/')).text).toContain(`href="/organisations/${school.id}"`)
  })

  test.each(['leader', 'administrator', 'staff', 'teacher'] as const)(
    'names them to a %s and leads nowhere',
    async (role) => {
      const other = await comesIn(await school.person(role))

      const { text } = await read(other, `/organisations/${school.id}`)

      expect(text).toContain('Aroha Tamihana')
      expect(text).not.toContain('/look')
    },
  )
})

describe('before a look', () => {
  test('the page says what will be seen, what is kept and when it ends, and asks why', async () => {
    const { status, text } = await read(lead, `${page}/look`)

    expect(status).toBe(200)
    for (const said of ['What you will see', 'written down', 'after 4 hours', 'Why do you look?']) {
      expect(text).toContain(said)
    }
    expect(text).toContain(school.name)
    expect((await read(lead, page)).status).toBe(404)
  })

  test.each([
    ['nothing', ''],
    ['spaces', ' '.repeat(40)],
    ['too little', 'Worried.'],
    ['what cannot be seen', '\u200B'.repeat(20)],
    ['half as many signs as it seems', '🙂'.repeat(5)],
    ['too much', 'x'.repeat(501)],
  ])('who gives %s for a reason is asked again, and nothing opens', async (_what, given) => {
    const { status, text } = await send(lead, `${page}/look`, { because: given })

    expect(status).toBe(422)
    expect(text).toContain('Say why you look, in 10 to 500 letters and spaces.')
    expect((await read(lead, page)).status).toBe(404)
  })

  test.each([
    ['an id that is none', { id: 'x', because }],
    ['fields that are not theirs to set', { ends_at: '2030-01-01', by: 'x', id: 'x', because }],
  ])('%s is refused', async (_what, fields) => {
    expect((await send(lead, `${page}/look`, fields)).status).toBe(404)
    expect((await read(lead, page)).status).toBe(404)
  })

  test('a reason is shown as it was written, and is never markup', async () => {
    const { text } = await send(lead, `${page}/look`, { because: '<b>x</b>' })

    expect(text).toContain('&lt;b&gt;x&lt;/b&gt;')
  })
})

describe('a look', () => {
  test('opens the learner’s page, and says there until when, why, and how to stop', async () => {
    await takesUpGoals()

    expect(await begin()).toMatchObject({ status: 303, to: page })
    const { status, text } = await read(lead, page)

    expect(status).toBe(200)
    for (const said of ['To swim', 'until 1:00', because, 'It has been written down']) {
      expect(text).toContain(said)
    }
    expect(text).toContain(`action="${page}/look/end"`)
  })

  test('does not open what the learner keeps to themselves, and nothing to change', async () => {
    await takesUpGoals()
    await begin()

    const { text } = await read(lead, page)

    expect(text).not.toContain('To be left alone')
    expect(text).not.toContain('/proposals')
    expect(text).not.toMatch(/action="\/goals/)
  })

  test('while it lasts, its first page leads on', async () => {
    await begin()

    expect(await read(lead, `${page}/look`)).toMatchObject({ status: 303, to: page })
    expect(await begin()).toMatchObject({ status: 303, to: page })
  })

  test('ends by itself, and the page is not there again', async () => {
    await begin()
    site.clock.pass({ hours: 4 })

    const { status, text } = await read(lead, page)

    expect(status).toBe(404)
    expect(text).not.toContain('Aroha')
    expect(text).toContain('Your look at this learner has ended.')
    const goal = await read(lead, `${page}/goals/${newId('goal')}`)
    expect(goal).toMatchObject({ status: 404, text: expect.stringContaining('has ended.') })
  })

  test('that has ended is told to who looked, and to nobody else', async () => {
    await begin()
    site.clock.pass({ hours: 4 })
    const others = [
      await school.person('safeguarding-lead'),
      await school.person('teacher'),
      await school.person('leader'),
    ]

    for (const other of others) {
      const { status, text } = await read(await comesIn(other), page)
      expect(status).toBe(404)
      expect(text).not.toContain('has ended')
    }
  })

  test('is stopped by one button, twice if need be', async () => {
    await begin()

    for (const _tap of [1, 2]) {
      expect(await send(lead, `${page}/look/end`)).toMatchObject({
        status: 303,
        to: `/organisations/${school.id}`,
      })
    }
    expect((await read(lead, page)).status).toBe(404)
    expect((await read(lead, `/organisations/${school.id}`)).text).not.toContain(
      'You are looking now',
    )
  })

  test('is not spoken of on the page of who sees the learner anyway', async () => {
    const teacher = await school.person('teacher')
    await school.room({ learners: [learner], teachers: [teacher] })
    await begin()

    const { status, text } = await read(await comesIn(teacher), page)

    expect(status).toBe(200)
    expect(text).not.toContain('safeguarding')
  })
})

describe('to everybody else, there is nothing to look at', () => {
  const refuses = async (visitor: Visitor) => {
    const nowhere = `/learners/${newId('person')}`
    for (const where of [page, nowhere]) {
      expect((await read(visitor, `${where}/look`)).status).toBe(404)
      expect((await send(visitor, `${where}/look`, { because })).status).toBe(404)
      expect((await send(visitor, `${where}/look/end`)).status).toBe(404)
    }
    const asked = await read(visitor, `${page}/look`)
    // Above it, everybody is greeted by their own name.
    expect(asked.text.split('<main')[1]).not.toContain('Aroha')
  }

  test.each([
    'learner',
    'teacher',
    'staff',
    'leader',
    'administrator',
    'coordinator',
    'guardian',
  ] as const)('for a %s of the school', async (role) => {
    await refuses(await comesIn(await school.person(role)))
  })

  test('for a safeguarding lead of another school', async () => {
    const elsewhere = await aSchool(site)

    await refuses(await comesIn(await elsewhere.person('safeguarding-lead'), elsewhere))
  })

  test('for the learner', async () => {
    await refuses(await comesIn(learner))
  })
})
