import { beforeAll, expect, test } from 'vitest'
import { addresses } from './addresses.ts'
import { tell } from './count.ts'
import { askAll, forgeries, takenFrom } from './forged.ts'
import { aHouse, whoAsks, type Change, type House } from './house.ts'
import { readLedger } from './ledger.ts'

const writing = Object.keys(addresses).filter((route) => route.startsWith('POST '))
const looking = Object.keys(addresses).filter((route) => route.startsWith('GET '))

const fromElsewhere: Change = ({ headers }) => headers.set('sec-fetch-site', 'cross-site')

let house: House
let sent = 0
let accepted = 0
beforeAll(async () => {
  house = await aHouse()
  for (const route of Object.keys(addresses)) await house.cookieOf(whoAsks(route, house.world.hill))
  return () => tell('T-23', `${sent} requests, ${accepted} accepted`)
})

test.each(Object.entries(forgeries))(
  'a deed sent from %s is refused at every route, and nothing is written',
  async (_from, said) => {
    const before = await readLedger()

    const taken = await takenFrom(house, writing, said)

    sent += writing.length
    accepted += taken.length
    expect(taken).toEqual([])
    expect(await readLedger()).toEqual(before)
  },
)

test('a look writes nothing, wherever it comes from', async () => {
  const before = await readLedger()

  const answers = await askAll(house, looking, fromElsewhere)

  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  expect(await readLedger()).toEqual(before)
})

test('the same deeds from a page of ours are done', async () => {
  const before = await readLedger()

  const answers = await askAll(house, writing)

  expect(answers.filter(({ status }) => status !== 200 && status !== 303)).toEqual([])
  expect(await readLedger()).not.toEqual(before)
})
