import type { Roster, RosterCourse, RosterSession } from '../roster.ts'

/** What stands for the course and the time of classes that have none: the standard wants each to have one. */
export const fillers = { course: 'kith-general', session: 'kith-always' } as const

export function generalCourse(organisation: string): RosterCourse {
  return {
    sourceId: fillers.course,
    title: '–',
    code: '',
    ...(organisation && { organisation }),
    yearLevels: [],
    subjects: [],
    ended: false,
  }
}

export const generalSession: RosterSession = {
  sourceId: fillers.session,
  title: '–',
  kind: 'school-year',
  starts: '2000-01-01',
  ends: '2100-01-01',
  schoolYear: '2000',
  ended: false,
}

/** A roster that came home, without what only the way out asked for. Classes still name it, and are told nothing by it. */
export function withoutFillers(roster: Roster): Roster {
  const { courses, sessions } = roster
  return {
    ...roster,
    courses: courses.filter(({ sourceId }) => sourceId !== fillers.course),
    sessions: sessions.filter(({ sourceId }) => sourceId !== fillers.session),
  }
}
