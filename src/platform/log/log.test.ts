import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { logTo } from './log.ts'

function written(work: (log: ReturnType<typeof logTo>) => void): string[] {
  const lines: string[] = []
  work(
    logTo(
      (line) => void lines.push(line),
      () => new Date('2026-03-31T09:00:00Z'),
    ),
  )
  return lines
}

const errorOf = (error: unknown): string =>
  JSON.parse(written((log) => log.error('bug', error))[0] ?? '{}').error

describe('a line of the log', () => {
  test('is one JSON object with the moment, how grave it is, what happened and the facts', () => {
    const lines = written((log) => log.info('request', { status: 200, route: '/goals/:goal' }))

    expect(lines).toEqual([
      '{"at":"2026-03-31T09:00:00.000Z","level":"info","event":"request","status":200,"route":"/goals/:goal"}\n',
    ])
  })

  test('stays one line, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (fact, message) => {
        const lines = written((log) => log.error('bug', new Error(message), { fact }))

        expect(lines).toHaveLength(1)
        expect(lines[0]?.slice(0, -1)).not.toMatch(/[\n\r]/)
        expect(JSON.parse(lines[0] ?? '').fact).toBe(fact.toWellFormed())
      }),
    )
  })
})

describe('an error', () => {
  test('is told with its name and its place, and without its message', () => {
    expect(errorOf(new RangeError('Aroha is too far'))).toMatch(/^RangeError at .*log\.test\.ts/)
    expect(errorOf(new RangeError('Aroha is too far'))).not.toContain('Aroha')
  })

  test('is told without its message, whatever stands in it and even if it looks like a call', () => {
    const word = fc.stringMatching(/^[a-z]{12}$/)
    const shape = fc.constantFrom('', ' ', '\n', '\n    at ', '(/a/b.ts:1:1)\n    at new ')
    fc.assert(
      fc.property(word, shape, (secret, before) => {
        const error = new Error(`${before}${secret} (/a/b.ts:1:1)`)

        expect(errorOf(error)).not.toContain(secret)
        expect(errorOf(error)).toMatch(/log\.test\.ts/)
      }),
    )
  })

  test('whose message is another than that of its stack is told without either', () => {
    const stack = 'Error: Aroha\n    at Aroha (/a/b.ts:1:1)'
    const error = Object.assign(new Error('Somebody is sad'), { stack })

    expect(errorOf(error)).toBe('Error')
  })

  test('of the database is told by its code, since its message may quote what a person wrote', () => {
    const error = Object.assign(new Error('invalid input syntax: "Aroha is sad"'), {
      code: '22P02',
    })

    expect(errorOf(error)).toMatch(/^Error 22P02 /)
    expect(errorOf(error)).not.toContain('Aroha')
  })

  test('of a parser is told without what it stumbled over', () => {
    const stumbled = () => JSON.parse('{"name": Aroha}') as unknown
    const error = (() => {
      try {
        return stumbled()
      } catch (thrown) {
        return thrown
      }
    })()

    expect(errorOf(error)).toMatch(/^SyntaxError /)
    expect(errorOf(error)).not.toContain('Aroha')
  })

  test('of several lines does not quote a person in its second', () => {
    const error = Object.assign(new Error('duplicate key\nDetail: (name)=(Aroha)'), {
      code: '23505',
    })

    expect(errorOf(error)).not.toContain('Aroha')
  })

  test.each([
    ['a text that Aroha wrote', 'string'],
    [{ name: 'Aroha' }, 'object'],
    [undefined, 'undefined'],
  ])('that is none, such as %j, is told by its kind alone', (thrown, kind) => {
    expect(errorOf(thrown)).toBe(kind)
  })

  test.each([
    [{ name: 'Aroha is sad' }, /^Error at /],
    [{ name: undefined }, /^Error at /],
    [{ code: 'Aroha is sad' }, /^Error at /],
    [{ code: { of: 'Aroha' } }, /^Error at /],
    [{ code: 23505 }, /^Error at /],
    [{ code: 'ERR_INVALID_STATE' }, /^Error ERR_INVALID_STATE at /],
    [{ stack: { of: 'Aroha' } }, /^Error$/],
    [{ message: { of: 'Aroha' } }, /^Error$/],
  ])('that was given %j is told by what looks like a name, a code and a place', (given, told) => {
    const error = errorOf(Object.assign(new Error('Aroha'), given))

    expect(error).toMatch(told)
    expect(error).not.toContain('Aroha')
  })
})
