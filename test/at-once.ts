import type { Database } from '../src/platform/db/database.ts'
import { newId } from '../src/platform/id.ts'
import { nobody, steward } from '../src/platform/viewer.ts'

/**
 * Does the same several times at the same moment. The connections are opened before, since whoever
 * waits for one comes too late to race.
 */
export async function atOnce<Result>(
  db: Database,
  times: number,
  deed: (turn: number) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  const looker = steward(newId('network'), [])
  const look = () =>
    db.as(looker, async (tx) => {
      await tx.selectFrom('person').where('id', '=', nobody).select('id').execute()
    })
  await Promise.all(Array.from({ length: times }, look))
  return Promise.allSettled(Array.from({ length: times }, (_, turn) => deed(turn)))
}
