import { afterAll, beforeAll, expect, test } from 'vitest'
import { askingsIn } from './askings.ts'
import { tell } from './count.ts'
import { firstWallAlone } from './first-wall.ts'
import type { Matrix } from './matrix.ts'
import { aMatrixWorld } from './matrix-world.ts'
import { wrongAnswers } from './wrong-answers.ts'

let matrix: Matrix
beforeAll(async () => {
  matrix = await firstWallAlone(await aMatrixWorld())
})
afterAll(() => matrix.end())

test('the law in the program stands by itself, where row security lets everything through', async () => {
  const askings = askingsIn('current')

  const wrong = await wrongAnswers(matrix, askings)

  tell('T-01', `${askings.length} requests with the first wall alone, ${wrong.length} wrong`)
  expect(wrong).toEqual([])
}, 300_000)
