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

test('a file of a mark alone is empty', async () => {
  for (const mark of [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], []]) {
    for (const piece of [1, 2, 9])
      expect(await read(new Uint8Array(mark), piece)).toEqual({ text: '', problems: [] })
  }
})

test('files of fewer letters than a mark has are read', async () => {
  for (const text of ['a', 'ab', 'abc', 'é', '東'])
    expect(await read(new TextEncoder().encode(text), 1)).toEqual({ text, problems: [] })
})

test('a second mark is a letter of the text', async () => {
  const { text } = await read(new TextEncoder().encode('\ufeff\ufeffid'))

  expect(text).toBe('\ufeffid')
})

test('zero bytes are said wherever they stand, once', async () => {
  for (const text of ['\0', 'a\0', 'ab\0', 'abcdefgh\0', `${'x'.repeat(50)}\0\0y\0`]) {
    const { text: found, problems } = await read(new TextEncoder().encode(text))

    expect(found).toBe(text.replaceAll('\0', ''))
    expect(problems.map(({ code }) => code)).toEqual(['nul-byte'])
  }
})

test.for([
  [0x80, '€'],
  [0x85, '…'],
  [0x91, '‘'],
  [0x92, '’'],
  [0x93, '“'],
  [0x96, '–'],
  [0xa0, '\u00a0'],
  [0xc5, 'Å'],
  [0xdf, 'ß'],
  [0xe9, 'é'],
  [0xf1, 'ñ'],
  [0xff, 'ÿ'],
] as const)('the Western byte %d is the letter %s', async ([byte, letter]) => {
  const bytes = new Uint8Array([0x69, 0x64, 0x0a, 0x61, byte, 0x62, 0x0a])

  for (const piece of [1, 2, 5, 9]) {
    const { text, problems } = await read(bytes, piece)

    expect(text).toBe(`id\na${letter}b\n`)
    expect(problems).toMatchObject([{ code: 'encoding', line: 2, column: '2' }])
  }
})

test('only the first wrong letter is named, whatever breaks the lines before it', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    for (const piece of [1, 2, 3, 4, 100]) {
      const text = ['id,name', '1,Aroha', '2,Zo\xeb', '3,Ren\xe9'].join(end)
      const { problems } = await read(latin(text), piece)

      expect(problems).toMatchObject([{ code: 'encoding', line: 3, column: '5' }])
    }
  }
})

test('letters of several bytes before a wrong one count as one', async () => {
  const bytes = Buffer.concat([Buffer.from('id\nĀroha 東京 '), Buffer.from([0xe9, 0x0a])])

  for (const piece of [1, 2, 3, 50]) {
    const { problems } = await read(new Uint8Array(bytes), piece)

    expect(problems).toMatchObject([{ line: 2, column: '10' }])
  }
})

test.for([
  ['a letter that is cut off at the end', [0x61, 0x62, 0x63, 0x64, 0xe6, 0x9d], 'abcdæ\x9d'],
  ['a letter written longer than it is', [0x61, 0x62, 0x63, 0xc0, 0xaf], 'abcÀ¯'],
  ['half of a pair', [0x61, 0x62, 0x63, 0xed, 0xa0, 0x80], 'abcí\u00a0€'],
  ['a letter beyond the last', [0x61, 0x62, 0x63, 0xf5, 0x80, 0x80, 0x80], 'abcõ€€€'],
] as const)('%s is read as Western letters', async ([, bytes, text]) => {
  for (const piece of [1, 2, 3, 9])
    expect((await read(new Uint8Array(bytes), piece)).text).toBe(text)
})

test('any bytes give the same text and the same problems in pieces of any size', async () => {
  const byte = fc.oneof(
    fc.nat({ max: 255 }),
    fc.constantFrom(0x0a, 0x0d, 0xc3, 0xa9, 0xe6, 0x9d, 0xb1, 0xf0, 0x9f, 0x91, 0xa9),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(byte, { maxLength: 60 }),
      fc.integer({ min: 1, max: 8 }),
      async (bytes, piece) => {
        const whole = new Uint8Array(bytes)

        expect(await read(whole, piece)).toEqual(await read(whole, 100))
      },
    ),
    { numRuns: 400 },
  )
})

test('UTF-16 in pieces of any size is the text that was written', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      async (text, piece, big) => {
        const plain = `id${text.replaceAll(/[\0\ufeff]/g, '')}`.toWellFormed()

        expect((await read(wide(plain, true, big), piece)).text).toBe(plain)
      },
    ),
  )
})

test('half a letter at the end of UTF-16 is a sign that something is missing', async () => {
  const bytes = wide('id,name', true).slice(0, -1)

  expect((await read(bytes)).text).toBe('id,nam\ufffd')
})
