import type { Id } from '../../src/platform/id.ts'
import type { Standing, Viewer } from '../../src/platform/viewer.ts'
import { importRow, takenInAt, type RosterPlace } from '../roster-steps.ts'

/** What a roster may call somebody, one for each of what they come to be here. */
export const rosterRoles = ['student', 'teacher', 'aide', 'principal', 'parent'] as const

interface Named {
  readonly role: (typeof rosterRoles)[number]
  /** Whether the roster also has them teach its room, and look after its child. */
  readonly alsoInRoomAndFamily?: boolean
}

/** A roster of a school with a room and a child, which names somebody by the id that they have here. */
export function filesNaming(person: Id<'person'>, { role, alsoInRoomAndFamily = false }: Named) {
  const guardian = alsoInRoomAndFamily ? person : ''
  const teacher = alsoInRoomAndFamily ? `e2,c1,o1,${person},teacher\n` : ''
  return {
    'orgs.csv': 'sourcedId,name,type\no1,Awa,school\n',
    'users.csv':
      'sourcedId,orgSourcedIds,role,username,givenName,familyName,agentSourcedIds\n' +
      `${person},o1,${role},pat,Pat,Lead,\ns1,o1,student,sam,Sam,Small,${guardian}\n`,
    'classes.csv': 'sourcedId,title,classType,schoolSourcedId\nc1,Room 7,homeroom,o1\n',
    'enrollments.csv':
      'sourcedId,classSourcedId,schoolSourcedId,userSourcedId,role\n' +
      `e1,c1,o1,s1,student\n${teacher}`,
  }
}

/** Sends a roster by the routes, has it read, says yes and has it taken in; answers what became of it. */
export async function bringsIn(
  { site, school }: Pick<RosterPlace, 'site' | 'school'>,
  leader: Viewer,
  files: ReturnType<typeof filesNaming>,
) {
  const here = `/organisations/${school.id}/rosters`
  return importRow(await takenInAt({ site, school, leader, here }, files, { confirm: true }))
}

/** What of a standing opens what others are and write. */
export function whatOpens({ known: _known, ...standing }: Standing) {
  return standing
}
