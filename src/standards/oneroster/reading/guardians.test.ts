import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noProblems } from '../problem.ts'
import type { Handling, Relationship, RosterRole } from '../roster.ts'
import { addRelation, addThing, emptyDraft, type Draft } from './draft.ts'
import { settleGuardianships } from './guardians.ts'

const row = { file: 'users.csv', line: 2, cells: {}, headings: {} }
const people = ['child', 'mother', 'aunt', 'mentor']

interface Setting {
  roles?: Readonly<Record<string, RosterRole>>
  links?: readonly (readonly [
    person: string,
    agent: string,
    relationship?: Relationship | undefined,
  ])[]
  affiliations?: Handling
  guardianships?: Handling
}

const usual: Readonly<Record<string, RosterRole>> = {
  child: 'learner',
  mother: 'parent',
  aunt: 'relative',
  mentor: 'teacher',
}

function draftOf({
  roles = usual,
  links = [],
  affiliations = 'bulk',
  guardianships = 'bulk',
}: Setting): Draft {
  const draft = emptyDraft(noProblems())
  Object.assign(draft.handling, { people: 'bulk', affiliations, guardianships })
  for (const sourceId of people) {
    addThing(draft, 'people', row, {
      sourceId,
      givenName: sourceId,
      familyName: '',
      preferredGivenName: '',
      preferredFamilyName: '',
      username: '',
      yearLevels: [],
      enabled: true,
      ended: false,
    })
  }
  for (const [person, role] of Object.entries(roles)) {
    const value = { person, organisation: 'school', role, primary: true, ended: false }
    addRelation(draft, 'affiliations', row, value)
  }
  for (const [person, agent, relationship] of links) {
    const value = { person, agent, ended: false, ...(relationship && { relationship }) }
    addRelation(draft, 'links', row, value)
  }
  return draft
}

function settled(setting: Setting) {
  const draft = draftOf(setting)
  return { ...settleGuardianships(draft), problems: draft.problems }
}

describe('who looks after whom', () => {
  test('is told by roles, whichever of the two names the other', () => {
    const wanted = [{ guardian: 'mother', child: 'child', relationship: 'parent', ended: false }]

    expect(settled({ links: [['child', 'mother']] }).guardianships).toEqual(wanted)
    expect(settled({ links: [['mother', 'child']] }).guardianships).toEqual(wanted)
    expect(
      settled({
        links: [
          ['mother', 'child'],
          ['child', 'mother'],
        ],
      }).guardianships,
    ).toEqual(wanted)
  })

  test('is what was said outright, even against roles', () => {
    const { guardianships } = settled({ links: [['child', 'mentor', 'guardian']] })

    expect(guardianships).toEqual([
      { guardian: 'mentor', child: 'child', relationship: 'guardian', ended: false },
    ])
  })

  test('is not a mentor, and nobody themselves, and both are named', () => {
    const { guardianships, problems } = settled({
      links: [
        ['child', 'mentor'],
        ['child', 'child'],
      ],
    })

    expect(guardianships).toEqual([])
    expect(problems.counts.get('agent-not-guardian')).toBe(2)
  })

  test('is nobody who is not here', () => {
    const { guardianships, problems } = settled({ links: [['child', 'stranger', 'parent']] })

    expect(guardianships).toEqual([])
    expect(problems.counts.get('reference-unknown')).toBe(1)
  })

  test('does not depend on the order of rows', () => {
    const link = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people))
    fc.assert(
      fc.property(fc.array(link, { maxLength: 6 }), (links) => {
        const reversed = links.toReversed()

        expect(settled({ links: reversed }).guardianships).toEqual(settled({ links }).guardianships)
      }),
    )
  })

  test('is told once of every two', () => {
    const link = fc.tuple(
      fc.constantFrom(...people),
      fc.constantFrom(...people),
      fc.constantFrom(undefined, 'parent' as const, 'other' as const),
    )
    fc.assert(
      fc.property(fc.array(link, { maxLength: 8 }), (links) => {
        const pairs = settled({ links }).guardianships.map((one) => `${one.guardian} ${one.child}`)

        expect(new Set(pairs).size).toBe(pairs.length)
      }),
    )
  })
})

describe('what silence means', () => {
  test('stays as it is where the roles were all told', () => {
    for (const guardianships of ['bulk', 'delta', 'absent'] as const)
      expect(settled({ guardianships, links: [['child', 'mother']] }).handling).toBe(guardianships)
  })

  test('is nothing where roles were not all told and would have decided', () => {
    for (const affiliations of ['delta', 'absent'] as const)
      expect(settled({ affiliations, links: [['child', 'mother']] }).handling).toBe('delta')
  })

  test('stays as it is where every row says by itself who is what', () => {
    const links = [['child', 'mother', 'parent']] as const

    expect(settled({ affiliations: 'absent', links }).handling).toBe('bulk')
  })
})
