import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Id } from '../src/platform/id.ts'
import { connected, testDatabase } from './database.ts'

/** A row that somebody else holds, so that whoever would write it stands still there. */
export interface HeldRow {
  /** Waits until somebody stands still. */
  stopped(): Promise<void>
  /** Breaks off what stands still; answers how many did. */
  breakOff(): Promise<number>
  release(): Promise<void>
}

/** Holds the row of somebody whom a roster brought. */
export async function holdPerson(network: Id<'network'>, source: string): Promise<HeldRow> {
  const { connection } = await testDatabase()
  const client = new Client(connection('owner'))
  await client.connect()
  await client.query('begin')
  const held = await client.query(
    'select from person where network_id = $1 and source_id = $2 for update',
    [network, source],
  )
  if (held.rowCount !== 1) throw new Error(`There is no ${source} to hold.`)
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  const holder = rows[0]?.pid ?? 0
  const waiting = 'from pg_stat_activity where $1 = any (pg_blocking_pids(pid))'
  return {
    async stopped() {
      for (let look = 0; look < 500; look++) {
        const { rowCount } = await client.query(`select ${waiting}`, [holder])
        if (rowCount) return
        await pause(20)
      }
      throw new Error(`Nobody came to write ${source}.`)
    },
    async breakOff() {
      return connected(connection('owner'), async (other) => {
        const { rowCount } = await other.query(`select pg_cancel_backend(pid) ${waiting}`, [holder])
        return rowCount ?? 0
      })
    },
    async release() {
      await client.query('rollback')
      await client.end()
    },
  }
}
