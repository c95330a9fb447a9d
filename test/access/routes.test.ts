import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/platform/id.ts'
import { routesOf } from '../../src/platform/http/routes.ts'
import { addresses } from './addresses.ts'
import { aHouse, whoAsks, type House } from './house.ts'
import { columnNames, readLedger, tablesWith } from './ledger.ts'

const all = Object.keys(addresses)

describe('the registry of routes', () => {
  test('knows of every route what it is about, and tests know an address for each', async () => {
    const { app } = await aHouse()

    const names = routesOf(app).map(({ method, path }) => `${method} ${path}`)

    expect(names.toSorted()).toEqual(all.toSorted())
  })

  test('holds addresses that answer well to those for whom they are', async () => {
    const house = await aHouse()
    const { hill } = house.world
    const answers: Record<string, number> = {}

    for (const route of all) {
      const { status } = await house.ask(route, hill.subjects.ana, whoAsks(route, hill))
      answers[route] = status
    }

    const bad = Object.entries(answers).filter(([, status]) => ![200, 303].includes(status))
    expect(bad).toEqual([])
  })
})

describe('a field that is not the sender’s to set', () => {
  let house: House
  beforeAll(async () => {
    house = await aHouse()
  })

  test('is passed over by every deed, which is done as if it were not there', async () => {
    const { hill } = house.world
    const names = await columnNames()
    const planted = newId('planted')
    const before = await readLedger()
    const answers: [string, number][] = []

    for (const route of all.filter((route) => route.startsWith('POST '))) {
      const { status } = await house.ask(
        route,
        hill.subjects.ana,
        whoAsks(route, hill),
        ({ init: { body } }) => {
          if (!(body instanceof URLSearchParams || body instanceof FormData)) return
          for (const name of names) if (!body.has(name)) body.set(name, planted)
        },
      )
      answers.push([route, status])
    }

    expect(answers.filter(([, status]) => ![200, 303].includes(status))).toEqual([])
    expect(await readLedger()).not.toEqual(before)
    expect(await tablesWith(planted)).toEqual([])
  })
})
