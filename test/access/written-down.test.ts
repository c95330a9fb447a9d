import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMatrix, type Matrix } from './matrix.ts'
import { aMatrixWorld } from './matrix-world.ts'
import { unwritten } from './written-down.ts'

let matrix: Matrix
beforeAll(async () => {
  matrix = await aMatrix(await aMatrixWorld())
})
afterAll(() => matrix.end())

test('whatever the audit trail is for is written down once, whoever does it', async () => {
  expect(await unwritten(matrix)).toEqual([])
})
