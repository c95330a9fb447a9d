import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { complete } from '../exporting/complete.ts'
import { writeRoster } from '../exporting/export.ts'
import { sayProblem } from '../problem.ts'
import { FaultyRoster, readRoster } from '../reading/read.ts'
import { unrecorded } from '../../../../test/oneroster.ts'

/** Rosters that others made. Where they do not lie beside the repository, there is nothing to read. */
const data = join(import.meta.dirname, '../../../../../shared/data/oneroster')
const sds = 'sds/CSV Samples'

interface Sample {
  readonly at: string
  readonly dialect: string
  readonly people: number
  readonly classes: number
  readonly enrolments: number
  readonly guardianships: number
  readonly problems: readonly string[]
}

const samples: readonly Sample[] = [
  sample(
    'csv-zips-moodle/Test_full_data_set.zip',
    'OneRoster 1.1',
    [6, 2, 3, 1],
    ['agent-not-guardian', 'column-ignored', 'reference-ended', 'reference-unknown'],
  ),
  sample(
    'csv-zips-moodle/Test_minimal_data_set.zip',
    'OneRoster 1.1',
    [6, 2, 6, 0],
    ['column-ignored'],
  ),
  sample(
    'csv-zips-moodle/oneroster_test_data.zip',
    'OneRoster 1.2',
    [1, 1, 1, 0],
    ['column-ignored', 'file-ignored'],
  ),
  sample(
    'csv-zips-moodle/v1p2_full_dataset.zip',
    'OneRoster 1.2',
    [6, 2, 3, 3],
    [
      'agent-not-guardian',
      'column-ignored',
      'file-ignored',
      'reference-ended',
      'reference-unknown',
      'row-shape',
    ],
  ),
  sample(
    'csv-v1p1-oat',
    'OneRoster 1.1',
    [2, 3, 3, 0],
    ['column-missing', 'file-empty', 'reference-unknown'],
  ),
  sample(
    'json-samples',
    'OneRoster 1.1',
    [3, 3, 2, 1],
    [
      'class-without-school',
      'column-ignored',
      'column-missing',
      'file-ignored',
      'person-without-place',
      'reference-ended',
    ],
  ),
  sample(
    `${sds}/SDS v2`,
    'School Data Sync 2',
    [29, 4, 29, 0],
    ['column-ignored', 'role-without-place'],
  ),
  sample(
    `${sds}/SDS v2.1`,
    'School Data Sync 2.1',
    [8, 2, 6, 3],
    ['column-ignored', 'file-ignored'],
  ),
  sample(`${sds}/SDS Format/100 Users`, 'School Data Sync 1', [98, 28, 630, 0], ['column-ignored']),
  sample(`${sds}/SDS Format/25 Users`, 'School Data Sync 1', [24, 2, 46, 0], ['column-ignored']),
  sample(
    `${sds}/SDS Format/Min Required Attributes`,
    'School Data Sync 1',
    [24, 2, 46, 0],
    ['column-missing'],
  ),
  sample(`${sds}/UK Format/100 Users`, 'School Data Sync 1', [98, 28, 630, 0], ['column-ignored']),
  sample(`${sds}/UK Format/25 Users`, 'School Data Sync 1', [24, 28, 158, 0], ['column-ignored']),
  sample(
    `${sds}/UK Format/Min Required Attributes`,
    'School Data Sync 1',
    [24, 28, 158, 0],
    ['column-missing'],
  ),
]

function sample(
  at: string,
  dialect: string,
  counts: readonly [number, number, number, number],
  problems: readonly string[],
): Sample {
  const [people, classes, enrolments, guardianships] = counts
  return { at, dialect, people, classes, enrolments, guardianships, problems }
}

const here = existsSync(data) ? samples : []

test.for(here)('$at comes in, and its defects are reported', async (sample) => {
  const reading = await readRoster(join(data, sample.at))

  expect(reading.dialect).toBe(sample.dialect)
  expect(reading.counts).toMatchObject({
    people: sample.people,
    classes: sample.classes,
    enrolments: sample.enrolments,
    guardianships: sample.guardianships,
  })
  expect(Object.keys(reading.problemCounts).toSorted()).toEqual(sample.problems)
})

test.for(here)('$at is not faultless OneRoster 1.2, and strict reading says so', async ({ at }) => {
  await expect(readRoster(join(data, at), { strict: true })).rejects.toBeInstanceOf(FaultyRoster)
})

test.for(here)(
  '$at goes out as faultless OneRoster 1.2 and comes in again the same',
  async ({ at }) => {
    const { roster } = await readRoster(join(data, at))

    const again = await readRoster(await writeRoster(roster), { strict: true })

    expect(unrecorded(again.roster)).toEqual(unrecorded(complete(roster)))
    // What has no place here goes out of a reading as it came.
    const faults = again.problems.filter(({ code }) => code !== 'role-without-place')
    expect(faults).toEqual([])
  },
)

test.for(here)('every problem in $at is a whole sentence with its file', async ({ at }) => {
  const say = speaker(english)

  for (const problem of (await readRoster(join(data, at))).problems) {
    expect(sayProblem(say, problem)).toMatch(/^[^:]+\.(csv|json).*: .*[.?]$/)
  }
})

test.runIf(here.length > 0)('a folder with several rosters is refused by naming them', async () => {
  await expect(readRoster(join(data, 'sds'))).rejects.toMatchObject({ kind: 'invalid' })
})
