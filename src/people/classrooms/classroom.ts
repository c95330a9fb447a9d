import type { Id } from '../../platform/id.ts'
import type { Face } from '../persons/person.ts'

/** Where learners and teachers meet: from a roster, or made by hand. */
export interface Classroom {
  readonly id: Id<'classroom'>
  readonly organisation: Id<'organisation'>
  readonly name: string
  /** Whether it comes from a roster, which will set its people right again at the next import. */
  readonly fromRoster: boolean
  /** The last day of the last of its terms; nothing where it has none. */
  readonly lastDay: string | null
}

/** Whether all its terms are over on this day: then it binds nobody, until a roster gives it another. */
export function isOver({ lastDay }: Pick<Classroom, 'lastDay'>, day: string): boolean {
  return lastDay !== null && lastDay < day
}

export type RoleInClassroom = 'learner' | 'teacher'

export interface MemberOfClassroom extends Face {
  readonly membership: Id<'classroom_membership'>
  readonly role: RoleInClassroom
}

/** Somebody of the school, with what they can be in a classroom there. */
export interface Newcomer extends Face {
  readonly roles: readonly RoleInClassroom[]
}

/** A classroom with how many it holds. */
export interface ClassroomInList extends Classroom {
  readonly learners: number
  readonly teachers: string
}
