import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type Id } from '../../src/platform/id.ts'
import { addresses } from './addresses.ts'
import { tell } from './count.ts'
import { aHouse, type House } from './house.ts'
import type { Somebody } from './small-school.ts'
import type { Subject } from './subject.ts'

/** What of a subject an address names by its id. */
const fields = [
  'person',
  'classroom',
  'membership',
  'goal',
  'circle',
  'invitation',
  'proposal',
  'companion',
  'newcomer',
  'framework',
  'competency',
  'rosterImport',
  'deed',
  'organisation',
] as const
type Field = (typeof fields)[number]

/** What the people of one network have in common, and so find where they ask for it. */
const ofTheNetwork: readonly Field[] = ['framework', 'competency', 'deed']
/** What those who work at a school have in common besides. */
const ofTheSchool: readonly Field[] = [
  ...ofTheNetwork,
  'organisation',
  'rosterImport',
  'newcomer',
  'companion',
]

/** Who asks, and whose things at their own school are not theirs to see. */
const askers: readonly [Somebody, 'ana' | 'dora'][] = [
  ['ana', 'dora'],
  ['dora', 'ana'],
  ['newcomer', 'ana'],
  ['teacher', 'dora'],
  ['formerTeacher', 'ana'],
  ['guardian', 'dora'],
  ['formerGuardian', 'ana'],
  ['staff', 'ana'],
]

/** Done again, it does nothing, and says so to whoever names a time in their own classroom that there never was. */
const endsNothing = 'POST /classrooms/:classroom/people/:membership/end'

let house: House
let pairs = 0
let toldApart = 0
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => tell('T-07', `${pairs} pairs, ${toldApart} told apart`))

test.each(askers)(
  'to %s, what is another school’s and what is another’s at this school are as if they were not there',
  async (asker, other) => {
    const { hill, bay, away } = house.world
    const mine = hill.subjects[other === 'ana' ? 'dora' : 'ana']
    const strangers: readonly [Subject, readonly Field[]][] = [
      [away.subjects.ana, []],
      [away.subjects.dora, []],
      [bay.subjects.ana, ofTheNetwork],
      [bay.subjects.dora, ofTheNetwork],
      [hill.subjects[other], ofTheSchool],
    ]
    const differences: object[] = []

    for (const { route, named } of waysToName(mine)) {
      const others = strangers.filter(
        ([, common]) => !named.some((field) => common.includes(field)),
      )
      const [nowhere, ...theirs] = await Promise.all([
        answerTo(asker, route, { ...mine, ...madeUp(named) }),
        ...others.map(([one]) => answerTo(asker, route, { ...mine, ...taken(one, named) })),
      ])
      if (nowhere.status < 400 && route !== endsNothing) differences.push({ route, named, nowhere })
      pairs += theirs.length
      for (const there of theirs.filter((one) => !isDeepStrictEqual(one, nowhere)))
        differences.push({ route, named, there, nowhere })
    }

    toldApart += differences.length
    expect(differences).toEqual([])
  },
)

test('to Ana, what is hers is not as if it were not there', async () => {
  const { ana } = house.world.hill.subjects
  const alike: string[] = []

  for (const route of ['GET /goals/:goal', 'GET /circles/:circle', 'GET /classrooms/:classroom']) {
    const there = await answerTo('ana', route, ana)
    const nowhere = await answerTo('ana', route, { ...ana, ...madeUp(fields) })
    if (isDeepStrictEqual(there, nowhere)) alike.push(route)
  }

  expect(alike).toEqual([])
})

/** Every route that names something by an id, in its address or in its form, with each of these ids and with all of them. */
function waysToName(subject: Subject): readonly { route: string; named: readonly Field[] }[] {
  return Object.keys(addresses).flatMap((route) => {
    const { path, form } = addresses[route]!
    const written = path(subject) + JSON.stringify(form?.(subject) ?? {})
    const named = fields.filter((field) => written.includes(subject[field]))
    const each = named.map((field) => ({ route, named: [field] }))
    return named.length > 1 ? [...each, { route, named }] : each
  })
}

function madeUp(named: readonly Field[]): Partial<Subject> {
  return Object.fromEntries(named.map((field) => [field, newId('nothing')]))
}

function taken(from: Subject, named: readonly Field[]): Partial<Subject> {
  return Object.fromEntries(named.map((field) => [field, from[field]]))
}

/** All of an answer but what is new in every one of them, and the ids that were asked for. */
async function answerTo(asker: Somebody, route: string, subject: Subject) {
  const { hill } = house.world
  const answer = await house.ask(route, subject, hill.people[asker])
  const [nonce = 'none'] =
    /(?<='nonce-)[^']+/.exec(answer.headers.get('content-security-policy') ?? '') ?? []
  const asked: readonly Id<string>[] = fields.map((field) => subject[field])
  const still = (text: string) =>
    asked.reduce((text, id) => text.replaceAll(id, 'id'), text.replaceAll(nonce, 'nonce'))
  return {
    status: answer.status,
    headers: still(JSON.stringify([...answer.headers])),
    body: still(await answer.text()),
  }
}
