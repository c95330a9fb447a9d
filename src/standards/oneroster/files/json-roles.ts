import { stemOf } from '../dialects/dialect.ts'
import { fold } from '../dialects/vocabulary.ts'
import { noProblems } from '../problem.ts'
import { isJson } from './choose.ts'
import { answerIn, isThing, type Thing } from './json.ts'
import { limits } from './limits.ts'
import type { SourceFile } from './source.ts'

/**
 * The files of a roster, and with them the one of roles that stands inside the one of people: OneRoster 1.2 has a file
 * of its own for them as CSV, and as JSON a list within each person.
 */
export async function withRolesInside(
  files: readonly SourceFile[],
): Promise<readonly SourceFile[]> {
  const called = (name: string) => files.find((file) => fold(stemOf(file.name) ?? '') === name)
  const users = called('users')
  if (!users || !isJson(users) || users.size > limits.json || called('roles')) return files
  const answer = await answerIn(users, noProblems())
  const roles = answer?.rows.flatMap(({ thing }) => rolesOf(thing)) ?? []
  return roles.length > 0 ? [...files, fileOfRoles(users, roles)] : files
}

function rolesOf({ sourcedId, status, roles }: Thing): Thing[] {
  if (!Array.isArray(roles)) return []
  return roles.filter(isThing).map(({ roleType, role, org, beginDate, endDate }) => ({
    status,
    userSourcedId: sourcedId,
    roleType,
    role,
    org: isThing(org) ? org : {},
    beginDate,
    endDate,
  }))
}

function fileOfRoles({ path }: SourceFile, roles: readonly Thing[]): SourceFile {
  // What is not there is written as nothing, so that every role has the same columns.
  const text = JSON.stringify({ roles }, (_, value: unknown) =>
    value === undefined ? null : value,
  )
  const bytes = new TextEncoder().encode(text)
  return {
    name: 'roles.json',
    path: `${path} (roles)`,
    size: bytes.length,
    async *bytes() {
      yield bytes
    },
  }
}
