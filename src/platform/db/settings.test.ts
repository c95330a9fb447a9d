import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, type Id } from '../id.ts'
import { noStanding, type Viewer } from '../viewer.ts'
import { emptyLists, firstSettings, standingSettings } from './settings.ts'

const id = fc.uuid().map((text) => text as Id<'person'>)
const ids = fc.array(id, { maxLength: 4 }) as fc.Arbitrary<never[]>
const lists = Object.fromEntries(Object.keys(noStanding).map((name) => [name, ids]))
const viewer: fc.Arbitrary<Viewer> = fc.record({
  network: id as fc.Arbitrary<never>,
  person: id,
  standing: fc.record(lists) as unknown as fc.Arbitrary<Viewer['standing']>,
})

/** What might be slipped in where an id is wanted. */
const noId = fc
  .oneof(
    fc.string(),
    fc
      .tuple(
        fc.uuid(),
        fc.constantFrom("'", '}', ',', ';', '\\', '\n', ' ', '--', "';reset role;--"),
      )
      .map((parts) => parts.join('')),
    fc.uuid().map((text) => text.toUpperCase()),
    fc.uuid().map((text) => `{${text}}`),
    fc.uuid().map((text) => text.replaceAll('-', '')),
    fc.uuid().map((text) => `${text}\n`),
  )
  .filter(
    (text) => !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) || text.endsWith('\n'),
  )

const one = String.raw`[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`
const statements = new RegExp(
  `^(?:set local app\\.[a-z]+ = '(?:${one}|\\{(?:${one}(?:,${one})*)?\\})';)+$`,
)

describe('what row security is told', () => {
  test('is settings of ids and nothing else, whoever looks', () => {
    fc.assert(
      fc.property(viewer, (someone) => {
        expect(standingSettings(someone)).toMatch(statements)
      }),
    )
  })

  test('names every list of a standing that row security compares, and two put together by need', () => {
    const named = [...standingSettings(nobodyMuch).matchAll(/app\.(\w+)/g)].map(([, name]) => name)

    expect(named.toSorted()).toEqual(
      ['network', 'person', 'subjects', 'followed', ...compared].toSorted(),
    )
  })

  test('is the same at the beginning, but for lists without anybody: with these a connection begins', () => {
    fc.assert(
      fc.property(viewer, (someone) => {
        const all = standingSettings(someone).split(';').filter(Boolean)
        const first = firstSettings(someone).split(';').filter(Boolean)
        const left = all.filter((statement) => !first.includes(statement))

        expect(all.filter((statement) => first.includes(statement))).toEqual(first)
        for (const statement of left) {
          expect(statement).toMatch(/^set local app\.\w+ = '\{\}'$/)
          expect(emptyLists).toContain(statement.replace(/^set local (.*) = '\{\}'$/, '-c $1={}'))
        }
      }),
    )
  })

  test('is never what a connection begins with: nobody’s network, and nobody', () => {
    expect(emptyLists).not.toMatch(/app\.(network|person)\b/)
  })

  test('refuses whatever is no id, wherever it stands', () => {
    const places = ['network', 'person', ...compared]
    fc.assert(
      fc.property(viewer, noId, fc.constantFrom(...places), (someone, forged, place) => {
        const isList = place in noStanding
        const list = [newId('person'), forged]
        const bad = isList
          ? { ...someone, standing: { ...someone.standing, [place]: list } }
          : { ...someone, [place]: forged }

        expect(() => standingSettings(bad)).toThrow('An id was wanted')
        expect(() => firstSettings(bad)).toThrow('An id was wanted')
      }),
      { numRuns: 2000 },
    )
  })
})

/** What a standing knows for the law alone stays out of the database. */
const compared = Object.keys(noStanding).filter(
  (name) => !['administered', 'coordinated', 'placed'].includes(name),
)

const nobodyMuch: Viewer = {
  network: newId('network'),
  person: newId('person'),
  standing: noStanding,
}
