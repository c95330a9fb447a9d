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
import type { Self } from '../../people/persons/person.ts'
import { readCasePackage } from '../../standards/case/package.ts'
import { moveTo, takeUpCompetency } from '../goals/actions.ts'
import { readBeside, readMap } from './actions.ts'
import type { Competency, Framework, Link, LinkKind } from './framework.ts'
import { importFramework, importPublicFramework } from './importing.ts'
import { frameworkPages } from './pages.tsx'

const now = () => new Date('2026-11-21T20:00:00Z')
/** As it is in Auckland by then; in London it is still the day before. */
const today = '2026-11-22'
const yesterday = '2026-11-21'
const tomorrow = '2026-11-23'
const when = { now: now(), today }

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
      when,
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
    const other = await importFramework(db, leader, aFramework('Another'), when)

    expect((await open(learner, `/maps/${other.framework}/${at('a')}`)).status).toBe(404)
  })

  test('that has ended is still there, and says so', async () => {
    const { leader, learner, framework, at, came } = await aSchoolWithAMap()
    await importFramework(db, leader, { ...came, competencies: came.competencies.slice(1) }, when)

    const page = await open(learner, `/maps/${framework}/${at('a')}`)

    expect(page.status).toBe(200)
    expect(page.text).toContain('This is no longer part of the framework.')
    expect((await open(learner, `/maps/${framework}`)).text).not.toContain('First')
  })
})

describe('what is beside a competency', () => {
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name)
  const beside = async (viewer: Viewer, id: Id<'competency'>, day = today) => {
    const { before, after } = await db.as(viewer, (tx) => readBeside(tx, viewer, id, day))
    return [names(before), names(after)]
  }

  test('is what the map says that comes before and after it', async () => {
    const { learner, framework, at } = await aSchoolWithAMap()
    const { map } = await readMap(db, learner, framework, today)

    for (const code of ['a', 'b', 'c']) {
      const named = (ids: readonly Id<'competency'>[] = []) =>
        ids.map((id) => map.spots.get(id)!.short)
      const { before, after } = map.path
      expect(await beside(learner, at(code))).toEqual([
        named(before.get(at(code))),
        named(after.get(at(code))),
      ])
    }
  })

  test('leaves out, from its last day on, what has ended: a step, a neighbour, or itself', async () => {
    const { leader, learner, came, at } = await aSchoolWithAMap()
    const ending = { ...came, links: came.links.slice(1) }
    await importFramework(db, leader, ending, { now: now(), today: tomorrow })

    expect(await beside(learner, at('b'), today)).toEqual([['First'], ['Third']])
    expect(await beside(learner, at('b'), tomorrow)).toEqual([[], ['Third']])

    const shorter = { ...ending, competencies: came.competencies.slice(0, 2) }
    await importFramework(db, leader, shorter, { now: now(), today: tomorrow })

    expect(await beside(learner, at('b'), tomorrow)).toEqual([[], []])
    expect(await beside(learner, at('c'), tomorrow)).toEqual([[], []])
  })

  test('never goes round in a circle, nor through a step to itself', async () => {
    const school = await aSchool()
    const came = aFramework('Round')
    const [a, b] = came.competencies.map(({ identifier }) => identifier)
    const links = [...came.links, aStep(b!, a!), aStep(b!, b!)]
    const at = await codesOf(school.leader, { ...came, links })

    expect(await beside(school.learner, at('b'))).toEqual([[], ['Third']])
  })

  test('is not there for another network', async () => {
    const { at } = await aSchoolWithAMap()

    expect(await beside((await aSchool()).learner, at('b'))).toEqual([[], []])
  })
})

