import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Grant } from '../../src/policy/relation.ts'
import { law } from '../../src/policy/law.ts'
import { addresses } from './addresses.ts'
import { exceptions, type Asking } from './asking.ts'
import { askingsAt, askingsIn } from './askings.ts'
import { tell } from './count.ts'
import { leaksIn } from './leaks.ts'
import { readLedger } from './ledger.ts'
import { aMatrix, type Matrix } from './matrix.ts'
import { aMatrixWorld } from './matrix-world.ts'
import { wrongAnswers } from './wrong-answers.ts'

let matrix: Matrix
beforeAll(async () => {
  matrix = await aMatrix(await aMatrixWorld())
})
afterAll(() => matrix.end())

const board = 'GET /classrooms/:classroom/board'

describe('the matrix finds', () => {
  test('a role that goes on after its last day', async () => {
    const found = await wrongAnswers(matrix, askingsAt('expired', board, 'GET /learners/:learner'))

    expect(found).toContainEqual(expect.stringMatching(/^teacher .*board.*: 200, not refused$/))
    expect(found).toContainEqual(expect.stringMatching(/^guardian .*: 200, shows plan \(read\)/))
  })

  test('a door that the law does not open', async () => {
    const opened = law.board.read as unknown as Grant[]
    opened.push('member')

    const found = await wrongAnswers(matrix, askingsAt('current', board))

    opened.pop()
    expect(found).toContainEqual(expect.stringMatching(/^gia .*board.*: 200, not refused$/))
  })

  test('a door that the law opens and that is shut', async () => {
    const opened = law.board.read as unknown as Grant[]
    opened.pop()

    const found = await wrongAnswers(matrix, askingsAt('current', board))

    opened.push('teacher')
    expect(found).toContainEqual(expect.stringMatching(/^teacher .*board.*: 404, refused$/))
  })

  test('words that come to somebody who may not read them, wherever they stand', async () => {
    const home = askingsAt('current', 'GET /').find(({ by }) => by?.who === 'ana') as Asking
    const answer = await matrix.ask(home)
    const stranger = { ...home, by: { school: 'hill', who: 'newcomer' } } as const
    const [token] = answer.body.match(/canary\w+/) ?? ['']
    const { marks } = matrix.world

    expect(leaksIn(marks, home, answer)).toEqual([])
    expect(leaksIn(marks, stranger, answer)).toContainEqual(expect.stringMatching(/^shows plan/))
    for (const where of [{ to: token }, { written: [token] }, { logged: [token] }])
      expect(leaksIn(marks, home, { ...answer, ...where })).toHaveLength(1)
  })
})

test('the matrix hears what a deed writes down, and finds the world as it was after it', async () => {
  const [made] = askingsAt('current', 'POST /classrooms').filter(({ by }) => by?.who === 'teacher')
  const before = await readLedger()

  const { status, written } = await matrix.ask(made!)

  expect(status).toBe(303)
  expect(written.join('')).toContain('classroom.made')
  expect(await readLedger()).toEqual(before)
})

describe('every route, asked by everybody for everybody’s things', () => {
  let wrong = 0

  test('is known to the matrix, and says what it is about', () => {
    expect(Object.keys(addresses).toSorted()).toEqual([...matrix.routes.keys()].toSorted())
    expect(Object.keys(exceptions).filter((route) => !matrix.routes.has(route))).toEqual([])
  })

  test('answers as the law has it, and shows nobody words that are not for them', async () => {
    const found = await wrongAnswers(matrix, askingsIn('current'))

    wrong += found.length
    expect(found).toEqual([])
  }, 300_000)

  test('is closed to all whose time is over, but for what is their own', async () => {
    matrix.world.site.clock.pass({ days: 31 })

    const found = await wrongAnswers(matrix, askingsIn('expired'))

    wrong += found.length
    expect(found).toEqual([])
    tell('T-01', `${matrix.sent()} requests, ${wrong} wrong`)
  }, 300_000)
})
