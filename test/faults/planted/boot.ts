import { gaps } from '../../../src/platform/db/walls.ts'
import type { Fault } from './fault.ts'

/** What Kith looks at before it serves. Planted in a transaction that is never kept: roles are the whole server's. */
export const bootFaults: readonly Fault[] = [
  before('a table whose owner passes by', 'alter table done_step no force row level security'),
  before('a wall between networks that is gone', 'drop policy tenant on plan'),
  before('a query that may choose its eyes', 'grant execute on function set_config to kith_app'),
  before('a query that may run another', 'grant execute on function query_to_xml to public'),
  before('a program that passes by row security', 'alter role kith_app bypassrls'),
  before('a view that sees all', 'create view everybody as select * from person'),
]

function before(name: string, breach: string): Fault {
  return {
    kind: 'boot',
    name,
    async plant({ owner }) {
      await owner.query(`begin; ${breach}`)
      return async () => {
        await owner.query('rollback')
      }
    },
    isFound: async ({ owner }) => (await gaps(owner, false)).length > 0,
  }
}
