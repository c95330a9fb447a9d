import { describe, expect, test } from 'vitest'
import { arrowsLaw } from '../test/architecture/arrows.ts'
import type { Law } from '../test/architecture/law.ts'
import * as manners from '../test/architecture/manners.ts'
import { neighbours } from '../test/architecture/neighbours.ts'
import { chance, clock, environment } from '../test/architecture/outside-world.ts'
import { owners, pagesWithoutSql, writers } from '../test/architecture/owners.ts'
import { saidInWords, wordsOfOneSubject } from '../test/architecture/said.ts'
import { readSources, sourceOf } from '../test/architecture/source.ts'
import { beforeAnyViewer, viewers } from '../test/architecture/viewers.ts'

const laws: readonly Law[] = [
  neighbours,
  writers,
  viewers,
  arrowsLaw,
  pagesWithoutSql,
  saidInWords,
  wordsOfOneSubject,
  environment,
  clock,
  chance,
  manners.pgStaysInside,
  manners.noDefaultExports,
  manners.namesThatMean,
  manners.noBarrels,
  manners.shortFiles,
]

const code = readSources()

describe.each(laws)('$law', ({ offences, planted, innocent = [], except = {} }) => {
  test('in all of Kith', () => {
    const found = offences(code)
      .filter(({ path }) => except[path] === undefined)
      .map(({ path, line, says }) => `${path}:${line} ${says}`)

    expect(found).toEqual([])
  })

  test.each(planted.map(named))('an offence is seen: %s', (_name, files) => {
    expect(offences(read(files))).not.toEqual([])
  })

  test.each(innocent.map(named))('this is none: %s', (_name, files) => {
    expect(offences(read(files))).toEqual([])
  })

  test.each(Object.entries(except))('%s still needs to be excepted: it %s', (path) => {
    expect(offences(code).map((offence) => offence.path)).toContain(path)
  })
})

test('every table is owned by a folder that is there', () => {
  const folders = new Set(code.map(({ path }) => path.split('/').slice(1, 3).join('/')))

  expect(owners.size).toBeGreaterThan(20)
  expect([...owners.values()].filter((owner) => !folders.has(owner))).toEqual([])
})

test('what acts without a viewer is still there, and does not go unseen', () => {
  const named = [...beforeAnyViewer.keys()].filter((name) =>
    code.every(({ text }) => !text.includes(`export async function ${name}(`)),
  )

  expect(named).toEqual([])
})

type Files = Law['planted'][number]

function named(files: Files): [string, Files] {
  const [[path, text] = ['', '']] = Object.entries(files)
  return [`${path} ${text.replaceAll(/\s+/g, ' ').slice(0, 80)}`, files]
}

function read(files: Files) {
  return Object.entries(files).map(([path, text]) => sourceOf(path, text))
}
