import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { changed, changesOf, whole } from '../../../../test/changes.ts'
import type { RosterFiles, Version } from '../../../../test/changes.ts'
import { deedsAt } from '../../../../test/roster-steps.ts'
import { aSchool } from '../../../../test/school.ts'
import { testSite, type TestSite } from '../../../../test/site.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { steward } from '../../../platform/viewer.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from '../reading/read.ts'
import { writeRoster } from '../exporting/export.ts'
import { applyRoster, checkFounding, checkRoster, exportRoster } from './actions.ts'
import { allProblems } from './nowhere.ts'

const today = '2026-03-31'
const say = speaker(english)

let site: TestSite
beforeAll(async () => {
  site = await testSite()
})

type Zip = ReturnType<typeof whole>

async function aPlace() {
  const school = await aSchool(site, 'The Valley')
  const leader = steward(school.network, [school.id])
  return {
    school,
    async take(zip: Zip) {
      const reading = await readRoster(await zip)
      const how = { roster: reading.roster, today }
      const looked = await checkRoster(site.db, leader, school.id, how)
      const done = await applyRoster(site.db, leader, school.id, { ...how, confirmEnding: true })
      expect(done.changes).toEqual(looked.changes)
      const { problems } = allProblems(reading, done)
      return { ...done, problems: problems.map((one) => sayProblem(say, one)) }
    },
    /** Who may do what today, in the names of the source. */
    rights: () =>
      site.db.directory(async () => {
        const all = await site.db.directory((tx) =>
          tx
            .selectFrom('organisation')
            .where('network_id', '=', school.network)
            .select('id')
            .execute(),
        )
        const head = steward(
          school.network,
          all.map(({ id }) => id),
        )
        return site.db.as(head, async (tx) => {
          const standing: string[] = []
          for (const table of ['affiliation', 'classroom_membership', 'guardianship'] as const) {
            const rows = await tx
              .selectFrom(table)
              .where('network_id', '=', school.network)
              .where('source_id', 'is not', null)
              .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>', today)]))
              .selectAll()
              .execute()
            for (const row of rows) {
              const rights = 'rights' in row ? ` ${row.relationship} ${row.rights}` : ''
              const until = row.ends_on === null ? '' : ` until ${row.ends_on}`
              standing.push(`${row.source_id?.replaceAll('\t', ' ')}${rights}${until}`)
            }
          }
          return standing.toSorted()
        })
      }),
  }
}

const orgs = {
  s1: ['North', 'school', '', ''],
  s2: ['South', 'school', '', ''],
}
const classes = Object.fromEntries(
  ['k1', 'k2'].map((id) => [id, [id, '', '', '', 'scheduled', '', 's1', '']]),
)

interface Somebody {
  readonly role: string
  readonly at?: string
  readonly agents?: string
}

/** A small school in either version; the children k, the adults with their roles. */
function schoolOf(
  version: Version,
  people: Readonly<Record<string, Somebody>>,
  enrollments: RosterFiles['enrollments'] = {},
): RosterFiles {
  const users = Object.entries(people).map(([id, { role, at = 's1', agents = '' }]) => {
    const name = [id, id, 'Ray', agents, '']
    return [id, version === '1.1' ? ['true', at, role, ...name] : ['true', ...name]]
  })
  const roles = Object.entries(people).flatMap(([id, { role, at = 's1' }]) =>
    at.split(',').map((one) => [`${id}-${one}`, [id, 'primary', role, '', '', one]]),
  )
  return {
    orgs,
    classes,
    users: Object.fromEntries(users) as RosterFiles['users'],
    roles: version === '1.1' ? {} : (Object.fromEntries(roles) as RosterFiles['roles']),
    enrollments,
  }
}

function inClass(
  room: string,
  person: string,
  role = 'student',
  days: readonly string[] = ['', ''],
) {
  return [room, 's1', person, role, '', ...days]
}

const versions = ['1.1', '1.2'] as const

