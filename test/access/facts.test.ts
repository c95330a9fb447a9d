import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commitmentTo } from '../../src/people/audit/chain.ts'
import { actions, objectKind, written, type Action } from '../../src/people/audit/deed.ts'
import type { Tx } from '../../src/platform/db/database.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import { steward, type Viewer } from '../../src/platform/viewer.ts'
import { factsOfGrants, grantedBy } from '../../src/standards/oneroster/applying/granted.ts'
import { rosterKinds } from '../../src/standards/oneroster/roster.ts'
import { aSchool, type TestSchool } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'
import { tell } from './count.ts'
import { asOwner } from './matrix-world.ts'

/** What may lie beside an entry: nothing that is a name, or that somebody wrote, whoever writes it down. */

interface Fact {
  readonly action: Action
  readonly name: string
  readonly holds: 'id' | 'day' | 'count' | 'truth' | 'word'
  readonly words: readonly string[]
}

let site: TestSite
let school: TestSchool
let leader: Viewer
let known: readonly Fact[]
beforeAll(async () => {
  site = await testSite()
  school = await aSchool(site)
  leader = steward(school.network, [school.id])
  const { rows } = await asOwner((client) => client.query<Fact>('select * from audit.fact'))
  known = rows
})

const asFacts = { tried: 0, writtenDown: 0 }
afterAll(() =>
  tell('T-37', `names tried as facts: ${asFacts.tried}, ${asFacts.writtenDown} written down`),
)

/** Tries a name as a fact: it is counted, and whether it was let through. */
async function triesName(laying: () => Promise<void>): Promise<void> {
  asFacts.tried += 1
  await laying().then(
    () => (asFacts.writtenDown += 1),
    (error: unknown) => expect(error).toMatchObject(refused),
  )
}

const names = [
  'Aroha Tamihana',
  'aroha',
  'aroha.tamihana',
  'tamihana-aroha',
  'ā',
  '',
  ' ',
  'because she asked me',
  '2026-03-31 aroha',
]
const id = '0198f2c4-7d5e-7a31-9c2b-5a4e3d2c1b0a'

/** Facts that a deed may have, each with what it holds. */
const fitting = { id, day: '2026-03-31', count: 3, truth: true } as const

function factsOf(action: Action): readonly Fact[] {
  return known.filter((one) => one.action === action)
}

function heldBy({ holds, words }: Fact): string | number | boolean {
  return holds === 'word' ? words[0]! : fitting[holds]
}

function nameOf({ name }: Fact): string {
  return name === '*' ? id : name
}

const refused = { code: '42501', message: expect.stringMatching(/facts/) as string }

/** Lays these facts down as somebody who does people's work, or at the door, without anything of theirs being done. */
async function lays(facts: string, by: 'people' | 'door' = 'people'): Promise<void> {
  const undone = new Error('It is not kept.')
  const payload = { salt: 'a'.repeat(64), facts }
  const chain = { network_id: school.network, organisation_id: school.id }
  const row = { ...chain, ...payload, commitment: commitmentTo(payload) }
  const lay = async (tx: Tx) => {
    await tx.insertInto('audit_payload').values(row).execute()
    throw undone
  }
  const laying = by === 'door' ? site.db.directory(lay) : site.db.as(leader, lay)
  await laying.catch((error: unknown) => {
    if (error !== undone) throw error
  })
}

/** The same with an entry of this deed, past everything that asks who does it. */
async function enters(action: Action, facts: string): Promise<void> {
  const { network, id: organisation } = school
  const payload = { salt: 'a'.repeat(64), facts }
  const commitment = commitmentTo(payload)
  await asOwner(async (client) => {
    await client.query('begin')
    try {
      await client.query('insert into audit_payload values ($1, $2, $3, $4, $5)', [
        network,
        organisation,
        commitment,
        payload.salt,
        facts,
      ])
      await client.query(
        `insert into audit_entry (network_id, organisation_id, actor_id, action, object_kind, object_id, commitment)
           values ($1, $2, $3, $4, $5, $6, $7)`,
        [network, organisation, id, action, objectKind(action), newId('object'), commitment],
      )
    } finally {
      await client.query('rollback')
    }
  })
}

