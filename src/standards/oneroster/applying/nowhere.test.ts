import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/database.ts'
import { faultless, zipOf } from '../../../../test/oneroster.ts'
import { foundOrganisation } from '../../../people/organisations/actions.ts'
import { openDatabase, type Database } from '../../../platform/db/database.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { steward } from '../../../platform/viewer.ts'
import { reportOf } from '../imports/report.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from '../reading/read.ts'
import { applyRoster, checkFounding, checkRoster } from './actions.ts'
import { allProblems } from './nowhere.ts'

const today = '2026-03-01'
const say = speaker(english)

let db: Database
beforeAll(async () => {
  const { connection } = await testDatabase()
  db = openDatabase({ app: connection('app'), directory: connection('directory'), size: 4 })
  return () => db.end()
})

async function aSchool(name = 'The Valley') {
  const { network, id } = await foundOrganisation(db, { name, kind: 'network' })
  const school = { leader: steward(network, [id]), id }
  const { roster } = await readRoster(await zipOf(faultless()))
  await applyRoster(db, school.leader, id, { roster, today })
  return school
}

/** A set of changes to the faultless set: of each file these rows alone. */
async function changes(rows: Readonly<Record<string, readonly string[]>>) {
  const files = Object.entries(faultless()).flatMap(([name, text]) => {
    const [headings = ''] = String(text).split('\n')
    if (name === 'manifest.csv') return [[name, String(text).replaceAll(',bulk', ',delta')]]
    const some = rows[name] ?? []
    return some.length > 0 ? [[name, [headings, ...some].join('\n')]] : []
  })
  const manifest = String(files.find(([name]) => name === 'manifest.csv')?.[1])
  const here = new Set(files.map(([name = '']) => name.replace('.csv', '')))
  const declared = manifest.replaceAll(/file\.(\w+),delta/g, (all, name: string) =>
    here.has(name) ? all : `file.${name},absent`,
  )
  return readRoster(await zipOf({ ...Object.fromEntries(files), 'manifest.csv': declared }))
}

/** What is said of changes that meet a school, by a look ahead and when they are taken in. */
async function saidOf(
  { leader, id }: Awaited<ReturnType<typeof aSchool>>,
  reading: Awaited<ReturnType<typeof changes>>,
) {
  const { roster } = reading
  const seen = await checkRoster(db, leader, id, { roster, today })
  const done = await applyRoster(db, leader, id, { roster, today })
  expect(done).toEqual(seen)
  const { problems, found } = allProblems(reading, done)
  return { changes: done.changes, found, sentences: problems.map((one) => sayProblem(say, one)) }
}

const at = '2026-02-01T09:00:00.000Z'
const users = [`noa,active,${at},true,noa,,Noa,Ray,,,,,,,05,,,,,,school,`]

const annex = [
  `school,active,${at},Hill School,school,1234,net`,
  `annex,active,${at},Annex,school,77,school`,
]

