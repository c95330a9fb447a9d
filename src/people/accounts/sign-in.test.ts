import { beforeEach, describe, expect, test } from 'vitest'
import { connected, testDatabase } from '../../../test/database.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { aVisitor, cameIn, type Visitor } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import { isSignInLinkGood, makeSignInLink, signIn, signOut, whoIsIt } from './actions.ts'
import { findSomebody } from './finding.ts'
import { hashOf, newToken } from './token.ts'

let site: TestSite
let school: TestSchool
let person: Id<'person'>
let visitor: Visitor
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  person = await school.person('learner')
  visitor = await aVisitor(site)
})

const link = () => makeSignInLink(site, { network: school.network, person })
const cookie = '__Host-kith'

/** What only whoever runs the server can do, as long as no page does it. */
async function asOwner(statement: string, ...values: unknown[]) {
  const { connection } = await testDatabase()
  return connected(connection('owner'), async (client) => {
    await client.query('set row_security = off')
    return client.query(statement, values)
  })
}

describe('a link', () => {
  test('lets its person in', async () => {
    const answer = await visitor.post(`/sign-in/${await link()}`)

    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/')
    expect((await visitor.get('/')).status).toBe(200)
  })

  test('is not used up by looking at it, however often and by whomever', async () => {
    const token = await link()
    for (let look = 0; look < 3; look++) {
      const page = await visitor.get(`/sign-in/${token}`, { cookie: undefined })
      expect(page.status).toBe(200)
      expect(page.headers.getSetCookie()).toEqual([])
      expect(await page.text()).toContain(`action="/sign-in/${token}"`)
    }

    expect((await visitor.post(`/sign-in/${token}`)).status).toBe(303)
  })

  test('opens once', async () => {
    const token = await link()
    await visitor.post(`/sign-in/${token}`)
    const second = await aVisitor(site)

    const answer = await second.post(`/sign-in/${token}`)

    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('This link has been used or is too old.')
    expect(second.cookies.has(cookie)).toBe(false)
    expect(await isSignInLinkGood(site, token)).toBe(false)
  })

  test('lets in one of eight who come at once', async () => {
    const token = await link()
    const visitors = await Promise.all(Array.from({ length: 8 }, () => aVisitor(site)))

    const answers = await Promise.all(visitors.map((each) => each.post(`/sign-in/${token}`)))

    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, ...Array(7).fill(422)])
    expect(visitors.filter(({ cookies }) => cookies.has(cookie))).toHaveLength(1)
  })

  test('opens until a week after its making, and not from then on', async () => {
    const token = await link()

    site.clock.pass({ days: 6, hours: 23, minutes: 59 })
    expect(await isSignInLinkGood(site, token)).toBe(true)

    site.clock.pass({ minutes: 1 })
    expect(await isSignInLinkGood(site, token)).toBe(false)
    expect((await visitor.post(`/sign-in/${token}`)).status).toBe(422)
    expect(visitor.cookies.has(cookie)).toBe(false)
  })

  test.each([
    ['one that nobody made', () => newToken()],
    ['one letter off', async () => `${(await link()).slice(0, -1)}!`],
    [
      'the hash that is kept of it',
      async () =>
        (await asOwner('select token_hash from sign_in_link where person_id = $1', person)).rows[0]
          ?.token_hash ?? 'x',
    ],
    ['something with signs of SQL', () => "' or true --"],
    ['very long', () => 'x'.repeat(4000)],
    ['of other letters', () => 'ü‮🙂'],
  ])('that is %s is a calm sentence', async (_kind, forge) => {
    const address = `/sign-in/${encodeURIComponent(await forge())}`

    const look = await visitor.get(address)
    expect(look.status).toBe(404)
    expect(await look.text()).toContain('This link has been used or is too old.')
    const deed = await visitor.post(address)
    expect(deed.status).toBe(422)
    expect(await deed.text()).toContain('Ask for a new one, and nothing of yours is lost.')
    expect(visitor.cookies.has(cookie)).toBe(false)
    expect(site.lines.join('')).not.toContain('"level":"error"')
  })

  test('opens nothing from another site, and is not used up by it', async () => {
    const token = await link()

    const answer = await visitor.post(`/sign-in/${token}`, {}, { 'sec-fetch-site': 'cross-site' })

    expect(answer.status).toBe(403)
    expect(await isSignInLinkGood(site, token)).toBe(true)
  })

  test('of one person leaves the links of others alone', async () => {
    const other = await school.person('teacher')
    const theirs = await makeSignInLink(site, { network: school.network, person: other })

    await visitor.post(`/sign-in/${await link()}`)

    expect(await isSignInLinkGood(site, theirs)).toBe(true)
  })
})

