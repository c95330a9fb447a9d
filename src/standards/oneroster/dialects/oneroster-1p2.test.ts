import { expect, test } from 'vitest'
import { zipOf, unrecorded } from '../../../../test/oneroster.ts'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { sayProblem } from '../problem.ts'
import { readRoster } from '../reading/read.ts'

type Files = Readonly<Record<string, readonly string[]>>

async function read(files: Files) {
  const texts = Object.entries(files).map(([name, rows]) => [name, rows.join('\n')] as const)
  const reading = await readRoster(await zipOf(Object.fromEntries(texts)))
  const say = speaker(english)
  return { ...reading, sentences: reading.problems.map((problem) => sayProblem(say, problem)) }
}

const users =
  'sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns'

const island: Files = {
  'manifest.csv': [
    'propertyName,value',
    'manifest.version,1.0',
    'oneroster.version,1.2',
    'file.academicSessions,absent',
    'file.classes,bulk',
    'file.enrollments,bulk',
    'file.orgs,bulk',
    'file.roles,bulk',
    'file.users,bulk',
    'source.systemName,Nobody’s',
  ],
  'orgs.csv': [
    'sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId',
    'sea,,,The Sound,ext:collaborative,,',
    'light,,,Lighthouse School,school,11,sea',
    'hut,,,The Petrova home,ext:family,,sea',
    'boat,,,Boat builders,ext:provider,,sea',
    'hall,,,Village hall,ext:community,,sea',
  ],
  'classes.csv': [
    'sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods',
    'tide,,,Tide pool,"03,04",,TP,ext:selfOrganised,,light,,,,',
    'choir,,,Choir,,,CH,ext:choir,,light,,,,',
  ],
  'users.csv': [
    users,
    'anya,,,true,anya,,Anna,Petrova,,,,,,"vera,oleg",04,,,Anya,,Petrov,light,',
    'vera,,,true,vera,,Vera,Petrova,,,,,,,,,,,,,,',
    'oleg,,,false,oleg,,Oleg,Petrov,,,,,,,,,,,,,,',
    'sione,,,true,sione,,Sione,Tau,,,,,,,,,,,,,,',
  ],
  'roles.csv': [
    'sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId',
    'r1,,,anya,primary,student,2026-01-28,,light,',
    'r2,,,anya,secondary,student,,,hut,',
    'r3,,,vera,primary,parent,,,light,',
    'r4,,,oleg,primary,relative,,,light,',
    'r5,,,sione,primary,teacher,2025-01-01,2026-12-31,light,',
    'r6,,,sione,secondary,ext:staff,,,boat,',
    'r7,tobedeleted,2026-01-01T00:00:00Z,sione,secondary,principal,,,hall,',
  ],
  'enrollments.csv': [
    'sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
    'e1,,,tide,light,anya,student,false,,',
    'e2,,,tide,light,sione,teacher,true,,',
    'e3,,,choir,light,anya,ext:helper,false,,',
  ],
}

function changed(name: string, from: string, to: string): Files {
  const rows = island[name] ?? []
  const at = rows.findIndex((row) => row.includes(from))
  if (at < 0) throw new Error(`${name} has no ${from}.`)
  return { ...island, [name]: rows.with(at, String(rows[at]).replace(from, to)) }
}

/** The only row of the set that gives nothing: who helps is not in the class. */
const ofTheHelper =
  'enrollments.csv, line 4, column “role”: Only learners and teachers are in a class, and “ext:helper” is neither. The row was left out; what the person is at the school does not change.'

test('a set of version 1.2 has no problem but who is in no class', async () => {
  const { dialect, sentences } = await read(island)

  expect(dialect).toBe('OneRoster 1.2')
  expect(sentences).toEqual([ofTheHelper])
})

test('homes, providers, communities and networks come through the extensions', async () => {
  const { roster } = await read(island)

  expect(roster.organisations.map(({ sourceId, kind }) => [sourceId, kind])).toEqual([
    ['boat', 'provider'],
    ['hall', 'community'],
    ['hut', 'home'],
    ['light', 'school'],
    ['sea', 'network'],
  ])
})

