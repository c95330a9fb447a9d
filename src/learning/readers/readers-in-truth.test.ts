import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '../../../test/access/count.ts'
import { asOwner } from '../../../test/access/matrix-world.ts'
import { aSchool, type TestSchool } from '../../../test/school.ts'
import { testSite, type TestSite } from '../../../test/site.ts'
import type { Id } from '../../platform/id.ts'
import { present } from '../../people/standing/actions.ts'
import { may } from '../../policy/law.ts'
import { readReaders } from './actions.ts'
import { everyReader, type Reader, type Written } from './readers.ts'

/** Who is said to read it, and whom the law lets read it by where they stand, of all whom there are. */

const today = '2026-03-31'
const objects = ['pursuit:private', 'pursuit:shared', 'pursuit:class', 'plan'] as const
const status = fc.constantFrom('active', 'active', 'suspended', 'ended')
/** A teacher let in by hand may be one at the school no more; one whom a roster told of teaches all the same. */
const worlds = fc.record({
  born: fc.constantFrom(undefined, '2007-03', '2011-03', '2016-03'),
  teacher: fc.option(
    fc.record({ status, to: fc.constantFrom(null, today), isRostered: fc.boolean() }),
  ),
  guardian: fc.option(fc.record({ status, rights: fc.constantFrom('full', 'limited') })),
  classmate: fc.option(fc.record({ status })),
})
type World = typeof worlds extends fc.Arbitrary<infer One> ? One : never

let site: TestSite
let school: TestSchool
beforeAll(async () => {
  site = await testSite()
  school = await aSchool(site)
})

const tried = { worlds: 0, sentences: 0, untrue: 0 }
afterAll(() =>
  tell('T-42', `${tried.sentences} sentences in ${tried.worlds} worlds, ${tried.untrue} untrue`),
)

/** Writes them straight into their rows: how somebody came to be so is not what is asked. */
async function become(person: Id<'person'>, to: string): Promise<void> {
  await asOwner((client) =>
    client.query(`update person set status = $1 where id = $2`, [to, person]),
  )
}

/** Past what ends with a place, so that the seat outlives it. */
async function seat(
  teacher: Id<'person'>,
  room: Id<'classroom'>,
  { to, isRostered }: NonNullable<World['teacher']>,
): Promise<void> {
  const rostered = `update classroom_membership set roster_id = organisation_id
    where classroom_id = $1 and person_id = $2 and $3`
  await asOwner(async (client) => {
    await client.query(`begin; set local session_replication_role = 'replica'`)
    await client.query('update affiliation set ends_on = $1 where person_id = $2', [to, teacher])
    await client.query(rostered, [room, teacher, isRostered])
    await client.query('commit')
  })
}

type Readers = Partial<Record<Reader, Id<'person'>>>

async function shutOut(beside: Readers, { teacher, guardian, classmate }: World): Promise<void> {
  const of = { teacher, classmate, guardian, 'limited-guardian': guardian }
  for (const reader of ['teacher', 'classmate', 'guardian', 'limited-guardian'] as const) {
    const one = beside[reader]
    if (one) await become(one, of[reader]?.status ?? 'active')
  }
}

async function inhabit(world: World) {
  const writer = await school.person('learner')
  if (world.born) await school.born(writer, world.born)
  const beside: Readers = {}
  const { teacher, guardian, classmate } = world
  if (teacher) beside.teacher = await school.person('teacher')
  if (classmate) beside.classmate = await school.person('learner')
  const learners = [writer, ...(beside.classmate ? [beside.classmate] : [])]
  const room = await school.room({ learners, teachers: beside.teacher ? [beside.teacher] : [] })
  if (guardian) {
    const reader = guardian.rights === 'full' ? 'guardian' : 'limited-guardian'
    beside[reader] = await school.person('guardian')
    await school.guard(beside[reader], writer, { rights: guardian.rights as 'full' })
  }
  if (teacher && beside.teacher) await seat(beside.teacher, room, teacher)
  await shutOut(beside, world)
  return { writer, beside }
}

/** Those beside the writer whom the law lets do this, by where they stand. */
async function whoMay(
  act: 'read' | 'list',
  object: Written,
  { writer, beside }: Awaited<ReturnType<typeof inhabit>>,
): Promise<readonly Reader[]> {
  const found: Reader[] = []
  for (const reader of everyReader) {
    const one = beside[reader]
    const there = one && (await present(site.db, school.network, one, site.now()))
    if (there && may(there.viewer, act as 'read', object, { person: writer })) found.push(reader)
  }
  return found
}

test('the sentence names those whom the law lets read it, and nobody else, whoever is beside the writer', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async (world) => {
      const inhabited = await inhabit(world)
      const viewer = await school.viewer(inhabited.writer)
      tried.worlds += 1
      for (const object of objects) {
        const { whole, listed } = await readReaders(site.db, viewer, object, today)
        const reads = await whoMay('read', object, inhabited)
        const lists = object === 'plan' ? [] : await whoMay('list', object, inhabited)
        // That a safeguarding lead may look is said wherever somebody learns, before anybody does.
        const said = whole.filter((one) => one !== 'safeguarding-lead')
        const isTrue =
          String(said) === String(reads) &&
          String(listed.filter((one) => one !== 'safeguarding-lead')) ===
            String(lists.filter((one) => !reads.includes(one)))
        tried.sentences += 1
        tried.untrue += isTrue ? 0 : 1
        expect({ object, said }).toEqual({ object, said: reads })
        expect(isTrue).toBe(true)
      }
    }),
    { numRuns: 40, endOnFailure: true },
  )
}, 120_000)