describe('the cookie', () => {
  test('is for this host alone, over a safe line, and no script reads it', async () => {
    const answer = await visitor.post(`/sign-in/${await link()}`)
    const [set = ''] = answer.headers.getSetCookie()

    expect(set).toMatch(/^__Host-kith=[A-Za-z0-9_-]{43};/)
    expect(set.split('; ').slice(1).toSorted()).toEqual([
      'HttpOnly',
      'Max-Age=2592000',
      'Path=/',
      'SameSite=Lax',
      'Secure',
    ])
  })

  test('holds another secret than the link, and a new one each time', async () => {
    const tokens = [await link(), await link()]
    const secrets = []
    for (const token of tokens) {
      await visitor.post(`/sign-in/${token}`)
      secrets.push(visitor.cookies.get(cookie))
    }

    expect(new Set([...tokens, ...secrets]).size).toBe(4)
  })
})

describe('at rest', () => {
  test('no secret stands in any table or in the log, only what it hashes to', async () => {
    const token = await link()
    const secret = await signIn(site, token)
    await whoIsIt(site, secret)

    expect(await tablesWith(hashOf(token))).toEqual(['sign_in_link'])
    expect(await tablesWith(hashOf(secret))).toEqual(['session'])
    expect(await tablesWith(token)).toEqual([])
    expect(await tablesWith(secret)).toEqual([])
    expect(site.lines.join('')).not.toContain(secret)
  })

  async function tablesWith(text: string): Promise<string[]> {
    const { rows: tables } = await asOwner(
      "select tablename as name from pg_tables where schemaname = 'public'",
    )
    const holding = []
    for (const { name } of tables) {
      const found = `select from "${name}" row where position($1 in row::text) > 0`
      if ((await asOwner(found, text)).rowCount) holding.push(name)
    }
    return holding
  }
})

describe('a session', () => {
  test('says who it is, as they stand at this moment', async () => {
    const secret = await signIn(site, await link())

    expect(await whoIsIt(site, secret)).toMatchObject({
      self: { id: person },
      viewer: { network: school.network, person },
    })
  })

  test('goes on for thirty days of use, and then ends', async () => {
    const inside = await cameIn(site, { network: school.network, person })
    for (let half = 0; half < 59; half++) {
      site.clock.pass({ hours: 12 })
      expect((await inside.get('/me')).status).toBe(200)
    }

    site.clock.pass({ hours: 12 })

    expect((await inside.get('/me')).headers.get('location')).toBe('/sign-in')
  })

  test('ends after a week in which nobody used it, and cannot be woken', async () => {
    const secret = await signIn(site, await link())
    site.clock.pass({ days: 7, minutes: 1 })

    expect(await whoIsIt(site, secret)).toBeUndefined()
    expect((await asOwner('select from session where person_id = $1', person)).rowCount).toBe(0)
  })

  test('ends with signing out: its cookie goes, and its secret opens nothing any more', async () => {
    const inside = await cameIn(site, { network: school.network, person })
    const secret = inside.cookies.get(cookie)!

    const answer = await inside.post('/sign-out')

    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/sign-in')
    expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
    expect(inside.cookies.has(cookie)).toBe(false)
    expect(await whoIsIt(site, secret)).toBeUndefined()
    expect(await (await inside.get('/sign-in')).text()).toContain('You are signed out.')
  })

  test('of another device stays open when this one signs out', async () => {
    const [here, there] = [await signIn(site, await link()), await signIn(site, await link())]

    await signOut(site, here)

    expect(await whoIsIt(site, there)).toMatchObject({ self: { id: person } })
  })

  test('signing out twice, or without ever having come in, is all right', async () => {
    await visitor.post('/sign-out')

    expect((await visitor.post('/sign-out')).status).toBe(303)
  })

  test.each(['suspended', 'ended'])(
    'is shut at the next request of somebody who is %s',
    async (status) => {
      const inside = await cameIn(site, { network: school.network, person })
      expect((await inside.get('/me')).status).toBe(200)

      await asOwner('update person set status = $2 where id = $1', person, status)

      expect((await inside.get('/me')).headers.get('location')).toBe('/sign-in')
      expect((await inside.post('/plan/direction', { direction: 'Away' })).status).toBe(401)
      expect((await asOwner('select from plan where person_id = $1', person)).rowCount).toBe(0)
    },
  )

  test.each(['', 'x', newToken(), "' or true --"])(
    'is not opened by the forged cookie %j',
    async (forged) => {
      const answer = await visitor.get('/', { cookie: `${cookie}=${forged}` })

      expect(answer.headers.get('location')).toBe('/sign-in')
    },
  )

  test('is not opened by a cookie of a lesser name', async () => {
    const secret = await signIn(site, await link())

    for (const name of ['kith', '__Secure-kith', '__host-kith', 'Host-kith']) {
      const answer = await visitor.get('/', { cookie: `${name}=${secret}` })
      expect(answer.headers.get('location')).toBe('/sign-in')
    }
  })
})

