import { beforeAll, expect, test } from 'vitest'
import { addresses } from './addresses.ts'
import { tell } from './count.ts'
import { askAll, forgeries, takenFrom } from './forged.ts'
import { aHouse, whoAsks, type Change, type House } from './house.ts'
import { readLedger } from './ledger.ts'

const writing = Object.keys(addresses).filter((route) => route.startsWith('POST '))
const looking = Object.keys(addresses).filter((route) => route.startsWith('GET '))
/** Looks that are written down, because of how much they show at once. */
const takingOut = [
  'GET /organisations/:organisation/roster.zip',
  'GET /frameworks/:framework/case.json',
]

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

  const answers = await askAll(
    house,
    looking.filter((route) => !takingOut.includes(route)),
    fromElsewhere,
  )

  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  expect(await readLedger()).toEqual(before)
})

test('to take a whole roster or framework out writes that into the audit trail, and nothing elsewhere', async () => {
  const before = await readLedger()

  const answers = await askAll(house, takingOut, fromElsewhere)

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const after = await readLedger()
  const written = Object.keys(before).filter((table) => before[table] !== after[table])
  expect(written).toEqual(['audit_chain', 'audit_entry', 'audit_payload'])
})

test('the same deeds from a page of ours are done', async () => {
  const before = await readLedger()

  const answers = await askAll(house, writing)

  expect(answers.filter(({ status }) => status !== 200 && status !== 303)).toEqual([])
  expect(await readLedger()).not.toEqual(before)
})
