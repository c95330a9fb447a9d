import { describe, expect, test } from 'vitest'
import { zipOf } from '../../../../test/oneroster.ts'
import { readRoster } from '../reading/read.ts'

/** One person of a school in each dialect, with what is said of their status. */
const dialects = {
  'School Data Sync 1': (status: string) => ({
    'School.csv': 'SIS ID,Name\nk,Kea School\n',
    'Student.csv': `SIS ID,School SIS ID,First Name,Last Name,Username,Grade,Status\n1,k,Wiremu,Pohatu,w,6,${status}\n`,
  }),
  'School Data Sync 2': (status: string) => ({
    'orgs.csv': 'sourcedId,name,type\nk,Kea School,school\n',
    'users.csv': `sourcedId,orgSourcedIds,username,givenName,familyName,role,grade,status\n1,k,w,Wiremu,Pohatu,student,6,${status}\n`,
  }),
  'School Data Sync 2.1': (status: string) => ({
    'orgs.csv': 'sourcedId,name,type\nk,Kea School,school\n',
    'users.csv': `sourcedId,username,givenName,familyName,status\n1,w,Wiremu,Pohatu,${status}\n`,
    'roles.csv':
      'userSourcedId,orgSourcedId,role,grade,roleStartDate,roleEndDate\n1,k,student,6,,\n',
  }),
}

async function read(files: Record<string, string>) {
  const { dialect, roster, problems } = await readRoster(await zipOf(files))
  const [person] = roster.people
  return { dialect, person, roster, problems }
}

describe.each(Object.entries(dialects))('in %s', (name, files) => {
  test.for(['Inactive', 'inactive', 'DISABLED', 'suspended'])(
    'somebody %s may not sign in, is not gone and keeps their place',
    async (status) => {
      const { dialect, person, roster, problems } = await read(files(status))

      expect(dialect).toBe(name)
      expect(person).toMatchObject({ enabled: false, ended: false })
      expect(roster.affiliations).toMatchObject([{ person: '1', ended: false }])
      expect(problems).toEqual([])
    },
  )

  test('somebody active, or of whom nothing is said, is as they were', async () => {
    for (const status of ['', 'active', 'Active']) {
      const { person } = await read(files(status))

      expect(person).toMatchObject({ ended: false })
      expect(person).not.toHaveProperty('enabled')
    }
  })

  test('somebody to be deleted is gone', async () => {
    expect((await read(files('tobedeleted'))).person).toMatchObject({ ended: true })
  })
})

test('in School Data Sync 2.1 the column of OneRoster is read, where it is there', async () => {
  const files = dialects['School Data Sync 2.1']('')
  const users = 'sourcedId,username,givenName,familyName,enabledUser\n1,w,Wiremu,Pohatu,0\n'

  expect((await read({ ...files, 'users.csv': users })).person).toMatchObject({ enabled: false })
})

test('in OneRoster somebody inactive is gone, as that standard has it', async () => {
  const users =
    'sourcedId,status,enabledUser,orgSourcedIds,role,username,givenName,familyName\n1,inactive,true,k,student,w,Wiremu,Pohatu\n'

  const { dialect, person } = await read({
    'orgs.csv': 'sourcedId,name,type\nk,Kea School,school\n',
    'users.csv': users,
  })

  expect(dialect).toBe('OneRoster 1.1')
  expect(person).toMatchObject({ ended: true })
})
