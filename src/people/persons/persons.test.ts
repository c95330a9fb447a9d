import * as fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import { cameIn } from '../../../test/visitor.ts'
import { newId, type Id } from '../../platform/id.ts'
import { chooseFace, chooseLanguage, readFaces, readPerson } from './actions.ts'
import { displayName, pictures, tintFor } from './person.ts'

describe('a name', () => {
  test('is the given one and the family’s, with one space between and none about', () => {
    expect(displayName(' Aroha ', ' Tamihana ')).toBe('Aroha Tamihana')
    expect(displayName('Aroha', '')).toBe('Aroha')
    expect(displayName('', 'Tamihana')).toBe('Tamihana')
  })

  test('never begins or ends with a space, and loses no letter', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (given, family) => {
        const name = displayName(given, family)

        expect(name).toBe(name.trim())
        expect(name.replaceAll(/\s/g, '')).toBe((given + family).replaceAll(/\s/g, ''))
      }),
    )
  })
})

describe('a tint', () => {
  test('is one of eight, and stays with its person', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const tint = tintFor(id as Id<'person'>)

        expect([1, 2, 3, 4, 5, 6, 7, 8]).toContain(tint)
        expect(tintFor(id as Id<'person'>)).toBe(tint)
      }),
    )
  })

  test('is not the same for everybody', () => {
    expect(new Set(Array.from({ length: 200 }, () => tintFor(newId('person')))).size).toBe(8)
  })
})

let site: TestSite
let school: TestSchool
let learner: Id<'person'>
beforeEach(async () => {
  site = await testSite()
  school = await aSchool(site)
  learner = await school.person('learner', 'Sina Tuala')
})

const notThere = { kind: 'not-found' }

describe('knowing somebody', () => {
  const knows = async (who: Id<'person'>, whom: Id<'person'>) => {
    const viewer = await school.viewer(who)
    return readPerson(site.db, viewer, whom).then(
      ({ name }) => name,
      (error: { kind: string }) => error.kind,
    )
  }

  test('classmates, those who teach them, their guardian and the school’s staff know a learner', async () => {
    const [classmate, teacher, guardian, staff] = [
      await school.person('learner'),
      await school.person('teacher'),
      await school.person('guardian'),
      await school.person('staff'),
    ]
    await school.room({ learners: [learner, classmate], teachers: [teacher] })
    await school.guard(guardian, learner)

    for (const one of [learner, classmate, teacher, guardian, staff]) {
      expect(await knows(one, learner)).toBe('Sina Tuala')
    }
  })

  test('a learner of another room and a guardian of another child do not', async () => {
    const [other, guardian, child] = [
      await school.person('learner'),
      await school.person('guardian'),
      await school.person('learner'),
    ]
    await school.room({ learners: [learner] })
    await school.room({ learners: [other, child] })
    await school.guard(guardian, child)

    expect(await knows(other, learner)).toBe('not-found')
    expect(await knows(guardian, learner)).toBe('not-found')
  })

  test.each(['learner', 'teacher', 'leader', 'administrator', 'guardian'] as const)(
    'to a %s of another school there is nobody of that id',
    async (role) => {
      const elsewhere = await aSchool(site)
      const stranger = await elsewhere.viewer(await elsewhere.person(role))

      await expect(readPerson(site.db, stranger, learner)).rejects.toMatchObject(notThere)
      expect(await site.db.as(stranger, (tx) => readFaces(tx, stranger, [learner]))).toEqual([])
    },
  )

  test('of a list of people, those one does not know are left out, without a trace', async () => {
    const classmate = await school.person('learner', 'Ana')
    await school.room({ learners: [learner, classmate] })
    const unknown = await school.person('learner')
    const viewer = await school.viewer(learner)

    const faces = await site.db.as(viewer, (tx) =>
      readFaces(tx, viewer, [unknown, classmate, newId('person')]),
    )

    expect(faces.map(({ name }) => name)).toEqual(['Ana'])
  })

  test('a list of people is in the order people expect, whatever the accents and capitals', async () => {
    const names = ['Zoe', 'ava', 'Émile', 'Eve', 'Bo']
    const ids: Id<'person'>[] = []
    for (const name of names) ids.push(await school.person('learner', name))
    const viewer = await school.viewer(await school.person('staff'))

    const faces = await site.db.as(viewer, (tx) => readFaces(tx, viewer, ids))

    expect(faces.map(({ name }) => name)).toEqual(['ava', 'Bo', 'Émile', 'Eve', 'Zoe'])
  })
})

