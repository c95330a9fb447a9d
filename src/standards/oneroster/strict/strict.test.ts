import { expect, test } from 'vitest'
import { faultless, spoilt, zipOf } from '../../../../test/oneroster.ts'
import { FaultyRoster, readRoster } from '../reading/read.ts'

async function faultsIn(files: Parameters<typeof zipOf>[0]): Promise<readonly string[]> {
  const faulty = await readRoster(await zipOf(files), { strict: true }).then(
    () => undefined,
    (error: unknown) => error,
  )
  if (faulty === undefined) return []
  if (!(faulty instanceof FaultyRoster)) throw faulty
  return [...new Set(faulty.problems.map(({ code }) => code))].toSorted()
}

const manifest = String(faultless()['manifest.csv'])

test('a faultless set has no faults', async () => {
  expect(await faultsIn(faultless())).toEqual([])
})

test('extensions at the end of the columns are allowed', async () => {
  const text = String(faultless()['orgs.csv'])
  const extended = text
    .trim()
    .split('\n')
    .map((row, at) => (at === 0 ? `${row},metadata.x` : `${row},1`))

  expect(await faultsIn(faultless({ 'orgs.csv': extended.join('\n') }))).toEqual([])
})

test('a set of changes needs status and date in every row, and has no more faults then', async () => {
  const changes = Object.entries(faultless()).map(([name, text]) => [
    name,
    String(text)
      .replaceAll(',bulk', ',delta')
      .replace(/^([^,\n]+),,,/gm, '$1,active,2026-02-01T09:00:00.000Z,'),
  ])

  expect(await faultsIn(Object.fromEntries(changes))).toEqual([])
  expect(
    await faultsIn(faultless({ 'manifest.csv': manifest.replaceAll(',bulk', ',delta') })),
  ).toEqual(['delta-without-status'])
})

const oneFault: readonly (readonly [string, string, ReturnType<typeof faultless>])[] = [
  ['no manifest', 'manifest-missing', faultless({ 'manifest.csv': undefined })],
  ['no version', 'manifest-property-missing', spoilt('manifest.csv', /oneroster\.version.*\n/, '')],
  ['another version', 'manifest-value', spoilt('manifest.csv', 'version,1.2', 'version,1.1')],
  [
    'a mode that is none',
    'manifest-value',
    spoilt('manifest.csv', 'resources,absent', 'resources,Absent'),
  ],
  [
    'a property left out',
    'manifest-property-missing',
    spoilt('manifest.csv', /file\.results,.*\n/, ''),
  ],
  ['a file that is promised', 'file-missing', faultless({ 'roles.csv': undefined })],
  [
    'a file that is not promised',
    'file-undeclared',
    spoilt('manifest.csv', 'roles,bulk', 'roles,absent'),
  ],
  ['a file of no standard', 'file-undeclared', faultless({ 'notes.csv': 'a\n1\n' })],
  [
    'a heading left out',
    'column-missing',
    spoilt('orgs.csv', ',identifier', ',metadata.identifier'),
  ],
  ['a heading in small letters', 'column-missing', spoilt('users.csv', 'givenName', 'givenname')],
  [
    'a heading of no standard',
    'column-unknown',
    spoilt('orgs.csv', 'parentSourcedId', 'parentSourcedId,colour'),
  ],
  ['headings in another order', 'column-order', spoilt('orgs.csv', 'name,type', 'type,name')],
  [
    'a heading twice',
    'column-twice',
    spoilt('orgs.csv', 'parentSourcedId', 'parentSourcedId,name'),
  ],
  ['a value left out', 'value-missing', spoilt('users.csv', 'Navreet,Kaur', 'Navreet,')],
  ['no id', 'id-missing', spoilt('enrollments.csv', 'e1,', ',')],
  ['an id twice', 'id-twice', spoilt('enrollments.csv', 'e2,', 'e1,')],
  ['1 for true', 'value-form', spoilt('users.csv', 'kaur,,,true', 'kaur,,,1')],
  ['TRUE for true', 'value-form', spoilt('users.csv', 'kaur,,,true', 'kaur,,,TRUE')],
  ['a day that is none', 'value-form', spoilt('roles.csv', '2026-02-01', '01/02/2026')],
  ['a year that is none', 'value-form', spoilt('academicSessions.csv', ',,2026\n', ',,26\n')],
  [
    'a role of no standard',
    'value-unknown',
    spoilt('roles.csv', 'primary,teacher', 'primary,professor'),
  ],
  [
    'a role in capitals',
    'value-unknown',
    spoilt('roles.csv', 'primary,teacher', 'primary,Teacher'),
  ],
  ['a type of role', 'value-unknown', spoilt('roles.csv', 'primary,teacher', 'main,teacher')],
  ['a kind of class', 'value-unknown', spoilt('classes.csv', 'homeroom', 'Homeroom')],
  [
    'a person nobody knows',
    'reference-unknown',
    spoilt('enrollments.csv', 'school,aroha', 'school,ghost'),
  ],
  [
    'a term nobody knows',
    'reference-unknown',
    spoilt('classes.csv', 'school,term1', 'school,"term1,term9"'),
  ],
  ['a school nobody knows', 'reference-unknown', spoilt('roles.csv', ',,school,', ',,nowhere,')],
  ['a status in bulk', 'bulk-with-status', spoilt('users.csv', 'kaur,,', 'kaur,active,')],
  [
    'a date in bulk',
    'bulk-with-status',
    spoilt('users.csv', 'kaur,,', 'kaur,,2026-02-01T00:00:00Z'),
  ],
  ['no rows', 'file-empty', spoilt('enrollments.csv', /\n[^]*/, '\n')],
  ['a row too short', 'row-shape', spoilt('orgs.csv', 'school,1234,net', 'school,1234')],
]

test.for(oneFault)('%s is a fault: %s', async ([, code, files]) => {
  expect(await faultsIn(files)).toContain(code)
})

test('a name of a file in other capitals is a fault', async () => {
  const { 'users.csv': users = '', ...files } = faultless({})

  expect(await faultsIn({ ...files, 'Users.csv': users })).toContain('file-name-case')
})

test('files in a folder of the ZIP are a fault', async () => {
  const files = Object.entries(faultless()).map(([name, text]) => [`roster/${name}`, text])

  expect(await faultsIn(Object.fromEntries(files))).toContain('file-name-case')
})

test('letters that are not UTF-8 are a fault', async () => {
  const users = new Uint8Array(
    Buffer.from(String(faultless()['users.csv']).replace('Hana', 'Zoë'), 'latin1'),
  )

  expect(await faultsIn({ ...faultless(), 'users.csv': users })).toContain('encoding')
})

test('a wrong status or moment in a set of changes is a fault', async () => {
  const changes = Object.entries(faultless()).map(([name, text]) => [
    name,
    String(text)
      .replaceAll(',bulk', ',delta')
      .replace(/^([^,\n]+),,,/gm, '$1,gone,yesterday,'),
  ])

  expect(await faultsIn(Object.fromEntries(changes))).toEqual(['value-form', 'value-unknown'])
})
