import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/config.ts'
import { acts, law } from '../../src/policy/law.ts'
import { relations, type Grant } from '../../src/policy/relation.ts'
import { coarse } from './coarse.ts'
import { tell } from './count.ts'
import { decisionsOn } from './law-answers.ts'
import { bonds, terms, type Case, type Term } from './law-cases.ts'
import { lettered, readPublished, type Opening } from './published-law.ts'

const page = readFileSync(join(projectRoot(), 'docs/access.md'), 'utf8')
const published = readPublished(page)

describe('the published table and the program name the same', () => {
  test('objects, in one order', () => {
    expect(published.objects).toEqual(Object.keys(law))
  })

  test('relations, in one order', () => {
    expect(published.relations).toEqual(relations)
  })

  test('acts, each with a letter', () => {
    expect(lettered).toEqual(new Set(acts))
  })

  test('relations that open an act, no more and no fewer', () => {
    const inTheLaw = Object.entries(law).flatMap(([object, of]) =>
      Object.entries(of).flatMap(([act, grants]: [string, readonly Grant[]]) =>
        [...new Set(grants)].map((grant) => `${object}: ${act} by ${grant}`),
      ),
    )

    expect(published.openings.map(named).toSorted()).toEqual(inTheLaw.toSorted())
  })

  test.each([
    ['object', Object.keys(law)],
    ['relation', relations],
  ] as const)(
    'and below it, every %s is explained once, and none that is not there',
    (what, all) => {
      const [, explained = ''] = page.split(new RegExp(`^\\| ${what} \\| (?!self).*\\n.*\\n`, 'm'))
      const [rows = ''] = explained.split('\n\n')
      const names = [...rows.matchAll(/^\| `([^`]+)` \| \S/gm)].map(([, name]) => name)

      expect(names).toEqual(all)
    },
  )
})

test('the page names every cell in which the second wall differs, and no other', () => {
  const [, listed = ''] = page.split('| table | deed | relation | why |\n|---|---|---|---|\n')
  const [rows = ''] = listed.split('\n\n')
  const found = rows.split('\n').map((row) => row.split(' | ').slice(0, 3).join(' | '))

  expect(found).toEqual(
    coarse.map(({ table, does, relation }) => `| ${table} | ${does} | ${relation}`),
  )
})

function named({ object, relation, act, condition }: Opening): string {
  return `${object}: ${act} by ${relation}${condition ? ` if ${condition}` : ''}`
}

describe('a page with a mistake is not read', () => {
  const privateRow = /^\| `pursuit:private`.*$/m.exec(page)?.[0] ?? ''
  const head = /^\| object \| self \|.*$/m.exec(page)?.[0] ?? ''

  test.each<[string, (page: string) => string, string]>([
    ['an unknown letter', (p) => p.replace('CLRES', 'CLRESX'), 'no letter X'],
    ['a small letter', (p) => p.replace('CLRES', 'CLRes'), 'no letter e'],
    ['a letter that stands twice', (p) => p.replace('CLRES', 'CLRRES'), 'letter R stands twice'],
    ['an empty cell', (p) => p.replace('| CLRES |', '|  |'), 'no cell'],
    ['a footnote that is not there', (p) => p.replace('L¹R¹', 'L²R¹'), 'no footnote ²'],
    ['a footnote of nothing', (p) => p.replace('L¹R¹', '¹L'), 'no cell'],
    [
      'a footnote that stands in no cell',
      (p) => p.replace('L¹R¹', 'LR').replaceAll('L¹ |', 'L |'),
      'stands in no cell',
    ],
    ['a footnote said twice', (p) => `${p}\n¹ \`young\`: again\n`, 'footnote ¹ stands twice'],
    ['an unknown condition', (p) => p.replace('¹ `young`', '¹ `old`'), 'no condition old'],
    ['a footnote without its condition', (p) => p.replace('¹ `young`:', '¹'), 'no condition'],
    ['an unknown relation', (p) => p.replace('| mentor |', '| friend |'), 'no relation friend'],
    ['a relation that stands twice', (p) => p.replace('| mentor |', '| maker |'), 'stands twice'],
    ['an unknown object', (p) => p.replace('| `look` |', '| `glance` |'), 'no object `glance`'],
    [
      'an object that stands twice',
      (p) => p.replace(privateRow, `${privateRow}\n${privateRow}`),
      'stands twice',
    ],
    ['a cell too many', (p) => p.replace(privateRow, `${privateRow} – |`), '19 cells for 18'],
    ['a cell too few', (p) => p.replace(privateRow, privateRow.slice(0, -4)), '17 cells for 18'],
    ['no table', (p) => p.replace(head, ''), 'there are 0'],
    ['two tables', (p) => `${p}\n${head}\n`, 'there are 2'],
  ])('%s', (_what, spoil, says) => {
    const spoilt = spoil(page)

    expect(spoilt).not.toBe(page)
    expect(() => readPublished(spoilt)).toThrow(says)
  })
})

describe('T-02: the program decides as the table says', () => {
  let cases = 0
  const wrong: string[] = []
  const atWork = new Set<Opening>()
  afterAll(() => tell('T-02', `${cases} cases, ${wrong.length} wrong`))

  test('for each way of being something to a thing, for every term', () => {
    for (const bond of Object.values(bonds)) {
      for (const term of Object.keys(terms) as Term[]) compare([{ bond, term }])
    }

    expect(wrong).toEqual([])
  })

  test('for every two of them, each while it holds and after it has ended', () => {
    for (const [first, second] of pairs(Object.values(bonds))) {
      for (const one of tight) {
        for (const other of tight) {
          compare([
            { bond: first, term: one },
            { bond: second, term: other },
          ])
        }
      }
    }

    expect(wrong).toEqual([])
  })

  test('in cases of which there are enough, with every letter at work in one of them', () => {
    expect(cases).toBeGreaterThan(50_000)
    expect(published.openings.filter((one) => !atWork.has(one))).toEqual([])
  })

  function compare(held: Case['bonds']): void {
    const answer = decisionsOn(published, held)
    cases += answer.cases
    wrong.push(...answer.wrong)
    for (const opening of answer.atWork) atWork.add(opening)
  }
})

/** Both sides of the night in which a bond ends. */
const tight = ['holds until this evening', 'ended last night'] as const

function pairs<Item>(all: readonly Item[]): readonly [Item, Item][] {
  return all.flatMap((one, place) =>
    all.slice(place + 1).map((other): [Item, Item] => [one, other]),
  )
}
