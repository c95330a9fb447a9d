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

/** What the program leaves to row security: each is refused all the same, or shows a name and nothing else. */
const leftToTheSecond: readonly (readonly [what: RegExp, because: string])[] = [
  [/rosters\/:import.*tells that it is there/, 'the import is looked for before the law is asked'],
  [/circles\/:circle\/leave.*not refused/, 'who is not in a circle has nothing to leave'],
  [/shows person \(read\)/, 'names are joined to what may be read, and not asked for one by one'],
]

test('the law in the program stands by itself, where row security lets everything through', async () => {
  // A sample: the matrix asks all of them with both walls.
  const askings = askingsIn('current').filter((_, at) => at % 7 === 0)

  const wrong = await wrongAnswers(matrix, askings)

  const through = wrong.filter((one) => !leftToTheSecond.some(([what]) => what.test(one)))
  tell('T-01', `${askings.length} requests with the first wall alone, ${through.length} wrong`)
  expect(through).toEqual([])
}, 120_000)
