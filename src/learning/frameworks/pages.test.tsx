import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { openDatabase, type Database } from '../../platform/db/database.ts'
import { frontDoor } from '../../platform/http/front.tsx'
import { logTo } from '../../platform/log/log.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { noStanding, steward, type Viewer } from '../../platform/viewer.ts'
import { readCasePackage } from '../../standards/case/package.ts'
import { moveTo, takeUpCompetency } from '../goals/actions.ts'
import { readBeside } from './actions.ts'
import type { Competency, Framework, Link } from './framework.ts'
import { importFramework } from './importing.ts'
import { frameworkPages } from './pages.tsx'

const now = () => new Date('2026-11-22T09:00:00Z')

let db: Database
beforeAll(async () => {
  const { connection } = await testDatabase()
  db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 4 })
  return () => db.end()
})

describe('the list of maps', () => {
  test('names those of the reader’s network, and says whose they are', async () => {
    const { learner } = await aSchoolWithAMap()

    const page = await open(learner, '/maps')

    expect(page.text).toContain('Writing to be read')
    expect(page.text).toContain('Kept for your network')
  })

  test('says what will be there while there is none of their own', async () => {
    const { learner } = await aSchool()

    expect((await open(learner, '/maps')).status).toBe(200)
  })

  test('does not name those of another network', async () => {
    const { framework } = await aSchoolWithAMap()
    const stranger = (await aSchool()).learner

    expect((await open(stranger, '/maps')).text).not.toContain(framework)
  })
})

describe('a map', () => {
  test('draws every competency as a link that says its state, and lists it below', async () => {
    const { learner, framework, at } = await aSchoolWithAMap()

    const { text, status } = await open(learner, `/maps/${framework}`)

    expect(status).toBe(200)
    for (const code of ['a', 'b', 'c']) {
      expect(text.split(`href="/maps/${framework}/${at(code)}"`)).toHaveLength(3)
    }
    expect(text).toContain('aria-label="First: Ready next"')
    expect(text).toContain('aria-label="Second: Later"')
    expect(text).toContain(`action="/competencies/${at('a')}/goal"`)
  })

  test('marks what the learner has begun, leads there, and opens what follows what they met', async () => {
    const { learner, framework, at } = await aSchoolWithAMap()
    const goal = await takeUpCompetency(db, learner, at('a'), now())
    const before = await open(learner, `/maps/${framework}`)
    await moveTo(db, learner, { goal, state: 'met' }, now())

    const after = await open(learner, `/maps/${framework}`)

    expect(before.text).toContain('aria-label="First: Going"')
    expect(before.text).toContain(`href="/goals/${goal}"`)
    expect(before.text).toContain('id="here"')
    expect(after.text).toContain('aria-label="First: Met"')
    expect(after.text).toContain('aria-label="Second: Ready next"')
  })

  test('shows nobody else what a learner has begun', async () => {
    const { learner, classmate, framework, at } = await aSchoolWithAMap()
    await takeUpCompetency(db, learner, at('a'), now())

    expect((await open(classmate, `/maps/${framework}`)).text).not.toContain(': Going')
  })

  test('of another network is not there, whole or in part', async () => {
    const { framework, at } = await aSchoolWithAMap()
    const stranger = (await aSchool()).learner

    for (const path of ['', `/${at('a')}`, '/search?q=first']) {
      expect((await open(stranger, `/maps/${framework}${path}`)).status).toBe(404)
    }
  })

  test.each(['/maps/nonsense', '/maps/00000000-0000-4000-8000-000000000000'])(
    '%s is not there',
    async (path) => {
      expect((await open((await aSchool()).learner, path)).status).toBe(404)
    },
  )

  test('is drawn as large as its address says, and no larger than there are sizes', async () => {
    const { learner, framework } = await aSchoolWithAMap()
    const width = async (size: string) =>
      Number(
        /<svg[^>]* width="(\d+)"/.exec(
          (await open(learner, `/maps/${framework}?size=${size}`)).text,
        )![1],
      )

    expect(await width('1.6')).toBeGreaterThan(await width('1'))
    expect(await width('99999')).toBe(await width('1'))
  })

  test('escapes whatever a framework says', async () => {
    const { leader, learner } = await aSchool()
    const evil = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
    const came = aFramework(evil)
    const { framework } = await importFramework(
      db,
      leader,
      {
        ...came,
        competencies: came.competencies.map((one) => ({ ...one, short: evil, notes: evil })),
      },
      now(),
    )

    const { text } = await open(learner, `/maps/${framework}`)

    expect(text).not.toContain('<script>alert')
    expect(text).not.toContain('<img src=x')
  })
})

