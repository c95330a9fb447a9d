import { Client } from 'pg'
import { openDatabase, type Database } from '../../../src/platform/db/database.ts'
import type { present } from '../../../src/people/standing/actions.ts'
import { firstWallAlone } from '../../access/first-wall.ts'
import { aHouse, type House } from '../../access/house.ts'
import { aMatrixWorld } from '../../access/matrix-world.ts'
import { aMatrix, type Matrix } from '../../access/matrix.ts'
import { aRevoking, type Revoking } from '../../access/revoking.ts'
import { actorsIn } from '../../access/worlds/differences.ts'
import { fill } from '../../access/worlds/filling.ts'
import { randomWorld, type World } from '../../access/worlds/world.ts'
import { ownDatabase, type TestDatabase } from '../../database.ts'
import { replaceable, type Replaceable } from './faulty.ts'

/** A world made by lot, in a database that nobody else uses. */
export interface Inhabited {
  readonly world: World
  readonly database: TestDatabase
  readonly db: Replaceable
  /** Somebody who commands that database. */
  readonly owner: Client
  /** Everybody of that world as they came in at first. */
  readonly present: typeof present
}

/** Where faults are planted: what the suite's checks look at, each made once. */
export interface Place extends Inhabited {
  /** The app before the small world; and the same with nothing behind the first wall. */
  readonly matrix: Matrix
  readonly matrixDb: Replaceable
  readonly alone: Matrix
  readonly aloneDb: Replaceable
  readonly house: House
  readonly revoking: Revoking
  readonly revokingDb: Replaceable
}

export async function aPlace(): Promise<Place> {
  const small = await aMatrixWorld()
  const dbs: Replaceable[] = []
  const around = (db: Database) => {
    const made = replaceable(db)
    dbs.push(made)
    return made
  }
  const matrix = await aMatrix(small, around)
  const alone = await firstWallAlone(small, around)
  const revoking = await aRevoking(small, around)
  const [matrixDb, aloneDb, revokingDb] = dbs as [Replaceable, Replaceable, Replaceable]
  const apps = { matrix, matrixDb, alone, aloneDb, revoking, revokingDb }
  return { ...(await inhabited()), ...apps, house: await aHouse(small) }
}

export async function leave({ matrix, alone, revoking, ...place }: Place): Promise<void> {
  for (const one of [matrix, alone, revoking.client, place.owner, place.db]) await one.end()
}

export async function inhabited(): Promise<Inhabited> {
  const world = randomWorld(1)
  const database = await ownDatabase()
  const { connection } = database
  const owner = new Client(connection('owner'))
  await owner.connect()
  await fill(owner, world)
  const roles = { app: connection('app'), directory: connection('directory'), size: 2 }
  const db = replaceable(openDatabase(roles))
  return { world, database, owner, db, present: await remembered(world, db) }
}

/** Row security is asked again and again about the same viewers: who they are need not be worked out each time. */
async function remembered(world: World, db: Replaceable): Promise<typeof present> {
  const actors = await actorsIn(world, db)
  const viewers = new Map(actors.map(({ viewer }) => [viewer.person, viewer]))
  return async (_db, _network, person) => {
    const viewer = viewers.get(person)
    return viewer && ({ viewer } as Awaited<ReturnType<typeof present>>)
  }
}