describe.each(versions)('in changes of OneRoster %s', (version) => {
  const people = {
    ana: { role: 'student', agents: 'gus' },
    tea: { role: 'teacher' },
    tom: { role: 'teacher' },
    gus: { role: 'guardian' },
    gil: { role: 'relative' },
  }
  const before = schoolOf(version, people, {
    e1: inClass('k1', 'ana'),
    e2: inClass('k1', 'tea', 'teacher'),
  })
  const after = async (next: RosterFiles) => {
    const place = await aPlace()
    await place.take(whole(version, before))
    const done = await place.take(changed(version, before, next))
    return { ...place, done, standing: await place.rights() }
  }

  test('an enrolment that names another class leaves the one that it named before', async () => {
    const enrollments = { ...before.enrollments, e1: inClass('k2', 'ana') }
    const { standing, done } = await after({ ...before, enrollments })

    expect(standing).toContain('k2 ana learner')
    expect(standing).not.toContain('k1 ana learner')
    expect(done.changes.enrolments).toMatchObject({ new: 1, ended: 1 })
  })

  test('an enrolment that names another teacher takes the class from the first, and both are written down', async () => {
    const enrollments = { ...before.enrollments, e2: inClass('k1', 'tom', 'teacher') }
    const place = await after({ ...before, enrollments })

    expect(place.standing.filter((one) => one.endsWith('teacher') && one.startsWith('k1'))).toEqual(
      ['k1 tom teacher'],
    )
    const deeds = await deedsAt({ site, school: place.school })
    const kinds = deeds.slice(-3).map(({ facts }) => facts['kind'])
    expect(kinds).toContain('teaches')
    expect(kinds).toContain('teaches.ended')
  })

  test('an enrolment is deleted by its id alone, without a word', async () => {
    const { e1: _, ...enrollments } = before.enrollments
    const { standing, done } = await after({ ...before, enrollments })

    expect(standing).not.toContain('k1 ana learner')
    expect(done.problems.filter((one) => one.startsWith('enrollments'))).toEqual([])
  })

  test('an enrolment that another says, too, is not lost with one of the two', async () => {
    const twice = schoolOf(version, people, {
      e1: inClass('k1', 'ana', 'student', ['2026-01-01', '2026-06-30']),
      e9: inClass('k1', 'ana', 'student', ['2026-01-01', '2026-12-18']),
    })
    const { e9: _, ...enrollments } = twice.enrollments
    const place = await aPlace()
    await place.take(whole(version, twice))
    await place.take(changed(version, twice, { ...twice, enrollments }))

    expect(await place.rights()).toContain('k1 ana learner until 2026-06-30')
  })

  test('whoever goes to another school leaves the first', async () => {
    const next = schoolOf(version, { ...people, tea: { role: 'teacher', at: 's2' } })
    const { standing } = await after({ ...next, enrollments: before.enrollments })

    expect(standing).toContain('tea s2 teacher')
    expect(standing).not.toContain('tea s1 teacher')
  })

  test('whoever has another role has it instead of the first', async () => {
    const next = schoolOf(version, { ...people, tom: { role: 'parent' } }, before.enrollments)
    const { standing } = await after(next)

    expect(standing).toContain('tom s1 guardian')
    expect(standing).not.toContain('tom s1 teacher')
  })

  test('a child with another guardian leaves the first', async () => {
    const next = { ...people, ana: { role: 'student', agents: 'gil' } }
    const { standing } = await after(schoolOf(version, next, before.enrollments))

    expect(standing).toContain('gil ana relative limited')
    expect(standing).not.toContain('gus ana guardian full')
  })

  test('a child without guardians has none', async () => {
    const next = { ...people, ana: { role: 'student' } }
    const { standing } = await after(schoolOf(version, next, before.enrollments))

    expect(standing.filter((one) => one.startsWith('gus ana'))).toEqual([])
  })

  test('a guardian who becomes a teacher looks after nobody, though the child goes unsaid', async () => {
    const next = { ...people, gus: { role: 'teacher' } }
    const { standing } = await after(schoolOf(version, next, before.enrollments))

    expect(standing.filter((one) => one.startsWith('gus ana'))).toEqual([])
  })

  test('a parent who is a relative now looks after the child with limits', async () => {
    const next = { ...people, gus: { role: 'relative' } }
    const { standing } = await after(schoolOf(version, next, before.enrollments))

    expect(standing).toContain('gus ana relative limited')
  })

  test('a guardian who comes finds the child that they name, though the child’s own row is not there', async () => {
    const next = { ...people, pa: { role: 'parent', agents: 'ana' } }
    const { standing, done } = await after(schoolOf(version, next, before.enrollments))

    expect(standing).toContain('pa ana parent full')
    expect(standing).toContain('gus ana guardian full')
    expect(done.problems).toEqual([])
    expect(done.changes.guardianships).toMatchObject({ new: 1 })
  })

  test('a guardian who is here names a child who is here, too', async () => {
    const next = { ...people, gil: { role: 'relative', agents: 'ana' } }
    const { standing, done } = await after(schoolOf(version, next, before.enrollments))

    expect(standing).toContain('gil ana relative limited')
    expect(done.problems).toEqual([])
  })

  test('whom a child named before they were a guardian is theirs once they are, though only their role comes', async () => {
    const named = { ...people, ana: { role: 'student', agents: 'gus,tom' } }
    const first = schoolOf(version, named, before.enrollments)
    const next = schoolOf(version, { ...named, tom: { role: 'parent' } }, before.enrollments)
    const place = await aPlace()
    const one = await place.take(whole(version, first))
    expect(one.changes.guardianships).toMatchObject({ new: 1, same: 0 })
    expect(one.problems.filter((said) => said.includes('“tom”'))).toHaveLength(1)

    const done = await place.take(changed(version, first, next))

    expect(await place.rights()).toContain('tom ana parent full')
    expect(done.changes.guardianships).toMatchObject({ new: 0, resumed: 1 })
    await place.take(changed(version, next, first))
    expect(await place.rights()).not.toContain('tom ana parent full')
    await place.take(changed(version, first, next))
    expect(await place.rights()).toContain('tom ana parent full')
  })

  test('whom a child named, and names no more in a whole roster, is not theirs when they become a guardian', async () => {
    const named = { ...people, ana: { role: 'student', agents: 'gus,tom' } }
    const place = await aPlace()
    await place.take(whole(version, schoolOf(version, named, before.enrollments)))
    await place.take(whole(version, before))
    const next = schoolOf(version, { ...people, tom: { role: 'parent' } }, before.enrollments)

    await place.take(changed(version, before, next))

    expect(await place.rights()).not.toContain('tom ana parent full')
  })

  test('who was a guardian and is a teacher now looks after nobody, though a child’s row names them again', async () => {
    const named = { ...people, ana: { role: 'student', agents: 'gus,gil' } }
    const tales = [
      { ...named, gus: { role: 'teacher' } },
      { ...people, gus: { role: 'teacher' }, ana: { role: 'student', agents: 'gil' } },
      { ...named, gus: { role: 'teacher' } },
    ]
    const place = await aPlace()
    let last = schoolOf(version, named, before.enrollments)
    await place.take(whole(version, last))
    for (const tale of tales) {
      const next = schoolOf(version, tale, before.enrollments)
      await place.take(changed(version, last, next))
      last = next
    }

    expect((await place.rights()).filter((one) => one.startsWith('gus ana'))).toEqual([])
  })

  test('a guardian who is deleted and comes again is the child’s again, though the child goes unsaid', async () => {
    const { gus, ...others } = people
    const gone = schoolOf(version, others, before.enrollments)
    const place = await after(gone)
    expect(place.standing.filter((one) => one.includes('gus'))).toEqual([])

    const back = schoolOf(version, { ...others, gus }, before.enrollments)
    await place.take(changed(version, gone, back))

    expect(await place.rights()).toContain('gus ana guardian full')
  })

  test('a sibling who comes finds the guardian who is here, and nothing false is said', async () => {
    const next = { ...people, ben: { role: 'student', agents: 'gus' } }
    const { standing, done } = await after(schoolOf(version, next, before.enrollments))

    expect(standing).toContain('gus ben guardian full')
    expect(done.problems).toEqual([])
  })

  test('a child who names somebody that is nobody’s guardian is listed', async () => {
    const next = { ...people, ben: { role: 'student', agents: 'tom' } }
    const { standing, done } = await after(schoolOf(version, next, before.enrollments))

    expect(standing.filter((one) => one.includes('tom ben'))).toEqual([])
    expect(done.problems).toMatchObject([expect.stringContaining('is a guardian of the other')])
  })

  test('a child who is deleted and comes again comes with their guardian', async () => {
    const { ana, ...others } = people
    const gone = schoolOf(version, others, { e2: inClass('k1', 'tea', 'teacher') })
    const place = await after(gone)
    expect(place.standing.filter((one) => one.includes('ana'))).toEqual([])

    await place.take(
      changed(version, gone, schoolOf(version, { ...others, ana }, before.enrollments)),
    )

    expect(await place.rights()).toContain('gus ana guardian full')
    expect(await place.rights()).toContain('k1 ana learner')
  })

  test('faultless changes have no problems', async () => {
    const next = schoolOf(version, { ...people, ben: { role: 'student' } }, before.enrollments)
    expect((await after(next)).done.problems).toEqual([])
  })

  test('what was told is known after our own export came home', async () => {
    const place = await aPlace()
    await place.take(whole(version, before))
    const { school } = place
    const leader = steward(school.network, [school.id])
    const ours = writeRoster(await exportRoster(site.db, leader, school.id, today))
    await place.take(ours)

    const enrollments = { ...before.enrollments, e1: inClass('k2', 'ana') }
    await place.take(changed(version, before, { ...before, enrollments }))

    expect(await place.rights()).not.toContain('k1 ana learner')
  })

  test('what the changes say nothing of goes on', async () => {
    const place = await aPlace()
    await place.take(whole(version, before))
    const all = await place.rights()

    await place.take(changesOf(version, { enrollments: { e3: inClass('k2', 'ana') } }))

    expect(await place.rights()).toEqual([...all, 'k2 ana learner'].toSorted())
  })

  test('after any roster, its changes to any other leave the same rights as the other does', async () => {
    const pair = fc.tuple(someSchool(version), someSchool(version))
    await fc.assert(
      fc.asyncProperty(pair, async ([one, other]) => {
        const [byChanges, byAll] = [await aPlace(), await aPlace()]
        for (const place of [byChanges, byAll]) await place.take(whole(version, one))
        await byChanges.take(changed(version, one, other))
        await byAll.take(whole(version, other))

        expect(await byChanges.rights()).toEqual(await byAll.rights())
      }),
      { numRuns: 8, endOnFailure: true },
    )
  }, 60_000)

  test('changes upon changes leave the guardians whom the last roster does', async () => {
    const several = fc.array(someSchool(version), { minLength: 3, maxLength: 4 })
    const guardians = (rights: readonly string[]) =>
      rights.filter((one) => / (?:full|limited)\b/.test(one))
    await fc.assert(
      fc.asyncProperty(several, async ([first, ...others]) => {
        const [byChanges, byAll] = [await aPlace(), await aPlace()]
        let before = first ?? schoolOf(version, {})
        for (const place of [byChanges, byAll]) await place.take(whole(version, before))
        for (const next of others) {
          await byChanges.take(changed(version, before, next))
          await byAll.take(whole(version, next))
          before = next

          expect(guardians(await byChanges.rights())).toEqual(guardians(await byAll.rights()))
        }
      }),
      { numRuns: 6, endOnFailure: true },
    )
  }, 60_000)
})

