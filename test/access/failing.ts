import { openDatabase } from '../../src/platform/db/database.ts'
import type { Tables } from '../../src/tables.ts'
import { connected, ownDatabase } from '../database.ts'
import { aSchool } from '../school.ts'
import { testSite } from '../site.ts'
import { cameIn, type Visitor } from '../visitor.ts'
import { aPlace, bind, bondNames, somebody, type Place } from './bound.ts'

/** A place in a database of its own, before somebody who is everything to it; and the means to make the database fail. */
export interface Failing {
  readonly place: Place
  readonly visitor: Visitor
  /** Does something while the database refuses to read this table. */
  without(table: keyof Tables, work: () => Promise<void>): Promise<void>
  end(): Promise<void>
}

export async function aFailingPlace(): Promise<Failing> {
  const { connection } = await ownDatabase()
  const roles = { app: connection('app'), directory: connection('directory'), size: 2 }
  const site = { ...(await testSite()), db: openDatabase(roles) }
  const place = await aPlace(site, await aSchool(site))
  const person = await somebody(place)
  const dates = { from: '2026-01-01', to: null }
  await bind(site, place, person, { names: bondNames, dates })
  const visitor = await cameIn(site, { network: place.school.network, person })

  const asOwner = (statement: string) =>
    connected(connection('owner'), async (client) => void (await client.query(statement)))

  return {
    place,
    visitor,
    async without(table, work) {
      await asOwner(`revoke select on ${table} from kith_app`)
      await work()
      await asOwner(`grant select on ${table} to kith_app`)
    },
    end: () => site.db.end(),
  }
}
