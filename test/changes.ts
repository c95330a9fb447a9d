import { zipOf } from './oneroster.ts'

/** A roster in the files of OneRoster, row by row: of each file its rows, by the ids that they have there. */
export type RosterFiles = Readonly<Record<FileName, Readonly<Record<string, readonly string[]>>>>

const headings = {
  '1.1': {
    orgs: 'name,type,identifier,parentSourcedId',
    classes:
      'title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds',
    users: 'enabledUser,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds,grades',
    enrollments: 'classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  },
  '1.2': {
    orgs: 'name,type,identifier,parentSourcedId',
    classes:
      'title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds',
    users: 'enabledUser,username,givenName,familyName,agentSourcedIds,grades',
    roles: 'userSourcedId,roleType,role,beginDate,endDate,orgSourcedId',
    enrollments: 'classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate',
  },
} as const

export type Version = keyof typeof headings
type FileName = 'orgs' | 'classes' | 'users' | 'roles' | 'enrollments'

/** All of a roster. */
export function whole(version: Version, files: RosterFiles) {
  return packed(version, 'bulk', files)
}

/** What is another in the second of two rosters: rows that are new or say something else, and the ids of those that are gone. */
export function changed(version: Version, before: RosterFiles, after: RosterFiles) {
  const files = Object.entries(after).map(([file, rows]) => {
    const known = before[file as FileName]
    const told = Object.entries(rows).filter(([id, row]) => known[id]?.join() !== row.join())
    const gone = Object.keys(known).filter((id) => !(id in rows))
    return [
      file,
      { ...Object.fromEntries(told), ...Object.fromEntries(gone.map((id) => [id, []])) },
    ]
  })
  return packed(version, 'delta', Object.fromEntries(files) as RosterFiles)
}

/** Changes with these rows and no others; a row without values is to be deleted. */
export function changesOf(version: Version, some: Partial<RosterFiles>) {
  return packed(version, 'delta', { ...noFiles, ...some })
}

export const noFiles: RosterFiles = { orgs: {}, classes: {}, users: {}, roles: {}, enrollments: {} }

async function packed(version: Version, handling: 'bulk' | 'delta', files: RosterFiles) {
  const written = Object.entries(headings[version]).flatMap(([file, columns]) => {
    const rows = Object.entries(files[file as FileName])
    if (rows.length === 0 && handling === 'delta') return []
    const lines = rows.map(([id, row]) => lineOf(id, row, { handling, columns }))
    return [[file, [`sourcedId,status,dateLastModified,${columns}`, ...lines].join('\n')] as const]
  })
  const names = new Set<string>(written.map(([file]) => file))
  const manifest = [
    'propertyName,value',
    'manifest.version,1.0',
    `oneroster.version,${version}`,
    ...['academicSessions', 'courses', 'demographics', ...Object.keys(headings[version])].map(
      (file) => `file.${file},${names.has(file) ? handling : 'absent'}`,
    ),
  ]
  const contents = written.map(([file, text]) => [`${file}.csv`, text])
  return zipOf({ ...Object.fromEntries(contents), 'manifest.csv': manifest.join('\n') })
}

/** A row that is to be deleted has its id and no other value. */
function lineOf(
  id: string,
  row: readonly string[],
  { handling, columns }: { handling: 'bulk' | 'delta'; columns: string },
): string {
  if (row.length === 0) return `${id},tobedeleted,${moment}${','.repeat(columns.split(',').length)}`
  const cells = row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')
  return handling === 'bulk' ? `${id},,,${cells}` : `${id},active,${moment},${cells}`
}

const moment = '2026-03-01T00:00:00.000Z'
