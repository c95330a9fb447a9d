import { organisationWords as words } from './words.ts'

/** What a person is at an organisation, said of them. */
export const roleWords = {
  learner: words.isLearner,
  teacher: words.isTeacher,
  coach: words.isCoach,
  staff: words.isStaff,
  leader: words.isLeader,
  'safeguarding-lead': words.isSafeguarding,
  coordinator: words.isCoordinator,
  administrator: words.isAdministrator,
  guardian: words.isGuardian,
  volunteer: words.isVolunteer,
} as const

/** How many of them there are. */
export const countWords = {
  learner: words.learner,
  teacher: words.teacher,
  coach: words.coach,
  staff: words.staff,
  leader: words.leader,
  'safeguarding-lead': words.safeguarding,
  coordinator: words.coordinator,
  administrator: words.administrator,
  guardian: words.guardian,
  volunteer: words.volunteer,
} as const
