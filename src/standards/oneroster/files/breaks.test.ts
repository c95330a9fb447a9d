import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstLine, physicalLines } from './breaks.ts'

async function* inPieces(text: string, piece = 1): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += piece) yield text.slice(at, at + piece)
}

async function linesOf(text: string, { piece = 1, most = 100 } = {}): Promise<string[]> {
  const all: string[] = []
  for await (const lines of physicalLines(inPieces(text, piece), most)) all.push(...lines)
  return all
}

test.for([
  ['', []],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\nb', ['a', 'b']],
  ['a\r\nb\r\n', ['a', 'b']],
  ['a\rb\r', ['a', 'b']],
  ['a\n\nb', ['a', '', 'b']],
  ['a\r\n\r\nb', ['a', '', 'b']],
  ['a\r\rb', ['a', '', 'b']],
  ['a\n\rb', ['a', '', 'b']],
  ['\na', ['', 'a']],
  ['a\u2028b', ['a\u2028b']],
] as const)('%j has the lines %j, in pieces of any size', async ([text, lines]) => {
  for (const piece of [1, 2, 3, 100]) expect(await linesOf(text, { piece })).toEqual(lines)
})

test('lines are the same however the text comes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: fc.constantFrom('a', '\r', '\n', 'é') }),
      fc.integer({ min: 1, max: 9 }),
      async (text, piece) => {
        expect(await linesOf(text, { piece })).toEqual(await linesOf(text, { piece: 1000 }))
      },
    ),
  )
})

test('a line keeps one letter more than it may have, and the line behind it is whole', async () => {
  for (const piece of [1, 3, 7]) {
    expect(await linesOf(`${'x'.repeat(50)}\r\nyes\n`, { piece, most: 5 })).toContain('yes')
    const [long = ''] = await linesOf(`${'x'.repeat(50)}\r\nyes\n`, { piece, most: 5 })
    expect(long.length).toBeGreaterThan(5)
    expect(long.length).toBeLessThan(5 + 2 + piece)
  }
  expect(await linesOf('12345\n123456\n', { most: 5 })).toEqual(['12345', '123456'])
})

test('a line without an end costs neither time nor memory', async () => {
  const piece = 'x'.repeat(65_536)
  async function* endless() {
    for (let at = 0; at < 1000; at += 1) yield piece
    yield '\nlast'
  }
  const start = performance.now()
  let longest = 0

  const found: string[] = []
  for await (const lines of physicalLines(endless(), 20_000)) {
    longest = Math.max(longest, ...lines.map((line) => line.length))
    found.push(...lines.map((line) => line.slice(0, 4)))
  }

  expect(found).toEqual(['xxxx', 'last'])
  expect(longest).toBeLessThan(20_000 + 65_536)
  expect(performance.now() - start).toBeLessThan(5000)
})

test.for([
  ['', ''],
  ['a,b\nc', 'a,b'],
  ['\n\r\n  \na,b\r\nc', 'a,b'],
  ['a,b', 'a,b'],
  ['   ', ''],
  ['\n\n', ''],
] as const)('of %j the first line is %j', async ([text, line]) => {
  for (const piece of [1, 2, 100]) expect(await firstLine(inPieces(text, piece), 100)).toBe(line)
})

test('the first line is cut, and no more of the text is asked for than is needed', async () => {
  let asked = 0
  async function* pieces() {
    for (;;) {
      asked += 1
      yield 'abcde'
    }
  }

  expect(await firstLine(pieces(), 12)).toBe('abcdeabcdeab')
  expect(asked).toBe(3)
})

test.for(['x', ' ', ' \t', 'x '])('a first line of %j alone is found in a moment', async (unit) => {
  const start = performance.now()

  const line = await firstLine(inPieces(unit.repeat(200_000), 100_000), 20_000)

  expect(line.length).toBeLessThanOrEqual(20_000)
  expect(performance.now() - start).toBeLessThan(500)
})
