import { beforeAll, describe, expect, test } from 'vitest'
import { migrations } from '../../test/cluster.ts'
import { blankDatabase } from '../../test/database.ts'
import { laidIn, laidOut, type Laid } from '../../test/demo-world.ts'
import { readCompany } from '../learning/circles/company.ts'
import { readPursuits } from '../learning/goals/reading.ts'
import { whoIsIt, signIn } from '../people/accounts/actions.ts'
import { foundOrganisation, organisationsNamed } from '../people/organisations/actions.ts'
import { openDatabase, type Database } from '../platform/db/database.ts'
import { migrate } from '../platform/db/migrate.ts'
import { steward } from '../platform/viewer.ts'
import { demoLinks, ensureDemo } from './seed.ts'
import { demoWorld } from './world.ts'

const now = () => new Date('2026-11-21T20:30:00Z')
const origin = 'http://127.0.0.1:8787'
const school = 'Awa Street School'

/** A server with nothing on it, open for one test. */
async function anEmptyServer(): Promise<Database & AsyncDisposable> {
  const { connection } = await blankDatabase()
  await migrate(connection('owner'), migrations)
  const db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 6 })
  return { ...db, [Symbol.asyncDispose]: () => db.end() }
}

/** The viewer to whom a line of the links belongs. */
async function whoCameBy(db: Database, line: string | undefined) {
  const token = line?.split('/sign-in/')[1] ?? ''
  const present = await whoIsIt({ db, now }, await signIn({ db, now }, token))
  if (!present) throw new Error(`Nobody came in by “${line}”.`)
  return present
}

describe('the demo world in a server', () => {
  const world = demoWorld(1, '2026-11-22')
  let db: Database
  let links: string[]
  let found: Laid
  beforeAll(async () => {
    const server = await anEmptyServer()
    db = server
    await ensureDemo({ db, now })
    links = await demoLinks({ db, now, origin })
    found = await laidIn(db, school)
    return () => server.end()
  })

  test.each([
    'classrooms',
    'people',
    'homes',
    'guardianships',
    'directions',
    'goals',
    'pursuits',
    'circles',
    'invitations',
    'proposals',
  ] as const)(
    'has the %s that were thought out for it, word for word and to the minute',
    (kind) => {
      expect(found[kind]).toHaveLength(world[kind].length)
      expect(found[kind]).toEqual(laidOut(world)[kind])
    },
  )

  test('has the whole framework, for everybody', async () => {
    const [{ network } = { network: undefined }] = await organisationsNamed(db, school)
    const viewer = steward(network!, [])

    const competencies = await db.as(viewer, (tx) =>
      tx.selectFrom('competency').where('kept_for', 'is', null).select('identifier').execute(),
    )

    const identifiers = world.framework.competencies.map(({ identifier }) => identifier)
    expect(new Set(competencies.map(({ identifier }) => identifier))).toEqual(new Set(identifiers))
  })

  test('lets a learner, a teacher and a leader in, each by a link of their own', async () => {
    expect(links.map((line) => line.replace(/[\w-]{43}$/, '…'))).toEqual([
      `Aroha Tamihana, a learner: ${origin}/sign-in/…`,
      `Navreet Kaur, a teacher: ${origin}/sign-in/…`,
      `Ihaia Callaghan, who leads the school: ${origin}/sign-in/…`,
    ])
    const [learner, teacher, leader] = await Promise.all(links.map((line) => whoCameBy(db, line)))

    expect(learner?.places.map(({ name }) => name)).toEqual(['Room 7'])
    expect(teacher?.viewer.standing.learners).toContain(learner?.self.id)
    expect(leader?.viewer.standing.led).toHaveLength(1)
    expect(leader?.viewer.standing.learners).toEqual([])
  })

  test('makes new links every time, because each opens once', async () => {
    const again = await demoLinks({ db, now, origin })

    expect(again.filter((line) => links.includes(line))).toEqual([])
  })

  test('shows Aroha that Sina and Mihai go the same way', async () => {
    const [line] = await demoLinks({ db, now, origin })
    const { viewer } = await whoCameBy(db, line)
    const pursuits = await readPursuits(db, viewer, viewer.person)
    const paragraphs = pursuits.find(({ title }) => title.includes('paragraph'))

    const company = await readCompany(db, viewer, [paragraphs!.goal], now())

    const fellows = company.get(paragraphs!.goal)?.fellows.map(({ name }) => name)
    expect(fellows).toEqual(expect.arrayContaining(['Sina Faleolo', 'Mihai Ungur']))
  })

  test('is not made a second time', async () => {
    expect(await ensureDemo({ db, now })).toBe(false)

    expect(await laidIn(db, school)).toEqual(found)
    expect(await organisationsNamed(db, school)).toHaveLength(1)
  })
})

describe('making the demo world', () => {
  test('happens once when several begin at the same time', async () => {
    await using db = await anEmptyServer()

    const made = await Promise.all([1, 2, 3].map(() => ensureDemo({ db, now })))

    expect(made.toSorted()).toEqual([false, false, true])
    expect(await organisationsNamed(db, school)).toHaveLength(1)
  })

  test('leaves a server alone that somebody uses, and gives no links into it', async () => {
    await using db = await anEmptyServer()
    await foundOrganisation(db, { name: 'Hill School', kind: 'school' })

    expect(await ensureDemo({ db, now })).toBe(false)

    expect(await organisationsNamed(db, school)).toEqual([])
    expect(await demoLinks({ db, now, origin })).toEqual([])
  })

  test.each([
    ['before the last of it is written', brokenBeforeCommit],
    ['between the last of it and its network', brokenAfterCommit],
  ])(
    'leaves nothing half when it is broken off %s, and is whole the next time',
    async (_, broken) => {
      await using db = await anEmptyServer()
      await expect(ensureDemo({ db: broken(db), now })).rejects.toThrow('the plug was pulled')

      expect(await ensureDemo({ db, now })).toBe(true)

      const { people, pursuits, circles } = await laidIn(db, school)
      const world = demoWorld(1, '2026-11-22')
      expect([people.length, pursuits.length, circles.length]).toEqual([
        world.people.length,
        world.pursuits.length,
        world.circles.length,
      ])
      expect(await demoLinks({ db, now, origin })).toHaveLength(3)
    },
  )

  test('is whole on any day, the first of a year and a leap day too', async () => {
    for (const day of ['2027-01-01', '2028-02-29', '2026-09-28']) {
      await using db = await anEmptyServer()

      await ensureDemo({ db, now: () => new Date(`${day}T01:00:00Z`) })

      const { pursuits, invitations } = await laidIn(db, school)
      const world = laidOut(demoWorld(1, day))
      expect(pursuits).toEqual(world.pursuits)
      expect(invitations).toEqual(world.invitations)
    }
  })

  test('takes no longer than a person waits', async () => {
    await using db = await anEmptyServer()
    const before = performance.now()

    await ensureDemo({ db, now })

    expect(performance.now() - before).toBeLessThan(8000)
  })
})

function brokenBeforeCommit(db: Database): Database {
  return {
    ...db,
    as: (viewer, work) =>
      db.as(viewer, async (tx) => {
        await work(tx)
        throw new Error('the plug was pulled')
      }),
  }
}

function brokenAfterCommit(db: Database): Database {
  return {
    ...db,
    as: async (viewer, work) => {
      await db.as(viewer, work)
      throw new Error('the plug was pulled')
    },
  }
}
