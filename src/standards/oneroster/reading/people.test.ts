import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noProblems } from '../problem.ts'
import { emptyDraft } from './draft.ts'
import { addAffiliation, addEnrolment, addPerson, classRoleIn, noName, roleIn } from './people.ts'
import type { Row } from './row.ts'

function aRow(cells: Record<string, string> = {}, line = 2): Row {
  return { file: 'users.csv', line, cells, headings: { role: 'Role' } }
}

function aDraft() {
  return emptyDraft(noProblems())
}

const name = fc.constantFrom('', 'Sam', 'Āwhina', 'de la Cruz', noName)

function personOf(cells: Partial<Parameters<typeof addPerson>[2]>) {
  const draft = aDraft()
  const all = { sourcedId: 'p1', givenName: '', familyName: '', username: '', ...cells }
  addPerson(draft, aRow(), all, ['05'])
  return { person: draft.people.get('p1')?.value, problems: draft.problems.listed }
}

describe('a person', () => {
  test('always has a name, and where none is given that is said', () => {
    fc.assert(
      fc.property(
        name,
        name,
        fc.constantFrom('', 'sam@school.example'),
        (given, family, username) => {
          const { person, problems } = personOf({ givenName: given, familyName: family, username })

          const isNamed = [given, family].some((one) => one !== '' && one !== noName)
          expect(`${person?.givenName}${person?.familyName}`).not.toBe('')
          expect(problems).toHaveLength(isNamed ? 0 : 1)
          expect(person?.givenName === noName || person?.familyName === noName).toBe(false)
        },
      ),
    )
  })

  test('without a name goes by the one for signing in, or by the id', () => {
    expect(personOf({ username: 'sam@school.example' }).person?.givenName).toBe('sam')
    expect(personOf({ username: 'sam' }).person?.givenName).toBe('sam')
    expect(personOf({}).person?.givenName).toBe('p1')
    expect(personOf({}).problems).toMatchObject([{ code: 'name-missing', column: 'givenName' }])
  })

  test('has names no longer than the database keeps', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }), (long) => {
        const { person } = personOf({ givenName: long, preferredFamilyName: long, familyName: 'x' })

        expect(person?.givenName.length).toBeLessThanOrEqual(100)
        expect(person?.preferredFamilyName.length).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('may sign in unless the source says not', () => {
    expect(personOf({}).person).not.toHaveProperty('enabled')
    expect(personOf({ enabledUser: '1' }).person?.enabled).toBe(true)
    expect(personOf({ enabledUser: 'false' }).person?.enabled).toBe(false)
    expect(personOf({ enabledUser: '0' }).person?.enabled).toBe(false)
    const { person, problems } = personOf({ givenName: 'Sam', enabledUser: 'what' })
    expect(person).not.toHaveProperty('enabled')
    expect(problems).toMatchObject([{ code: 'value-form', column: 'enabledUser' }])
  })

  test('comes once: a second row with the id is named with the line of the first', () => {
    const draft = aDraft()
    const cells = { sourcedId: 'p1', givenName: 'Sam', familyName: 'Small', username: '' }

    addPerson(draft, aRow({}, 2), cells, [])
    addPerson(draft, aRow({}, 9), { ...cells, givenName: 'Tia' }, [])

    expect(draft.people.get('p1')?.value.givenName).toBe('Sam')
    expect(draft.problems.listed).toMatchObject([
      { code: 'id-twice', line: 9, said: { args: { id: 'p1', file: 'users.csv', line: 2 } } },
    ])
  })

  test('of whom thousands have the same name shares one text of it', () => {
    const draft = aDraft()
    const long = 'A family name that is long'
    for (const sourcedId of ['a', 'b']) {
      const cells = { sourcedId, givenName: long, familyName: '', username: '' }
      addPerson(draft, aRow(), cells, [])
    }

    expect([...draft.ids.keys()].filter((text) => text === long)).toHaveLength(1)
  })
})

describe('a role', () => {
  test('is known however it is spelt', () => {
    for (const text of ['student', 'Student', ' STUDENT '.trim()])
      expect(roleIn(aDraft(), aRow({ role: text }), 'role')).toBe('learner')
  })

  test('that nobody knows allows nothing at an organisation, and nothing at all in a class', () => {
    const draft = aDraft()

    expect(roleIn(draft, aRow({ role: 'wizard' }), 'role')).toBe('other')
    expect(classRoleIn(draft, aRow({ role: 'wizard' }), 'role')).toBeUndefined()
    expect(draft.problems.listed).toMatchObject([
      { code: 'role-unknown', column: 'Role' },
      { code: 'role-unknown', column: 'Role' },
    ])
  })

  test('that is missing is asked for', () => {
    const draft = aDraft()

    expect(roleIn(draft, aRow(), 'role')).toBe('other')
    expect(classRoleIn(draft, aRow(), 'role')).toBeUndefined()
    expect(draft.problems.counts.get('role-unknown')).toBe(2)
  })
})

describe('a place', () => {
  const days = { starts: '2026-02-01', ends: '2026-12-18' }

  test('at an organisation is kept as its row says, with its line', () => {
    const draft = aDraft()
    const at = { person: 'p1', organisation: 'o1', role: 'learner', primary: true } as const

    addAffiliation(draft, aRow({ ...days }, 4), { ...at, dates: ['starts', 'ends'] })
    addAffiliation(draft, aRow({ status: 'tobedeleted' }, 5), at)

    expect(draft.affiliations.values).toEqual([
      { ...at, ...days, ended: false },
      { ...at, ended: true },
    ])
    expect(draft.affiliations.lines).toEqual([4, 5])
  })

  test('in a class is kept as its row says, and has no days where its dialect has none', () => {
    const draft = aDraft()
    const at = { class: 'c1', person: 'p1', role: 'teacher', primary: false } as const

    addEnrolment(draft, aRow({ ...days }, 4), at)

    expect(draft.enrolments.values).toEqual([{ ...at, ended: false }])
    expect(draft.enrolments.files).toEqual(['users.csv'])
  })
})
