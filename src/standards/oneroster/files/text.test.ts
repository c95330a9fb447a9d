import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileOf } from '../../../../test/oneroster.ts'
import { noProblems } from '../problem.ts'
import { textOf } from './text.ts'

async function read(bytes: Uint8Array<ArrayBuffer>, piece = 3) {
  const problems = noProblems()
  let text = ''
  for await (const some of textOf(fileOf('users.csv', bytes, piece), problems)) text += some
  return { text, problems: problems.listed }
}

function latin(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(text, 'latin1'))
}

function wide(text: string, mark: boolean, big = false): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')
  return new Uint8Array(big ? bytes.swap16() : bytes)
}

const names = 'sourcedId\nĀroha,José,東京,👩🏽‍🏫\n'

test('UTF-8 is read with or without its mark, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (text, piece, mark) => {
        const plain = `id${text.replaceAll(/[\0\ufeff]/g, '')}`
        const { text: found, problems } = await read(
          new TextEncoder().encode((mark ? '\ufeff' : '') + plain),
          piece,
        )
        expect(found).toBe(plain.toWellFormed())
        expect(problems).toEqual([])
      },
    ),
  )
})

test.for([
  ['little', true, false],
  ['big', true, true],
] as const)('UTF-16 with its mark is read, %s end first', async ([, mark, big]) => {
  expect(await read(wide(names, mark, big))).toEqual({ text: names, problems: [] })
})

test('UTF-16 without its mark is recognised, and said', async () => {
  for (const big of [false, true]) {
    const { text, problems } = await read(wide(names, false, big))

    expect(text).toBe(names)
    expect(problems).toMatchObject([{ code: 'encoding', file: 'users.csv' }])
  }
})

test('Western letters are read, and the first is named with its line and column', async () => {
  const { text, problems } = await read(latin('id,name\n1,Zo\xeb\n2,Ren\xe9e\n'))

  expect(text).toBe('id,name\n1,Zoë\n2,Renée\n')
  expect(problems).toMatchObject([{ code: 'encoding', line: 2, column: '5' }])
})

test('one wrong byte does not spoil the right letters around it', async () => {
  const bytes = Buffer.concat([
    Buffer.from('id\nĀroha'),
    Buffer.from([0xe9]),
    Buffer.from('東京\n'),
  ])

  expect((await read(new Uint8Array(bytes))).text).toBe('id\nĀrohaé東京\n')
})

test('zero bytes are taken out, and said', async () => {
  const { text, problems } = await read(new TextEncoder().encode('idx\n1\0 2\n'))

  expect(text).toBe('idx\n1 2\n')
  expect(problems).toMatchObject([{ code: 'nul-byte' }])
})

test('any bytes give some text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      async (bytes, piece) => {
        const { text } = await read(new Uint8Array(bytes), piece)
        expect(text.isWellFormed()).toBe(true)
      },
    ),
  )
})
