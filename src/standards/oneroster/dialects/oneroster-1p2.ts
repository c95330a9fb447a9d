import { demographics } from './demographics.ts'
import { addRelation, theId, type Draft } from '../reading/draft.ts'
import {
  academicSessions,
  addAgents,
  classes,
  courses,
  enrollments,
  expectedOfUsers,
  orgs,
  unkeptUserColumns,
  userColumns,
  userGives,
} from './oneroster-1p1.ts'
import { addAffiliation, addPerson, restate, roleIn } from '../reading/people.ts'
import { sheet, type Row, type Sheet } from '../reading/row.ts'
import { isGone, isYes, listIn } from '../reading/values.ts'
import { relationshipTokens } from './vocabulary.ts'

/** OneRoster 1.2 as CSV: https://www.imsglobal.org/spec/oneroster/v1p2/bind/csv. */

/** The extension in which our own export says how each agent stands to the person. */
export const relationshipsColumn = 'metadata.agentRelationships'

const users = sheet({
  file: 'users',
  kinds: ['people'],
  also: ['guardianships'],
  columns: {
    ...userColumns,
    preferredGivenName: ['preferredGivenName', 'prefferedGivenName'],
    preferredFamilyName: ['preferredFamilyName', 'prefferedFamilyName'],
    agentRelationships: [relationshipsColumn],
  },
  needed: ['sourcedId'],
  gives: {
    ...userGives,
    preferredGivenName: 'people.display_name',
    preferredFamilyName: 'people.display_name',
  },
  expected: expectedOfUsers,
  ignored: [...unkeptUserColumns, 'pronouns'],
  take(row, draft) {
    const { sourcedId, agentRelationships } = row.cells
    addPerson(draft, row, row.cells, listIn(draft, row, 'grades'))
    if (sourcedId === '') return
    if (agentRelationships === '') addAgents(draft, row, sourcedId)
    else addGuardians(draft, row, sourcedId)
  },
})

/** The guardians of a person where the row also says how they stand to each other. */
function addGuardians(draft: Draft, row: Row, person: string): void {
  restate(draft, 'guardianships', person)
  const agents = (row.cells['agentSourcedIds'] ?? '').split(',')
  const relationships = (row.cells['agentRelationships'] ?? '').split(',')
  for (const [index, agent] of agents.map((text) => text.trim()).entries()) {
    if (agent === '') continue
    const relationship = relationshipTokens.ours((relationships[index] ?? '').trim()) ?? 'other'
    const value = {
      person: theId(draft, person),
      agent: theId(draft, agent),
      relationship,
      record: theId(draft, person),
      ended: isGone(row),
    }
    addRelation(draft, 'links', row, value)
  }
}

const roles = sheet({
  file: 'roles',
  kinds: ['affiliations'],
  columns: {
    sourcedId: ['sourcedId'],
    status: ['status'],
    userSourcedId: ['userSourcedId'],
    roleType: ['roleType'],
    role: ['role'],
    beginDate: ['beginDate'],
    endDate: ['endDate'],
    orgSourcedId: ['orgSourcedId'],
  },
  needed: ['userSourcedId', 'role', 'orgSourcedId'],
  gives: { endDate: 'affiliations.ends_on' },
  expected: ['beginDate', 'endDate'],
  days: ['beginDate', 'endDate'],
  idsOfRows: true,
  take(row, draft) {
    const { sourcedId, userSourcedId, orgSourcedId, roleType } = row.cells
    // Roles that stand within a person have no ids: it is the person that tells them, all at once.
    const record = sourcedId || userSourcedId
    const isById = isGone(row) && (userSourcedId === '' || orgSourcedId === '')
    if (isById) return restate(draft, 'affiliations', record)
    addAffiliation(draft, row, {
      person: userSourcedId,
      organisation: orgSourcedId,
      role: roleIn(draft, row, 'role'),
      primary: roleType === 'primary' || isYes(roleType, false),
      dates: ['beginDate', 'endDate'],
      record,
    })
  },
})

export const sheets1p2: readonly Sheet[] = [
  orgs,
  academicSessions,
  courses,
  classes,
  users,
  roles,
  enrollments,
  demographics,
]