test('a class that gathers itself, and one of a sort nobody knows', async () => {
  const { roster } = await read(island)

  expect(roster.classes).toEqual([
    {
      sourceId: 'choir',
      title: 'Choir',
      code: 'CH',
      kind: 'other',
      organisation: 'light',
      sessions: [],
      yearLevels: [],
      subjects: [],
      ended: false,
    },
    {
      sourceId: 'tide',
      title: 'Tide pool',
      code: 'TP',
      kind: 'self-organised',
      organisation: 'light',
      sessions: [],
      yearLevels: ['03', '04'],
      subjects: [],
      ended: false,
    },
  ])
})

test('people keep the names they prefer', async () => {
  const { roster } = await read(island)

  expect(roster.people).toEqual([
    {
      sourceId: 'anya',
      givenName: 'Anna',
      familyName: 'Petrova',
      preferredGivenName: 'Anya',
      preferredFamilyName: 'Petrov',
      username: 'anya',
      yearLevels: ['04'],
      enabled: true,
      ended: false,
    },
    {
      sourceId: 'oleg',
      givenName: 'Oleg',
      familyName: 'Petrov',
      preferredGivenName: '',
      preferredFamilyName: '',
      username: 'oleg',
      yearLevels: [],
      enabled: false,
      ended: false,
    },
    {
      sourceId: 'sione',
      givenName: 'Sione',
      familyName: 'Tau',
      preferredGivenName: '',
      preferredFamilyName: '',
      username: 'sione',
      yearLevels: [],
      enabled: true,
      ended: false,
    },
    {
      sourceId: 'vera',
      givenName: 'Vera',
      familyName: 'Petrova',
      preferredGivenName: '',
      preferredFamilyName: '',
      username: 'vera',
      yearLevels: [],
      enabled: true,
      ended: false,
    },
  ])
})

test('the standard’s own slip in the names of two columns is read too', async () => {
  const files = {
    ...island,
    'users.csv': (island['users.csv'] ?? []).map((row) =>
      row
        .replace('preferredGivenName', 'prefferedGivenName')
        .replace('preferredFamilyName', 'prefferedFamilyName'),
    ),
  }

  expect((await read(files)).roster.people).toEqual((await read(island)).roster.people)
})

test('roles have a place of their own, with days, a first among them, and an end', async () => {
  const { roster } = await read(island)

  expect(unrecorded(roster.affiliations)).toEqual([
    { person: 'anya', organisation: 'hut', role: 'learner', primary: false, ended: false },
    {
      person: 'anya',
      organisation: 'light',
      role: 'learner',
      primary: true,
      starts: '2026-01-28',
      ended: false,
    },
    { person: 'oleg', organisation: 'light', role: 'relative', primary: true, ended: false },
    { person: 'sione', organisation: 'boat', role: 'staff', primary: false, ended: false },
    { person: 'sione', organisation: 'hall', role: 'principal', primary: false, ended: true },
    {
      person: 'sione',
      organisation: 'light',
      role: 'teacher',
      primary: true,
      starts: '2025-01-01',
      ends: '2026-12-31',
      ended: false,
    },
    { person: 'vera', organisation: 'light', role: 'parent', primary: true, ended: false },
  ])
})

test('in a class, an extension of the roles is somebody of another kind', async () => {
  const { roster } = await read(island)

  expect(unrecorded(roster.enrolments)).toEqual([
    { class: 'choir', person: 'anya', role: 'other', primary: false, ended: false },
    { class: 'tide', person: 'anya', role: 'learner', primary: false, ended: false },
    { class: 'tide', person: 'sione', role: 'teacher', primary: true, ended: false },
  ])
})

test('agents are guardians as their roles say', async () => {
  const { roster } = await read(island)

  expect(unrecorded(roster.guardianships)).toEqual([
    { guardian: 'oleg', child: 'anya', relationship: 'relative', ended: false },
    { guardian: 'vera', child: 'anya', relationship: 'parent', ended: false },
  ])
})

/** The users of the island, with one more column that says how each agent stands to the person. */
function withRelationships(cell: string, agents = 'vera,oleg'): Files {
  const [headings = '', child = '', ...rest] = island['users.csv'] ?? []
  return {
    ...island,
    'users.csv': [
      `${headings},metadata.agentRelationships`,
      `${child.replace('vera,oleg', agents)},"${cell}"`,
      ...rest.map((row) => `${row},`),
    ],
  }
}