describe('choosing how others see one', () => {
  const face = async (who = learner) => readPerson(site.db, await school.viewer(who), who)

  test('a picture and a colour are kept, and initials come back', async () => {
    const viewer = await school.viewer(learner)

    await chooseFace(site.db, viewer, { picture: 'kite', tint: 3 })
    expect(await face()).toMatchObject({ picture: 'kite', tint: 3 })

    await chooseFace(site.db, viewer, { picture: null, tint: 8 })
    expect(await face()).toMatchObject({ picture: null, tint: 8 })
  })

  test('changes nobody else', async () => {
    const other = await school.person('learner')
    const before = await face(other)

    await chooseFace(site.db, await school.viewer(learner), { picture: 'sun', tint: 1 })

    expect(await face(other)).toEqual(before)
  })

  test.each(pictures)('%s can be chosen on the page', async (picture) => {
    const visitor = await cameIn(site, { network: school.network, person: learner })

    const answer = await visitor.post('/me/face', { picture, tint: '2' })

    expect(answer.status).toBe(303)
    expect(await face()).toMatchObject({ picture, tint: 2 })
  })

  test.each([
    { picture: 'skull', tint: '2' },
    { picture: 'kite', tint: '9' },
    { picture: 'kite', tint: '0' },
    { picture: 'kite', tint: '1.5' },
    { picture: 'kite', tint: '1e9' },
    { picture: 'kite', tint: 'red' },
    { picture: 'kite', tint: '' },
    { picture: '', tint: '2' },
    {},
  ])('the forged choice %j is refused in words, and changes nothing', async (fields) => {
    const before = await face()
    const visitor = await cameIn(site, { network: school.network, person: learner })

    const answer = await visitor.post('/me/face', fields)

    expect(answer.status).toBe(422)
    expect(await answer.text()).toMatch(/Choose one of the (pictures|colours)\./)
    expect(await face()).toEqual(before)
  })

  test('the language that was chosen is the one of every page, until the browser chooses another', async () => {
    await chooseLanguage(site.db, await school.viewer(learner), 'ar-XB')
    const visitor = await cameIn(site, { network: school.network, person: learner })

    expect(await (await visitor.get('/me')).text()).toContain('<html lang="ar-XB" dir="rtl"')
    await visitor.post('/reading', { language: 'en-NZ' })
    expect(await (await visitor.get('/me')).text()).toContain('<html lang="en-NZ"')
  })

  test('the language chosen on one’s own page is kept, and read at once, whatever the browser was told before', async () => {
    const visitor = await cameIn(site, { network: school.network, person: learner })
    await visitor.post('/reading', { language: 'en-XA' })

    const answer = await visitor.post('/me/language', { language: 'ar-XB' })

    expect(answer.status).toBe(303)
    expect(await (await visitor.get('/me')).text()).toContain('<html lang="ar-XB" dir="rtl"')
    const elsewhere = await cameIn(site, { network: school.network, person: learner })
    expect(await (await elsewhere.get('/')).text()).toContain('<html lang="ar-XB" dir="rtl"')
  })

  test('the language of one person is nobody else’s', async () => {
    const other = await school.person('learner')
    await chooseLanguage(site.db, await school.viewer(learner), 'ar-XB')

    const visitor = await cameIn(site, { network: school.network, person: other })

    expect(await (await visitor.get('/me')).text()).toContain('<html lang="en-NZ"')
  })

  test.each(['xx', '', 'en-NZ"><script>', undefined])(
    'the forged language %j is refused in words, and changes nothing',
    async (language) => {
      const visitor = await cameIn(site, { network: school.network, person: learner })

      const answer = await visitor.post('/me/language', language === undefined ? {} : { language })

      expect(answer.status).toBe(422)
      expect(await answer.text()).toContain('Choose one of the languages in the list.')
      expect(await (await visitor.get('/me')).text()).toContain('<html lang="en-NZ"')
    },
  )

  test('a name is text on every page, whatever is in it', async () => {
    const name = '<script>alert(1)</script> "O’Neill" & {x}'
    const person = await school.person('learner', name)
    const visitor = await cameIn(site, { network: school.network, person })

    const html = await (await visitor.get('/me')).text()

    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).not.toContain('<script>alert')
  })
})