describe.each(actions)('beside %s', (action) => {
  test('lie its own facts', async () => {
    const own = Object.fromEntries(factsOf(action).map((one) => [nameOf(one), heldBy(one)]))

    await expect(enters(action, written(own))).resolves.toBeUndefined()
    await expect(enters(action, '{}')).resolves.toBeUndefined()
  })

  test('lies no name, under whatever it is put', async () => {
    for (const under of [...factsOf(action).map(nameOf), 'name', 'because']) {
      for (const name of names) {
        const facts = JSON.stringify({ [under]: name })
        for (const by of ['people', 'door'] as const) await triesName(() => lays(facts, by))
        await triesName(() => enters(action, facts))
      }
    }
    for (const name of names)
      await triesName(() => enters(action, JSON.stringify({ [name]: true })))
    expect(asFacts.tried).toBeGreaterThan(0)
    expect(asFacts.writtenDown).toBe(0)
  })

  test('lies nothing that is another deed’s alone', async () => {
    const others = known.filter(
      (one) =>
        one.action !== action &&
        !factsOf(action).some((own) => own.name === one.name && own.holds === one.holds),
    )

    for (const one of others) {
      const facts = written({ [nameOf(one)]: heldBy(one) })
      await expect(lays(facts)).resolves.toBeUndefined()
      await expect(enters(action, facts)).rejects.toMatchObject(refused)
    }
  })
})

test.each([
  ['a name beside a fact of the same name', `{"role":"learner","role":"Aroha"}`],
  ['a fact of the same name before it', `{"role":"aroha","role":"learner"}`],
  ['signs that stand for others', `{"role":"\\u0041roha"}`],
  ['a list', `{"role":["aroha"]}`],
  ['a thing within a thing', `{"role":{"name":"aroha"}}`],
  ['a list of nothing else', `["aroha"]`],
  ['a bare text', `"aroha"`],
  ['no facts at all', 'aroha'],
  ['room between', `{ "role":"learner"}`],
  ['a comma too much', `{"teaches":true,}`],
  ['nothing', 'null'],
  ['a part', '{"hours":0.5}'],
  ['a number that hides a text', '{"hours":97114111104097}x'],
])('no facts are %s', async (_what, facts) => {
  await expect(lays(facts)).rejects.toMatchObject(refused)
})

test('whatever text lies beside a role, it is a role', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary-ascii', maxLength: 20 }), async (text) => {
      const isRole = ['learner', 'teacher'].includes(text)
      const laid = await enters('classroom.person-let-in', JSON.stringify({ role: text })).then(
        () => true,
        () => false,
      )
      expect(laid).toBe(isRole)
    }),
    { numRuns: 200, examples: [['learner'], ['teacher'], ['Learner'], ['learner ']] },
  )
})

describe('what a roster does', () => {
  const counts = (action: Action) => factsOf(action).map(({ name }) => name)

  test('is counted by names that the database knows', () => {
    const verdicts = ['new', 'changed', 'resumed', 'ended']
    const admissions = ['people.suspended', 'people.restored']

    expect(counts('roster.exported').toSorted()).toEqual([...rosterKinds].toSorted())
    expect(counts('roster.applied').toSorted()).toEqual(
      [
        ...rosterKinds.flatMap((kind) => verdicts.map((verdict) => `${kind}.${verdict}`)),
        ...admissions,
      ].toSorted(),
    )
  })

  const roles = ['teacher', 'coach', 'staff', 'leader', 'safeguarding-lead'] as const
  const more = ['coordinator', 'administrator', 'volunteer'] as const

  test.each([...roles, ...more])('to one who is %s is told', async (role) => {
    const row = {
      id: newId('affiliation'),
      source_id: '',
      person_id: newId('person'),
      organisation_id: newId('organisation'),
      role,
      year_level: null,
      starts_on: '2026-01-01',
      ends_on: null,
      told_by: [],
    }
    const granted = (['new', 'ended'] as const).flatMap((verdict) =>
      grantedBy('affiliations', { verdict, row, held: false }),
    )
    expect(granted).toHaveLength(2)

    for (const facts of factsOfGrants(granted))
      await expect(enters('roster.granted', written(facts))).resolves.toBeUndefined()
  })

  test.each(['status', 'birth', 'guardian', 'guardian.limited', 'guardian.ended'] as const)(
    'to a person is told: %s',
    async (kind) => {
      const whats = { status: 'suspended', birth: 'changed' } as const
      const what = kind === 'status' || kind === 'birth' ? whats[kind] : newId('person')
      const to: Id<'person'> = newId('person')

      for (const facts of factsOfGrants([{ kind, to, what }]))
        await expect(enters('roster.granted', written(facts))).resolves.toBeUndefined()
    },
  )
})
