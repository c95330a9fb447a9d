import * as fc from 'fast-check'
import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'
import { logTo } from '../log/log.ts'
import { logBreaking } from './breaking.ts'

/** A house of one page, and what its log says. */
function aHouse(answer: () => Response | Promise<Response>) {
  const lines: string[] = []
  const log = logTo(
    (line) => void lines.push(line),
    () => new Date(0),
  )
  const house = new Hono()
  house.onError((error, c) => c.text(error.name, 500))
  house.use(logBreaking(log))
  house.get('/', answer)
  return { lines, ask: () => house.request('/') }
}

/** Comes in these pieces, and then ends as it is told. */
function stream(
  pieces: readonly Uint8Array[],
  then: (controller: ReadableStreamDefaultController<Uint8Array>) => void,
): Response {
  const ahead = [...pieces]
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = ahead.shift()
      if (piece) controller.enqueue(piece)
      else then(controller)
    },
  })
  return new Response(body, { status: 201, headers: { 'x-of': 'the answer' } })
}

describe('an answer', () => {
  test('comes as it was sent, in whatever pieces, with its status and its headers', async () => {
    const somePiece = fc.uint8Array({ minLength: 1, maxLength: 50 })
    await fc.assert(
      fc.asyncProperty(fc.array(somePiece, { maxLength: 8 }), async (pieces) => {
        const { ask, lines } = aHouse(() => stream(pieces, (controller) => controller.close()))

        const got = await ask()

        expect(await got.bytes()).toEqual(Uint8Array.from(pieces.flatMap((piece) => [...piece])))
        expect([got.status, got.headers.get('x-of')]).toEqual([201, 'the answer'])
        expect(lines).toEqual([])
      }),
    )
  })

  test('without a body stays without one', async () => {
    const { ask } = aHouse(() => new Response(null, { status: 204 }))

    expect((await ask()).body).toBeNull()
  })

  test('that breaks on its way is logged, once, and says no word of it to its reader', async () => {
    const pieces = [new TextEncoder().encode('It begins')]
    const { ask, lines } = aHouse(() =>
      stream(pieces, (controller) => controller.error(new RangeError('Aroha is sad'))),
    )

    const reading = (await ask()).text()

    await expect(reading).rejects.toThrow(/^The answer broke off\.$/)
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('"event":"bug"')
    expect(lines[0]).toContain('RangeError')
    expect(lines[0]).not.toContain('Aroha')
  })

  test('whose reader goes away before its end breaks nothing', async () => {
    let isToldOf: unknown
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(10)),
      cancel: (reason) => void (isToldOf = reason),
    })
    const { ask, lines } = aHouse(() => new Response(endless))

    const reader = (await ask()).body!.getReader()
    await reader.read()
    await reader.cancel('gone')

    expect(isToldOf).toBe('gone')
    expect(lines).toEqual([])
  })

  test('for which a text is thrown, and no error, is answered as for an error', async () => {
    const { ask } = aHouse(() => {
      throw 'Aroha' // oxlint-disable-line no-throw-literal, only-throw-error
    })

    const got = await ask()

    expect([got.status, await got.text()]).toEqual([500, 'Error'])
  })
})