test('where the row says how an agent stands to the person, that counts before the roles', async () => {
  const { roster, sentences } = await read(withRelationships('guardian,ext:other'))

  expect(sentences).toEqual([ofTheHelper])
  expect(unrecorded(roster.guardianships)).toEqual([
    { guardian: 'oleg', child: 'anya', relationship: 'other', ended: false },
    { guardian: 'vera', child: 'anya', relationship: 'guardian', ended: false },
  ])
})

test('relationships too few, or of no known kind, are of another kind', async () => {
  const few = await read(withRelationships('parent'))
  const strange = await read(withRelationships('captain, parent '))

  expect(few.roster.guardianships.map(({ relationship }) => relationship)).toEqual([
    'other',
    'parent',
  ])
  expect(strange.roster.guardianships.map(({ relationship }) => relationship)).toEqual([
    'parent',
    'other',
  ])
})

test('relationships without an agent belong to nobody', async () => {
  const none = await read(withRelationships('parent', ''))
  const gap = await read(withRelationships('parent,guardian,relative', 'vera,,oleg'))

  expect(none.sentences).toEqual([ofTheHelper])
  expect(none.roster.guardianships).toEqual([])
  expect(gap.sentences).toEqual([ofTheHelper])
  expect(gap.roster.guardianships.map(({ relationship }) => relationship)).toEqual([
    'relative',
    'parent',
  ])
})

test.for([
  [
    'a role of nobody',
    changed('roles.csv', 'r5,,,sione', 'r5,,,'),
    'roles.csv, line 6, column “userSourcedId”: There is no person “” in this roster. The row was left out.',
  ],
  [
    'a role at a place that is not here',
    changed('roles.csv', ',,boat,', ',,ship,'),
    'roles.csv, line 7, column “orgSourcedId”: There is no organisation “ship” in this roster.',
  ],
  [
    'a place in a class that is not here',
    changed('enrollments.csv', 'choir,light', 'band,light'),
    'enrollments.csv, line 4, column “classSourcedId”: There is no class “band” in this roster. The row was left out.',
  ],
  [
    'pronouns, which are nobody else’s business',
    changed('users.csv', 'Petrov,light,', 'Petrov,light,she'),
    'users.csv: Kith keeps nothing of pronouns, so this was left out on purpose.',
  ],
  [
    'an agent who is not here',
    changed('users.csv', 'vera,oleg', 'vera,ghost'),
    'users.csv, line 2, column “agentSourcedIds”: There is no person “ghost” in this roster. The row was left out.',
  ],
] as const)('%s is named', async ([, files, sentence]) => {
  const { sentences } = await read(files)

  expect(sentences.filter((one) => one !== ofTheHelper)).toEqual([sentence])
})

test('a role that ends before it begins gives nothing: without its end it would hold for ever', async () => {
  const before = await read(island)
  const { roster, sentences } = await read(
    changed('roles.csv', '2025-01-01,2026-12-31', '2026-12-31,2025-01-01'),
  )

  expect(sentences).toEqual([
    ofTheHelper,
    'roles.csv, line 6, column “endDate”: The end, 2025-01-01, lies before the beginning, 2026-12-31. It was not used.',
    'roles.csv, line 6, column “endDate”: This row has an end, but not one that can be used, and without it the row would hold for ever. So it was left out: it gives nothing, and what is here of it stays as it is.',
  ])
  expect(roster.affiliations).toEqual(
    before.roster.affiliations.filter(({ ends }) => ends !== '2026-12-31'),
  )
})

test('without a file of roles nobody belongs anywhere, and that says nothing of those who do', async () => {
  const { roster, dialect } = await read({
    ...Object.fromEntries(Object.entries(island).filter(([name]) => name !== 'roles.csv')),
    'manifest.csv': (island['manifest.csv'] ?? []).filter((row) => !row.includes('roles')),
  })

  expect(dialect).toBe('OneRoster 1.2')
  expect(unrecorded(roster.affiliations)).toEqual([])
  expect(roster.handling).toMatchObject({ people: 'bulk', affiliations: 'absent' })
})
