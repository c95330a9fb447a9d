import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultless, fileOf } from '../../../../test/oneroster.ts'
import { checkStrictly } from './strict.ts'

type Files = ReturnType<typeof faultless>

async function faultsIn(files: Files, piece = 512) {
  const sources = Object.entries(files).map(([name, content]) => fileOf(name, content, piece))
  return (await checkStrictly(sources)).listed
}

const headings = 'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId'

/** The faultless set with more organisations, each below another. */
function below(parents: readonly (readonly [id: string, parent: string])[]): Files {
  const rows = parents.map(([id, parent]) => `${id},,,Place ${id},school,,${parent}`)
  return faultless({ 'orgs.csv': `${String(faultless()['orgs.csv'])}${rows.join('\n')}\n` })
}

describe('organisations', () => {
  test('that each stand below one named before them are no ring, in whatever order they come', async () => {
    const picks = fc.array(fc.nat(), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(picks, fc.boolean(), async (numbers, isReversed) => {
        const parents = numbers.map((number, at) => {
          const parent = at === 0 ? 'net' : `o${number % at}`
          return [`o${at}`, parent] as const
        })

        const files = below(isReversed ? parents.toReversed() : parents)

        expect(await faultsIn(files)).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('in rings are named once a ring, at the first of it in the alphabet', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        async (sizes) => {
          const rings = sizes.flatMap((size, ring) =>
            Array.from(
              { length: size },
              (_, at) => [`r${ring}x${at}`, `r${ring}x${(at + 1) % size}`] as const,
            ),
          )

          const faults = await faultsIn(below(rings))

          expect(faults.map(({ code }) => code)).toEqual(sizes.map(() => 'parent-cycle'))
          const places = faults.map(({ line = 0 }) => rings[line - 4]?.[0])
          expect(places).toEqual(sizes.map((_, ring) => `r${ring}x0`))
        },
      ),
      { numRuns: 50 },
    )
  })
})

test('letters of two bytes each are a fault, with a mark or without', async () => {
  const text = `${headings}\nnet,,,The Valley,ext:collaborative,,\nschool,,,Hill School,school,1234,net\n`
  const marked = Buffer.from(`\ufeff${text}`, 'utf16le')
  for (const bytes of [marked, Buffer.from(marked).swap16(), Buffer.from(text, 'utf16le')]) {
    for (const piece of [1, 3, 512]) {
      const files = { ...faultless(), 'orgs.csv': new Uint8Array(bytes) }

      expect(await faultsIn(files, piece)).toMatchObject([{ code: 'encoding', file: 'orgs.csv' }])
    }
  }
})

test('letters of UTF-8 are no fault, with a mark or without', async () => {
  const text = String(faultless()['orgs.csv']).replace('Hill School', 'Te Kura o Ōtaki')
  for (const content of [text, `\ufeff${text}`]) {
    expect(await faultsIn(faultless({ 'orgs.csv': content }), 1)).toEqual([])
  }
})
