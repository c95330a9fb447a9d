import { beforeEach, describe, expect, test } from 'vitest'
import { migrations } from '../../../test/cluster.ts'
import { blankDatabase } from '../../../test/database.ts'
import { openDatabase, type Database } from '../../platform/db/database.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { addOrganisations } from './adding.ts'
import { foundOrganisation, organisationsNamed, stewardOf } from './actions.ts'
import { foundFirst, isServerEmpty } from './first.ts'
import type { NamedOrganisation } from './organisation.ts'

const name = 'Awa Street School'
const school = { name, kind: 'school' } as const

// A server of its own for every test, since these speak of all that is on it.
let db: Database
beforeEach(async () => {
  const { connection } = await blankDatabase()
  await migrate(connection('owner'), migrations)
  db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 4 })
  return () => db.end()
})

/** Writes the organisation itself, as any furnishing does. */
async function write(founding: NamedOrganisation): Promise<void> {
  const viewer = stewardOf(founding)
  const { id, kind } = founding
  const row = { id, kind, name, timeZone: 'Pacific/Auckland' }
  await db.as(viewer, (tx) => addOrganisations(tx, viewer, [row]))
}

describe('the first organisation of a server', () => {
  test('is founded where there is nothing', async () => {
    expect(await isServerEmpty(db)).toBe(true)

    const founded = await foundFirst(db, school, write)

    expect(await organisationsNamed(db, name)).toEqual([founded])
    expect(await isServerEmpty(db)).toBe(false)
  })

  test('is not founded a second time, nor after another', async () => {
    await foundOrganisation(db, { name: 'Hill School', kind: 'school' })

    expect(await foundFirst(db, school, write)).toBeUndefined()

    expect(await organisationsNamed(db, name)).toEqual([])
  })

  test('is founded once when five come at once', async () => {
    const founded = await Promise.all([1, 2, 3, 4, 5].map(() => foundFirst(db, school, write)))

    expect(founded.filter((one) => one !== undefined)).toHaveLength(1)
    expect(await organisationsNamed(db, name)).toHaveLength(1)
  })

  test('waits for no reader, and lets another founding wait', async () => {
    const order: string[] = []

    await foundFirst(db, school, async (founding) => {
      expect(await isServerEmpty(db)).toBe(true)
      const other = foundOrganisation(db, { name: 'Hill School', kind: 'school' })
      void other.then(() => order.push('other'))
      await write(founding)
      order.push('first')
    })

    await expect.poll(() => order).toEqual(['first', 'other'])
  })

  test('is not there when its furnishing fails, and can be founded again', async () => {
    const failing = foundFirst(db, school, () => Promise.reject(new Error('no more chairs')))
    await expect(failing).rejects.toThrow('no more chairs')
    expect(await isServerEmpty(db)).toBe(true)

    expect(await foundFirst(db, school, write)).toBeDefined()
  })

  test('is founded as it stands when the last time ended just before the network was written', async () => {
    let furnished: NamedOrganisation | undefined
    const cutShort = foundFirst(db, school, async (founding) => {
      furnished = founding
      await write(founding)
      throw new Error('the plug was pulled')
    })
    await expect(cutShort).rejects.toThrow('the plug was pulled')

    const founded = await foundFirst(db, school, () => Promise.reject(new Error('furnished twice')))

    expect(founded).toEqual(furnished)
    expect(await isServerEmpty(db)).toBe(false)
  })
})