test('changes of roles alone take from a guardian what that role made them', async () => {
  const people = { ana: { role: 'student', agents: 'gus' }, gus: { role: 'guardian' } }
  const place = await aPlace()
  await place.take(whole('1.2', schoolOf('1.2', people)))

  await place.take(changesOf('1.2', { roles: { 'gus-s1': [] } }))

  expect(await place.rights()).toEqual(['ana s1 learner'])
})

test('changes of people alone found no school', async () => {
  const { users } = schoolOf('1.1', { ana: { role: 'student' } })
  const { roster } = await readRoster(await changesOf('1.1', { users }))

  const founding = checkFounding({ name: 'New', timeZone: 'UTC' }, { roster, today })

  await expect(founding).rejects.toMatchObject({ kind: 'invalid' })
})

const someDays = fc.constantFrom<readonly string[]>(
  ['', ''],
  ['2026-01-01', '2026-06-30'],
  ['2025-01-01', '2025-12-18'],
)

/** Children with guardians among three, adults of any role, and places in two rooms; one child and guardian always. */
function someSchool(version: Version): fc.Arbitrary<RosterFiles> {
  const at = fc.constantFrom('s1', 's2', 's1,s2')
  const guards = fc.subarray(['gus', 'gil', 'gia'])
  const child = fc.option(fc.tuple(at, guards), { nil: undefined })
  const adult = fc.option(fc.tuple(at, fc.constantFrom('teacher', 'aide', 'principal')), {
    nil: undefined,
  })
  const guardian = fc.constantFrom('guardian', 'parent', 'relative', 'teacher')
  const place = fc.option(
    fc.tuple(
      fc.constantFrom('k1', 'k2'),
      fc.constantFrom('ana', 'ben', 'tea', 'ever'),
      fc.constantFrom('student', 'teacher'),
      someDays,
    ),
    { nil: undefined },
  )
  return fc
    .record({
      children: fc.tuple(child, child),
      adults: fc.tuple(adult),
      guardians: fc.tuple(guardian, guardian, guardian),
      places: fc.tuple(place, place, place, place),
    })
    .map(({ children, adults, guardians, places }) => {
      const people: Record<string, Somebody> = {
        ever: { role: 'student', agents: 'good' },
        good: { role: 'guardian' },
      }
      for (const [index, id] of ['gus', 'gil', 'gia'].entries()) {
        people[id] = { role: guardians[index] ?? 'guardian' }
      }
      for (const [index, id] of ['ana', 'ben'].entries()) {
        const [where, by] = children[index] ?? []
        if (!where || !by) continue
        people[id] = { role: 'student', at: where, agents: by.join() }
      }
      const [tea] = adults
      if (tea) people['tea'] = { role: tea[1], at: tea[0] }
      const rows = places.flatMap((one, index) => {
        const isHere = one && one[1] in people
        return isHere ? [[`e${index}`, inClass(one[0], one[1], one[2], one[3])] as const] : []
      })
      return schoolOf(version, people, Object.fromEntries(rows))
    })
}
