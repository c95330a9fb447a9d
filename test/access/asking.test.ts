import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../src/app.ts'
import { routesOf, type Asks } from '../../src/platform/http/routes.ts'
import { testSite } from '../site.ts'
import { testAssets } from '../visitor.ts'
import { exceptions, verdictOn, type Asking } from './asking.ts'
import { askingsIn } from './askings.ts'
import { isNear, shutOut } from './bonds.ts'

let registry: ReadonlyMap<string, Asks>
beforeAll(async () => {
  const routes = routesOf(createApp(await testSite(), await testAssets()))
  registry = new Map(routes.map(({ method, path, asks }) => [`${method} ${path}`, asks] as const))
})

const current = askingsIn('current')
const verdict = (asking: Asking, excepted = exceptions) =>
  verdictOn(asking, registry.get(asking.route)!, excepted)

describe('what is expected of a route', () => {
  test('is never that it opens across networks', () => {
    const across = current.filter(({ by, of }) => by && !isNear(by, of.school))

    expect(across.length).toBeGreaterThan(1000)
    expect(across.filter((one) => ['open', 'known'].includes(verdict(one)))).toEqual([])
  })

  test('is the same for who may not come in as for nobody', () => {
    for (const asking of current.filter(({ by }) => by && shutOut.includes(by.who)))
      expect(verdict(asking)).toBe(verdict({ ...asking, by: undefined }))
  })

  test('is never more when all is over than before', () => {
    const late = askingsIn('expired').filter((one) => verdict(one) === 'open')

    expect(late.filter((one) => verdict({ ...one, season: 'current' }) !== 'open')).toEqual([])
  })

  test('is at each route that it opens to somebody', () => {
    const opened = new Set(
      current.filter((one) => ['open', 'front'].includes(verdict(one))).map(({ route }) => route),
    )

    expect([...registry.keys()].filter((route) => !opened.has(route))).toEqual([])
  })

  test('is what the law says, wherever no exception has to be made', () => {
    const differing = new Set(
      current.filter((one) => verdict(one) !== verdict(one, {})).map(({ route }) => route),
    )

    expect(Object.keys(exceptions).filter((route) => !differing.has(route))).toEqual([])
  })
})
