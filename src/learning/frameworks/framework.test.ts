import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { briefly, nameOf } from './framework.ts'
import type { Competency, Framework, Link } from './framework.ts'
import { frameworkFrom, rowsOf } from './rows.ts'
import { newId } from '../../platform/id.ts'

describe('a name', () => {
  test('is the short one, or as many whole words of the statement as fit', () => {
    expect(nameOf({ short: 'Order', statement: 'I can put things in order.' })).toBe('Order')
    expect(nameOf({ short: '', statement: 'I can.' })).toBe('I can.')
    expect(briefly('one two, three', 9)).toBe('one two…')
    expect(briefly('unbreakable', 5)).toBe('unbre…')
  })

  test('is never much longer than asked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.integer({ min: 1, max: 60 }),
        (text, letters) => {
          expect(briefly(text, letters).length).toBeLessThanOrEqual(letters + 1)
        },
      ),
    )
  })
})

describe('a framework as rows', () => {
  test('is the same framework again, in the order of its table of contents', () => {
    fc.assert(
      fc.property(aFramework, (framework) => {
        const { competencies, links } = rowsOf(framework, emptyShelf)
        const { competencies: _c, links: _l, ...itself } = framework

        const back = frameworkFrom(itself, competencies, links)
        expect({ ...back, competencies: byIdentifier(back.competencies) }).toEqual({
          ...framework,
          competencies: byIdentifier(framework.competencies),
        })
      }),
    )
  })

  test('has every parent before its children, and places without a gap', () => {
    fc.assert(
      fc.property(aFramework, (framework) => {
        const { competencies } = rowsOf(framework, emptyShelf)

        const seen = new Set<string>()
        for (const { id, parent_id } of competencies) {
          if (parent_id !== null) expect(seen).toContain(parent_id)
          seen.add(id)
        }
        expect(competencies.map(({ position }) => position)).toEqual(competencies.map((_, n) => n))
      }),
    )
  })

  test('keeps the ids of what is there already', () => {
    const [known] = [newId('competency')]
    const shelf = { ...emptyShelf, competencies: new Map([['c0', known]]) }
    const framework = { ...anEmpty, competencies: [aCompetency(0), aCompetency(1)] }

    const { competencies } = rowsOf(framework, shelf)

    expect(competencies[0]!.id).toBe(known)
    expect(competencies[1]!.id).not.toBe(known)
  })

  test('puts what stands at the top in its own sequence', () => {
    const link = (from: string, sequence: number): Link => ({
      identifier: `l${from}`,
      uri: '',
      kind: 'child-of',
      foreign: {},
      from,
      sequence,
    })
    const framework = {
      ...anEmpty,
      competencies: [aCompetency(0), aCompetency(1)],
      links: [link('c0', 2), link('c1', 1)],
    }

    expect(rowsOf(framework, emptyShelf).competencies.map((row) => row.identifier)).toEqual([
      'c1',
      'c0',
    ])
  })
})

// ---- setting ----

const emptyShelf = {
  framework: newId('framework'),
  keptFor: null,
  competencies: new Map(),
  links: new Map(),
}

const anEmpty: Framework = {
  identifier: 'f',
  uri: 'u',
  title: 't',
  creator: '',
  competencies: [],
  links: [],
  foreign: {},
}

function aCompetency(n: number): Competency {
  return {
    identifier: `c${n}`,
    uri: `u${n}`,
    statement: `Say ${n}`,
    short: '',
    code: '',
    level: '',
    kind: '',
    notes: '',
    foreign: {},
  }
}

function byIdentifier<Thing extends { identifier: string }>(things: readonly Thing[]): Thing[] {
  return things.toSorted((a, b) => (a.identifier < b.identifier ? -1 : 1))
}

const aFramework = fc
  .record({
    size: fc.integer({ min: 0, max: 9 }),
    ends: fc.array(
      fc.record({
        from: fc.nat(11),
        to: fc.nat(11),
        kind: fc.constantFrom<Link['kind']>('child-of', 'precedes', 'related-to'),
        sequence: fc.option(fc.nat(5), { nil: undefined }),
      }),
      { maxLength: 16 },
    ),
    endedOn: fc.constantFrom(undefined, '2026-01-01'),
  })
  .map(({ size, ends, endedOn }): Framework => {
    const end = (n: number) => (n < size ? `c${n}` : undefined)
    return {
      ...anEmpty,
      competencies: Array.from({ length: size }, (_, n) => ({
        ...aCompetency(n),
        ...(endedOn && { endedOn }),
      })),
      links: ends.map(({ from, to, kind, sequence }, n): Link => {
        const [a, b] = [end(from), end(to)]
        return {
          identifier: `l${n}`,
          uri: '',
          kind,
          ...(a && { from: a }),
          ...(b && { to: b }),
          ...(sequence !== undefined && { sequence }),
          foreign: {},
        }
      }),
    }
  })