describe('changes that name what is nowhere', () => {
  test('have each such row listed, and the others taken in', async () => {
    const { sentences, changes: counts } = await saidOf(
      await aSchool(),
      await changes({
        'users.csv': users,
        'orgs.csv': annex,
        'courses.csv': [`maths,active,${at},year,Maths,M,05,school,Maths,,`],
        'classes.csv': [`room8,active,${at},Room 8,05,reading,R8,homeroom,,school,term1,English,,`],
        'roles.csv': [
          `r8,active,${at},noa,primary,student,,,nowhere,`,
          `r9,active,${at},ghost,primary,student,,,school,`,
        ],
        'enrollments.csv': [
          `e8,active,${at},room9,school,noa,student,,,`,
          `e9,active,${at},room7,school,noa,student,,,`,
        ],
      }),
    )

    expect(counts.enrolments).toMatchObject({ new: 1 })
    expect(sentences.filter((one) => one.includes('neither'))).toEqual([
      'classes.csv, line 2, column “courseSourcedId”: There is no course “reading”, neither in these files nor in what came before. The row goes on without it.',
      'enrollments.csv, line 2, column “classSourcedId”: There is no class “room9”, neither in these files nor in what came before. The row was left out.',
      'roles.csv, line 2, column “orgSourcedId”: There is no organisation “nowhere”, neither in these files nor in what came before. The row was left out, or goes on without it.',
      'roles.csv, line 3, column “userSourcedId”: There is no person “ghost”, neither in these files nor in what came before. The row was left out.',
    ])
  })

  test('and name the rest from before have nothing said of that', async () => {
    const { sentences, changes: counts } = await saidOf(
      await aSchool(),
      await changes({
        'users.csv': users,
        'classes.csv': [`room8,active,${at},Room 8,05,writing,R8,homeroom,,school,term1,English,,`],
        'courses.csv': [`maths,active,${at},year,Maths,M,05,school,Maths,,`],
        'orgs.csv': annex,
        'academicSessions.csv': [`term2,active,${at},Term 2,term,2026-04-20,2026-07-01,year,2026`],
        'roles.csv': [`r8,active,${at},noa,primary,student,,,school,`],
        'enrollments.csv': [`e9,active,${at},room7,school,noa,student,,,`],
      }),
    )

    expect(sentences).toEqual([])
    expect(counts).toMatchObject({
      people: { new: 1 },
      affiliations: { new: 1 },
      enrolments: { new: 1 },
      classes: { new: 1 },
      organisations: { new: 1 },
    })
  })

  test('are counted all, and those on the first lines are listed, two hundred with all else that is unknown', async () => {
    const rows = Array.from(
      { length: 300 },
      (_, index) => `x${index},active,${at},room7,school,ghost${index},student,,,`,
    )

    const { found, sentences } = await saidOf(
      await aSchool(),
      await changes({ 'users.csv': users, 'enrollments.csv': rows }),
    )

    expect(found).toBeGreaterThanOrEqual(300)
    const lines = sentences.flatMap((one) => /line (\d+)/.exec(one)?.[1] ?? [])
    expect(sentences.some((one) => one.includes('neither'))).toBe(true)
    expect(lines).toHaveLength(200)
    expect(Math.max(...lines.map(Number))).toBeLessThan(202)
  })

  test('by an id of our own that is of another school are as little here', async () => {
    const [here, there] = [await aSchool(), await aSchool('The Hill')]

    const { sentences } = await saidOf(
      here,
      await changes({
        'users.csv': users,
        'orgs.csv': [`annex,active,${at},Annex,school,77,${there.id}`],
        'roles.csv': [`r8,active,${at},noa,primary,student,,,${there.id},`],
      }),
    )

    expect(sentences.filter((one) => one.includes('neither'))).toHaveLength(1)
  })
})

test('for a school that is not here yet, whatever is not in the files is nowhere', async () => {
  const reading = await changes({
    'users.csv': users,
    'roles.csv': [
      `r8,active,${at},noa,primary,student,,,school,`,
      `r9,active,${at},noa,primary,student,,,annex,`,
    ],
    'orgs.csv': [`annex,active,${at},Annex,school,77,`],
  })
  const host = { name: 'A new school', timeZone: 'Pacific/Auckland' }

  const outcome = await checkFounding(host, { roster: reading.roster, today })

  expect(outcome.nowhere).toMatchObject([{ kind: 'organisations', id: 'school', line: 2 }])
})

test('what is kept of an import has the problems, and no second list of them', async () => {
  const { leader, id } = await aSchool()
  const reading = await changes({
    'users.csv': users,
    'enrollments.csv': [`e8,active,${at},room7,school,ghost,student,,,`],
  })
  const outcome = await checkRoster(db, leader, id, { roster: reading.roster, today })

  const report = reportOf(reading, outcome)

  expect(report.found).toBe(report.problems?.length)
  expect(report.problems?.some(({ said }) => JSON.stringify(said).includes('ghost'))).toBe(true)
  expect(JSON.stringify(report.outcome)).not.toContain('ghost')
})
