import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '../access/count.ts'
import { testDatabase } from '../database.ts'
import { triesAtAges } from './guarded/ages.ts'
import { triesAtAsking } from './guarded/asking.ts'
import { triesAtCircles } from './guarded/circles.ts'
import { triesAtTheDoor } from './guarded/door.ts'
import { triesAtEntries } from './guarded/entries.ts'
import { triesAtFamilies } from './guarded/families.ts'
import { aGuardedPlace } from './guarded/place.ts'
import { triesAtAdmissions } from './guarded/admissions.ts'
import { triesAtRecords } from './guarded/records.ts'
import { triesAtRooms } from './guarded/rooms.ts'
import { triesAtTelling } from './guarded/telling.ts'
import { tried, type Try } from './guarded/try.ts'
import { disarmedGuards, weakened, type Disarmed } from './planted/guards.ts'

/** What an import writes again, it changes. */
const again = 'the change is judged too'

/** Guards that nobody misses, and why they are there. */
const spare: Readonly<Record<string, string>> = {
  'affiliation_is_of_ones_own_people without other.id <> new.id':
    'what a place was never covers more than itself',
  'belongs without object_kind = new.object_kind': 'audit.link asks the same of everybody',
  "affiliation_is_of_ones_own_people without tg_op = 'INSERT'":
    'no change is asked about that ends a place earlier',
  ...Object.fromEntries(
    [
      'affiliation_is_of_ones_own_people',
      'classroom_keeps_its_door',
      'guardianship_is_of_ones_own_children',
    ].flatMap((name) => [
      [`${name} without kept.starts_on <= new.starts_on`, again],
      [`${name} without new.ends_on < coalesce(kept.ends_on, 'infinity')`, again],
    ]),
  ),
  "belongs without new.object_kind = 'classroom'": 'the policy asks the same',
  "belongs without public.among('taught', new.object_id)": 'the policy asks the same',
  'belongs without organisation_id = new.organisation_id': 'audit.is_about asks the same',
  "belongs without standing = 'staffed'": 'every deed in a classroom is of those who work there',
  "belongs without standing = 'maker'": 'no other deed is done to a proposal',
  "refuse without tg_table_name = 'audit_chain'": 'no trigger writes to another of these tables',
  "circle_membership_keeps_to_its_circle without tg_op = 'UPDATE'":
    'of a new row there is nothing before',
  "circle_takes_in_no_secret without person_id = current_setting('app.person')::uuid":
    'whoever holds the row of a pursuit holds their own',
  'classroom_keeps_its_days without new.ends_on is not null': 'no day is before none',
  'classroom_keeps_its_days without new.organisation_id = old.organisation_id':
    'a key keeps the places in a room at its school',
  'classroom_membership: belongs is off duty':
    'it holds a row, so that of two deeds at one moment one sees the other',
}

const everything = [
  triesAtRecords,
  triesAtAdmissions,
  triesAtRooms,
  triesAtFamilies,
  triesAtAges,
  triesAtCircles,
  triesAtAsking,
  triesAtEntries,
  triesAtTheDoor,
  triesAtTelling,
]

let owner: Client
let tries: readonly Try[]
beforeAll(async () => {
  owner = new Client((await testDatabase()).connection('owner'))
  await owner.connect()
  const place = await aGuardedPlace()
  tries = everything.flatMap((triesAt) => triesAt(place))
})
afterAll(() => owner.end())

test('each guard lets through what it should, and nothing else', async () => {
  await owner.query('begin')
  const answers = []
  for (const one of tries) answers.push([one.table, one.says, await tried(owner, one)])
  await owner.query('rollback')

  expect(answers).toEqual(tries.map(({ table, says, comes }) => [table, says, comes]))
})

test('every guard is missed when it is off duty or without one of its clauses, but for those that are known to be spare', async () => {
  const guards = await disarmedGuards(owner)
  const unmissed: string[] = []
  for (const guard of guards) if (!(await isMissed(guard))) unmissed.push(guard.name)

  const missed = guards.length - unmissed.length
  tell(
    'T-09',
    `guards of tables: ${guards.length} disarmed one by one, ${missed} missed, ${unmissed.length} spare`,
  )
  expect([...new Set(unmissed)].toSorted()).toEqual(Object.keys(spare).toSorted())
}, 120_000)

/** Whether anything that is tried at its tables comes out otherwise; what it is that fails by, too. */
async function isMissed({ tables, statement }: Disarmed): Promise<boolean> {
  await owner.query(`begin; ${statement}`)
  try {
    for (const one of tries.filter(({ table }) => tables.includes(table))) {
      if ((await tried(owner, one)) !== one.comes) return true
    }
    return false
  } finally {
    await owner.query('rollback')
  }
}

test('a body is taken apart into its refusals and the clauses of its conditions, however deep they stand', () => {
  const body = `begin
    if a or b and (c or exists (select from d where e = 'x and y' and f)) then
      raise insufficient_privilege using message = 'no';
    end if;
    return new;
  end`

  const clauses = weakened(body).map(({ without }) => without)

  expect(clauses.toSorted()).toEqual([
    "(c or exists (select from d where e = 'x and y' and f))",
    'a',
    'b',
    'c',
    "e = 'x and y'",
    "exists (select from d where e = 'x and y' and f)",
    'f',
    '“no”',
  ])
})
