import type { Database } from '../../src/platform/db/database.ts'
import { testDatabase } from '../database.ts'
import { aMatrix, type Matrix } from './matrix.ts'
import type { MatrixWorld } from './matrix-world.ts'
import { openUndoing } from './undoing.ts'

/**
 * The matrix before a database whose row security lets everything through, so that nothing but the law in the program
 * stands between people and what is not theirs. What requests write is undone, and not heard.
 */
export async function firstWallAlone(
  world: MatrixWorld,
  around = (db: Database): Database => db,
): Promise<Matrix> {
  const { connection } = await testDatabase()
  const open = await openUndoing({ app: connection('owner'), directory: connection('directory') })
  const matrix = await aMatrix(world, () => around(open))
  return {
    ...matrix,
    async ask(asking, of) {
      const answer = await matrix.ask(asking, of)
      await open.undo()
      return answer
    },
    async end() {
      await matrix.end()
      await open.end()
    },
  }
}