describe('what is related to a competency', () => {
  const related = async (viewer: Viewer, framework: Id<'framework'>, id: Id<'competency'>) => {
    const { text } = await open(viewer, `/maps/${framework}/${id}`)
    const part = text.split('<h2>Related</h2>')[1]?.split('</section>')[0] ?? ''
    return [...part.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
  }

  async function aRelatedMap() {
    const school = await aSchool()
    const came = aFramework('Related')
    const [a, b, c] = came.competencies.map(({ identifier }) => identifier)
    const links = [
      ...came.links,
      aLink('related-to', a!, b!),
      aLink('same-as', c!, a!),
      aLink('same-as', a!, c!),
      aLink('replaced-by', b!, c!),
    ]
    const at = await codesOf(school.leader, { ...came, links })
    const framework = at.framework
    return { ...school, came, links, at, framework }
  }

  test('is linked from its page, whichever way it was written down, and once', async () => {
    const { learner, framework, at } = await aRelatedMap()
    const page = (code: string) => `/maps/${framework}/${at(code)}`

    expect(await related(learner, framework, at('a'))).toEqual([page('b'), page('c')])
    expect(await related(learner, framework, at('b'))).toEqual([page('a')])
    expect(await related(learner, framework, at('c'))).toEqual([page('a')])
  })

  test('is gone when the link or the competency has ended, from that day on', async () => {
    const { leader, learner, framework, at, came } = await aRelatedMap()
    await importFramework(db, leader, came, when)

    expect(await related(learner, framework, at('a'))).toEqual([])
  })

  test('is nothing where the publisher says nothing', async () => {
    const { learner, framework, at } = await aSchoolWithAMap()

    expect((await open(learner, `/maps/${framework}/${at('a')}`)).text).not.toContain('Related')
  })
})

describe('the day', () => {
  test('on which a competency ends is the reader’s own, and the first without it', async () => {
    const { leader, learner, framework, came } = await aSchoolWithAMap()
    const shorter = { ...came, competencies: came.competencies.slice(1) }
    await importFramework(db, leader, shorter, when)

    expect((await readMap(db, learner, framework, yesterday)).map.spots.size).toBe(3)
    expect((await readMap(db, learner, framework, today)).map.spots.size).toBe(2)
    expect((await open(learner, `/maps/${framework}`)).text).not.toContain('First')
  })

  test('on which a learner leaves is the first on which no year is known of them', async () => {
    const { leader, learner, framework } = await aSchoolWithAMap()
    await db.as(leader, (tx) =>
      tx
        .updateTable('affiliation')
        .set({ ends_on: today })
        .where('network_id', '=', learner.network)
        .where('person_id', '=', learner.person)
        .execute(),
    )

    expect((await readMap(db, learner, framework, yesterday)).yearLevel).toBe('5')
    expect((await readMap(db, learner, framework, today)).yearLevel).toBeUndefined()
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

describe('the Common Core map', () => {
  let map: string
  let at: (code: string) => Id<'competency'>
  beforeAll(async () => {
    const file = new URL(
      '../../../../shared/data/frameworks/ccss-math-coherence.json',
      import.meta.url,
    )
    const came = readCasePackage(readFileSync(file)).framework!
    const { framework } = await importPublicFramework(db, came, when)
    map = `/maps/${framework}`
    at = await codesIn((await aSchool()).leader, framework)
  })

  const shown = ({ text }: { text: string }) => /<option value="([^"]+)" selected/.exec(text)?.[1]
  const startable = ({ text }: { text: string }) => text.split('>Start this<').length - 1
  const because = 'The map opened at your year at school.'

  test.each([
    ['5', 'level 5'],
    ['05', 'level 5'],
    ['KG', 'level K'],
    ['10', 'level HS'],
    ['9, 10', 'level HS'],
  ])('opens for a learner of year %s at %s, and says why', async (yearLevel, level) => {
    const { leader, school } = await aSchool()
    const learner = await aLearner(leader, school, yearLevel)

    const page = await open(learner, map)

    expect(shown(page)).toBe(level)
    expect(page.text).toContain(because)
  })

  test.each([null, 'UG'])('opens at its first level where the year is %s', async (yearLevel) => {
    const { leader, school } = await aSchool()

    for (const viewer of [await aLearner(leader, school, yearLevel), leader]) {
      const page = await open(viewer, map)

      expect(shown(page)).toBe('level K')
      expect(page.text).not.toContain(because)
    }
  })

  test('opens at the part that its address names, and asks no year then', async () => {
    const { learner } = await aSchool()

    for (const part of ['level 3', 'level HS', 'whole']) {
      const page = await open(learner, `${map}?${new URLSearchParams({ part })}`)

      expect(shown(page)).toBe(part)
      expect(page.text).not.toContain(because)
    }
  })

  test('opens where a goal is going, and at the year again when it is met', async () => {
    const { learner } = await aSchool()
    const goal = await takeUpCompetency(db, learner, at('3.OA.A.1'), now())
    const going = await open(learner, map)
    await moveTo(db, learner, { goal, state: 'met' }, now())

    const met = await open(learner, map)

    expect(shown(going)).toBe('near')
    expect(startable(going)).toBeGreaterThan(1)
    expect(going.text).toContain('id="here"')
    expect(going.text).not.toContain(because)
    expect(shown(met)).toBe('level 5')
  })

  test('opens for everybody at their own year, whatever others do', async () => {
    const { leader, school, learner, classmate } = await aSchool()
    const older = await aLearner(leader, school, '8')
    await takeUpCompetency(db, classmate, at('3.OA.A.1'), now())

    expect(shown(await open(learner, map))).toBe('level 5')
    expect(shown(await open(older, map))).toBe('level 8')
  })

  test('opens at the year of today, not at one that is to come', async () => {
    const { leader, school, learner } = await aSchool()
    const next = { leader, school, person: learner.person }
    await learnsFrom(tomorrow, '6', next)

    expect(shown(await open(learner, map))).toBe('level 5')
    await learnsFrom(today, '7', next)
    expect(shown(await open(learner, map))).toBe('level 7')
  })

  test('is drawn in time, whole', async () => {
    const { learner } = await aSchool()
    const start = performance.now()

    const whole = await open(learner, `${map}?part=whole`)

    expect(performance.now() - start).toBeLessThan(2000)
    expect(whole.text.split('class="spot ')).toHaveLength(481)
  })
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
    school,
    learner: await aLearner(leader, school),
    classmate: await aLearner(leader, school),
  }
}

async function aLearner(
  leader: Viewer,
  school: Id<'organisation'>,
  yearLevel: string | null = '5',
): Promise<Viewer> {
  const { network } = leader
  const person = newId('person')
  await db.as(leader, (tx) =>
    tx
      .insertInto('person')
      .values({ network_id: network, id: person, home_id: school, display_name: 'Mere', tint: 1 })
      .execute(),
  )
  await learnsFrom('2026-02-01', yearLevel, { leader, school, person })
  return { network, person, standing: noStanding }
}

interface Place {
  readonly leader: Viewer
  readonly school: Id<'organisation'>
  readonly person: Id<'person'>
}

/** From this day on, somebody learns at the school, in this year. */
async function learnsFrom(
  day: string,
  yearLevel: string | null,
  { leader, school, person }: Place,
): Promise<void> {
  await db.as(leader, (tx) =>
    tx
      .insertInto('affiliation')
      .values({
        network_id: leader.network,
        id: newId('affiliation'),
        person_id: person,
        organisation_id: school,
        role: 'learner',
        starts_on: day,
        year_level: yearLevel,
      })
      .execute(),
  )
}

async function aSchoolWithAMap() {
  const school = await aSchool()
  const came = aFramework('Writing to be read')
  const at = await codesOf(school.leader, came)
  return { ...school, framework: at.framework, came, at }
}

/** Takes a framework in; answers what finds a competency of it by its code. */
async function codesOf(leader: Viewer, came: Framework) {
  const { framework } = await importFramework(db, leader, came, when)
  return Object.assign(await codesIn(leader, framework), { framework })
}

async function codesIn(viewer: Viewer, framework: Id<'framework'>) {
  const rows = await db.as(viewer, (tx) =>
    tx
      .selectFrom('competency')
      .where('framework_id', '=', framework)
      .select(['id', 'code'])
      .execute(),
  )
  return (code: string) => rows.find((row) => row.code === code)!.id
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
  return aLink('precedes', from, to)
}

function aLink(kind: LinkKind, from: string, to: string): Link {
  const identifier = crypto.randomUUID()
  return { identifier, uri: `urn:uuid:${identifier}`, kind, from, to, foreign: {} }
}

function selfOf({ person }: Viewer): Self {
  const face = { id: person, name: 'Mere', picture: null, tint: 1 }
  const home = { home: newId('organisation'), homeName: 'A school', timeZone: 'Pacific/Auckland' }
  return { ...face, ...home, status: 'active', language: null }
}

async function open(viewer: Viewer, path: string): Promise<{ status: number; text: string }> {
  const site: Site = { db, now, log: logTo(() => {}, now), origin: 'http://localhost', uploads: '' }
  const app = frontDoor({ ...site, asset: (name) => `/assets/${name}` })
  const inside = new Hono()
  inside.use(async (c, next) => {
    c.set('viewer', viewer)
    c.set('self', selfOf(viewer))
    await next()
  })
  inside.route('/', frameworkPages(site))
  const answer = await app.route('/', inside).request(`http://localhost${path}`)
  return { status: answer.status, text: await answer.text() }
}