describe('one competency', () => {
  test('says what comes before and after it, and how to begin', async () => {
    const { learner, framework, at } = await aSchoolWithAMap()

    const { text } = await open(learner, `/maps/${framework}/${at('b')}`)

    expect(text).toContain('I can do the second thing.')
    expect(text).toContain(`href="/maps/${framework}/${at('a')}"`)
    expect(text).toContain(`href="/maps/${framework}/${at('c')}"`)
    expect(text).toContain(`action="/competencies/${at('b')}/goal"`)
  })

  test('leads to the goal of who has begun it', async () => {
    const { learner, framework, at } = await aSchoolWithAMap()
    const goal = await takeUpCompetency(db, learner, at('b'), now())

    const { text } = await open(learner, `/maps/${framework}/${at('b')}`)

    expect(text).toContain(`href="/goals/${goal}"`)
    expect(text).not.toContain(`action="/competencies/${at('b')}/goal"`)
  })

  test('is not found under a framework that does not hold it', async () => {
    const { learner, leader, at } = await aSchoolWithAMap()
    const other = await importFramework(db, leader, aFramework('Another'), now())

    expect((await open(learner, `/maps/${other.framework}/${at('a')}`)).status).toBe(404)
  })

  test('that has ended is still there, and says so', async () => {
    const { leader, learner, framework, at, came } = await aSchoolWithAMap()
    await importFramework(db, leader, { ...came, competencies: came.competencies.slice(1) }, now())

    const page = await open(learner, `/maps/${framework}/${at('a')}`)

    expect(page.status).toBe(200)
    expect(page.text).toContain('This is no longer part of the framework.')
    expect((await open(learner, `/maps/${framework}`)).text).not.toContain('First')
  })

  test('has a ribbon for pages of neighbours', async () => {
    const { learner, at } = await aSchoolWithAMap()

    const ribbon = await db.as(learner, (tx) => readBeside(tx, learner, at('b'), now()))

    expect(ribbon.before.map(({ name }) => name)).toEqual(['First'])
    expect(ribbon.after.map(({ name }) => name)).toEqual(['Third'])
  })
})

describe('looking for a goal', () => {
  test.each(['kōrero', 'KORERO', 'korero  third'])('%s finds what says Kōrero', async (q) => {
    const { learner, framework, at } = await aSchoolWithAMap()

    const here = await open(learner, `/maps/${framework}/search?q=${encodeURIComponent(q)}`)
    const everywhere = await open(learner, `/maps/search?q=${encodeURIComponent(q)}`)

    expect(here.text).toContain(`href="/maps/${framework}/${at('c')}"`)
    expect(here.text).not.toContain(`href="/maps/${framework}/${at('a')}"`)
    expect(everywhere.text).toContain(`href="/maps/${framework}/${at('c')}"`)
  })

  test.each(['%', '_', '\\', "'; drop table goal; --"])('%s is only looked for', async (q) => {
    const { learner, framework } = await aSchoolWithAMap()

    const { text } = await open(learner, `/maps/${framework}/search?q=${encodeURIComponent(q)}`)

    expect(text).toContain('Nothing here holds these words.')
  })

  test('nothing asks for a word', async () => {
    const { learner, framework } = await aSchoolWithAMap()

    expect((await open(learner, `/maps/${framework}/search`)).text).toContain('Write a word or two')
  })
})