describe('the guard', () => {
  const id = newId('goal')

  test('shows a stranger where to come in, whatever they look for', async () => {
    for (const path of [
      '/',
      '/goals',
      `/goals/${id}`,
      '/me',
      '/plan/direction',
      '/classrooms',
      `/learners/${id}`,
      '/maps',
      '/nowhere',
    ]) {
      const answer = await visitor.get(path)
      expect(`${answer.status} ${answer.headers.get('location')}`).toBe('303 /sign-in')
      expect(await answer.text()).toBe('')
    }
  })

  test.each([
    '/goals',
    `/goals/${id}/state`,
    '/me/face',
    '/classrooms',
    `/circles/${id}/leave`,
    '/nowhere',
  ])('leads nobody without a session away from what they sent to %s', async (path) => {
    const answer = await visitor.post(path, { state: 'met', title: 'An hour of words' })

    expect(`${answer.status} ${answer.headers.get('location')}`).toBe('401 null')
    const text = await answer.text()
    expect(text).toContain('You have been signed out, and nothing was changed.')
    expect(text).not.toContain('An hour of words')
  })

  test('says so to whoever writes on when their session has ended, and changes nothing', async () => {
    const inside = await cameIn(site, { network: school.network, person })
    site.clock.pass({ days: 8 })

    expect((await inside.post('/goals', { title: 'To bake bread' })).status).toBe(401)
    expect((await asOwner('select from pursuit where person_id = $1', person)).rowCount).toBe(0)
  })

  test('leaves open what is for everybody', async () => {
    expect((await visitor.get('/sign-in')).status).toBe(200)
    expect((await visitor.get('/assets/kith-1.css')).status).toBe(200)
  })

  test('says on every page who is in', async () => {
    const named = await school.person('learner', 'Sina Tuala')
    const inside = await cameIn(site, { network: school.network, person: named })

    expect(await (await inside.get('/')).text()).toContain('Sina Tuala')
  })
})

describe('the operator', () => {
  test('finds somebody by name, in whatever letters, or by id', async () => {
    const name = `Zoë ${newId('person')}`
    const zoe = await school.person('learner', name)

    expect(await findSomebody(site.db, name)).toMatchObject({
      person: zoe,
      network: school.network,
    })
    expect(await findSomebody(site.db, ` ${name.toUpperCase()} `)).toMatchObject({ person: zoe })
    expect(await findSomebody(site.db, zoe)).toMatchObject({ person: zoe })
  })

  test('is told that there is nobody of that name', async () => {
    await expect(findSomebody(site.db, `Nobody ${newId('person')}`)).rejects.toMatchObject({
      kind: 'not-found',
    })
  })

  test('is told the ids of several of one name, and gets none of them', async () => {
    const name = `Mele ${newId('person')}`
    const people = [
      await school.person('learner', name),
      await (await aSchool(site)).person('teacher', name),
    ]

    const refused = await findSomebody(site.db, name).catch((error: unknown) => error)

    expect(refused).toMatchObject({ kind: 'conflict' })
    for (const one of people)
      expect(JSON.stringify((refused as { said: unknown }).said)).toContain(one)
  })

  test('does not find who is suspended', async () => {
    await asOwner("update person set status = 'suspended' where id = $1", person)

    await expect(findSomebody(site.db, person)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
