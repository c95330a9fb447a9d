import { readFileSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import addFormats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { circles } from '../learning/frameworks/circular.ts'
import { depths, pathThrough } from '../learning/frameworks/path.ts'
import { readCasePackage, writeCasePackage } from '../standards/case/package.ts'
import { isCaseIdentifier } from '../standards/case/uuid.ts'
import { areas, identifierFor, writingToBeRead } from './writing-to-be-read.ts'

const { competencies, links } = writingToBeRead
const written = areas.flatMap((area) => area.competencies)
const steps = written.flatMap(({ slug, after }) =>
  after.map((earlier): [string, string] => [earlier, slug]),
)
const path = pathThrough(
  written.map(({ slug }) => slug),
  steps,
)
const depth = depths(path)
const span = ([from, to]: [string, string]): number => depth.get(to)! - depth.get(from)!

describe('the shape of the framework', () => {
  test('has at least sixty competencies in nine areas of six to nine', () => {
    const sizes = areas.map((area) => area.competencies.length)

    expect(written.length).toBeGreaterThanOrEqual(60)
    expect(sizes).toHaveLength(9)
    expect(sizes.filter((size) => size < 6 || size > 9)).toEqual([])
  })

  test('has ninety to a hundred and ten steps, none of them twice', () => {
    expect(steps.length).toBeGreaterThanOrEqual(90)
    expect(steps.length).toBeLessThanOrEqual(110)
    expect(new Set(steps.map(String)).size).toBe(steps.length)
  })

  test('never leads back to where one was', () => {
    const known = written.map(({ slug }) => slug)

    expect(circles(known, steps)).toEqual([])
  })

  test('every step leads from a competency that exists', () => {
    const known = new Set(written.map(({ slug }) => slug))

    expect(steps.filter(([from]) => !known.has(from))).toEqual([])
  })

  test('is seven to nine steps deep and nowhere crowded', () => {
    const layers = [...Map.groupBy(depth.values(), (layer) => layer)].map(([, all]) => all.length)

    expect(layers.length).toBeGreaterThanOrEqual(7)
    expect(layers.length).toBeLessThanOrEqual(9)
    expect(Math.max(...layers)).toBeLessThanOrEqual(18)
  })

  test('most steps are short and stay within their area', () => {
    const areaOf = new Map(
      areas.flatMap((area) => area.competencies.map(({ slug }) => [slug, area.slug])),
    )
    const across = steps.filter(([from, to]) => areaOf.get(from) !== areaOf.get(to))

    expect(steps.filter((step) => span(step) > 3)).toEqual([])
    expect(steps.filter((step) => span(step) === 3).length).toBeLessThanOrEqual(2)
    expect(across.length).toBeLessThan(steps.length / 2.5)
  })

  test('no step says what two shorter ones say already', () => {
    const reaches = (from: string, to: string): boolean =>
      path.after.get(from)!.some((next) => next === to || reaches(next, to))
    const needless = steps.filter(([from, to]) =>
      path.after.get(from)!.some((next) => next !== to && reaches(next, to)),
    )

    expect(needless).toEqual([])
  })
})

describe('how it reads', () => {
  const words = (text: string): string[] => text.match(/[\p{L}’]+/gu) ?? []

  test('every statement is one sentence of at most twenty words in the first person', () => {
    const wrong = written.filter(
      ({ statement }) =>
        words(statement).length > 20 ||
        !/\b(I|my)\b/.test(statement) ||
        !/^[A-Z][^.!?]*\.$/.test(statement),
    )

    expect(wrong).toEqual([])
  })

  test('every sign is one sentence of at most twenty words', () => {
    const wrong = written.filter(
      ({ sign }) => words(sign).length > 20 || !/^[A-Z][^.!?]*\.$/.test(sign),
    )

    expect(wrong).toEqual([])
  })

  test('titles are short enough for a map, and no two are the same', () => {
    const titles = [...areas, ...written].map(({ title }) => title)

    expect(titles.filter((title) => title.length > 45 || title.trim() !== title)).toEqual([])
    expect(new Set(titles).size).toBe(titles.length)
  })

  test('a child of nine meets no word of more than ten letters', () => {
    const all = written.flatMap(({ title, statement, sign }) =>
      words(`${title} ${statement} ${sign}`),
    )

    expect([...new Set(all.filter((word) => word.length > 10))]).toEqual([])
  })

  test('words are short on the whole', () => {
    const all = written.flatMap(({ statement }) => words(statement))
    const letters = all.reduce((sum, word) => sum + word.length, 0)

    expect(letters / all.length).toBeLessThan(4.5)
  })

  test('apostrophes and quotation marks are the printed ones', () => {
    const all = written.flatMap(({ title, statement, sign }) => [title, statement, sign])

    expect(all.filter((text) => /['"]/.test(text))).toEqual([])
  })
})

describe('as a package for others', () => {
  test('identifiers are of a version that CASE lets pass, and never twice', () => {
    const all = [writingToBeRead, ...competencies, ...links].map(({ identifier }) => identifier)

    expect(all.filter((identifier) => !isCaseIdentifier(identifier))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
  })

  test('identifiers stay what they have been since the first release', () => {
    expect(writingToBeRead.identifier).toBe('1cd14757-eb1f-59e9-aedf-c131ee0570a2')
    expect(identifierFor('paragraphs')).toBe('3b80ec65-166c-587d-af6f-a8ecaceab743')
  })

  test('every competency has one parent, and every area is a part of the framework', () => {
    const parents = links.filter(({ kind }) => kind === 'child-of')

    expect(parents).toHaveLength(competencies.length)
    expect(new Set(parents.map(({ from }) => from))).toEqual(
      new Set(competencies.map(({ identifier }) => identifier)),
    )
    expect(parents.filter(({ to }) => to === undefined)).toHaveLength(areas.length)
  })

  test('both ends of every link are there', () => {
    const known = new Set(competencies.map(({ identifier }) => identifier))
    const ends = links.flatMap(({ from, to }) => [from, to]).filter((end) => end !== undefined)

    expect(ends.filter((end) => !known.has(end))).toEqual([])
  })

  test('goes out as strict CASE 1.1, comes in without a problem and goes out the same', () => {
    const out = writeCasePackage(writingToBeRead)
    const back = readCasePackage(Buffer.from(JSON.stringify(out)))
    const isStrict = strictSchema()

    isStrict(out)
    expect(isStrict.errors ?? []).toEqual([])
    expect(back.problems).toEqual([])
    expect(writeCasePackage(back.framework!)).toEqual(out)
  })
})

function strictSchema() {
  const ajv = new Ajv2019({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const file = 'case-official/schema/official-case_v1p1_cfpackage-jsonschema1.json'
  const address = new URL(`../../../shared/data/${file}`, import.meta.url)
  return ajv.compile(JSON.parse(readFileSync(address, 'utf8')))
}