test('the Common Core map opens where a learner of year 5 is, and its whole is drawn in time', async () => {
  const { leader, learner } = await aSchool()
  const file = new URL(
    '../../../../shared/data/frameworks/ccss-math-coherence.json',
    import.meta.url,
  )
  const { framework } = await importFramework(
    db,
    leader,
    readCasePackage(readFileSync(file)).framework!,
    now(),
  )

  const first = await open(learner, `/maps/${framework}`)
  const start = performance.now()
  const whole = await open(learner, `/maps/${framework}?part=whole`)
  const took = performance.now() - start

  expect(first.text).toMatch(/<option value="level 5" selected/)
  expect(whole.text.split('class="spot ')).toHaveLength(481)
  expect(took).toBeLessThan(2000)
})

// ---- setting ----

async function aSchool() {
  const network = newId('network')
  const school = newId('organisation')
  const leader = steward(network, [school])
  await db.directory((tx) =>
    tx.insertInto('network').values({ id: network, name: 'A network' }).execute(),
  )
  await db.as(leader, (tx) =>
    tx
      .insertInto('organisation')
      .values({ network_id: network, id: school, kind: 'school', name: 'A school' })
      .execute(),
  )
  return {
    leader,
    learner: await aLearner(leader, school),
    classmate: await aLearner(leader, school),
  }
}

async function aLearner(leader: Viewer, school: Id<'organisation'>): Promise<Viewer> {
  const { network } = leader
  const person = newId('person')
  await db.as(leader, async (tx) => {
    await tx
      .insertInto('person')
      .values({ network_id: network, id: person, home_id: school, display_name: 'Mere', tint: 1 })
      .execute()
    await tx
      .insertInto('affiliation')
      .values({
        network_id: network,
        id: newId('affiliation'),
        person_id: person,
        organisation_id: school,
        role: 'learner',
        starts_on: '2026-02-01',
        year_level: '5',
      })
      .execute()
  })
  return { network, person, standing: noStanding }
}

async function aSchoolWithAMap() {
  const school = await aSchool()
  const came = aFramework('Writing to be read')
  const { framework } = await importFramework(db, school.leader, came, now())
  const rows = await db.as(school.leader, (tx) =>
    tx
      .selectFrom('competency')
      .where('framework_id', '=', framework)
      .select(['id', 'code'])
      .execute(),
  )
  const at = (code: string) => rows.find((row) => row.code === code)!.id
  return { ...school, framework, came, at }
}

function aFramework(title: string): Framework {
  const competencies = [
    aCompetency('a', 'First', 'I can do the first thing.'),
    aCompetency('b', 'Second', 'I can do the second thing.'),
    aCompetency('c', 'Third', 'I can kōrero.'),
  ]
  const [a, b, c] = competencies.map(({ identifier }) => identifier)
  return {
    identifier: crypto.randomUUID(),
    uri: 'https://a.example/',
    title,
    creator: 'Us',
    competencies,
    links: [aStep(a!, b!), aStep(b!, c!)],
    foreign: {},
  }
}

function aCompetency(code: string, short: string, statement: string): Competency {
  const identifier = crypto.randomUUID()
  const empty = { level: '', kind: '', notes: '', foreign: {} }
  return { ...empty, identifier, uri: `urn:uuid:${identifier}`, code, short, statement }
}

function aStep(from: string, to: string): Link {
  const identifier = crypto.randomUUID()
  return { identifier, uri: `urn:uuid:${identifier}`, kind: 'precedes', from, to, foreign: {} }
}

async function open(viewer: Viewer, path: string): Promise<{ status: number; text: string }> {
  const site: Site = { db, now, log: logTo(() => {}, now), origin: 'http://localhost', uploads: '' }
  const app = frontDoor({ ...site, asset: (name) => `/assets/${name}` })
  const inside = new Hono()
  inside.use(async (c, next) => {
    c.set('viewer', viewer)
    await next()
  })
  inside.route('/', frameworkPages(site))
  const answer = await app.route('/', inside).request(`http://localhost${path}`)
  return { status: answer.status, text: await answer.text() }
}
