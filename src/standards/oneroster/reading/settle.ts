import { said } from '../../../platform/i18n/word.ts'
import { cutCycles } from './cycles.ts'
import type { Draft, Placed } from './draft.ts'
import { settleGuardianships } from './guardians.ts'
import { note } from '../problem.ts'
import { byKey, isKnown } from './references.ts'
import type {
  Roster,
  RosterAffiliation,
  RosterClass,
  RosterCourse,
  RosterEnrolment,
} from '../roster.ts'
import { rosterWords as words } from '../words.ts'

/**
 * The roster of a draft: what points at nothing is cut off or left out, and named. Where the file that
 * should hold the other end is not here, or holds only changes, nothing can be known and the
 * reference stays, to be looked up in what was taken in before.
 */
export function settle(draft: Draft): Roster {
  cutCycles(draft, 'organisations', words.organisationCycle)
  cutCycles(draft, 'sessions', words.sessionCycle)
  return {
    handling: { ...draft.handling },
    organisations: byKey(draft.organisations).map((placed) =>
      withParent(draft, 'organisations', placed),
    ),
    sessions: byKey(draft.sessions).map((placed) => withParent(draft, 'sessions', placed)),
    courses: byKey(draft.courses).map((placed) => settleCourse(draft, placed)),
    classes: byKey(draft.classes).map((placed) => settleClass(draft, placed)),
    people: byKey(draft.people).map(({ value }) => value),
    affiliations: byKey(draft.affiliations)
      .filter((placed) => holdsAffiliation(draft, placed))
      .map(({ value }) => value),
    enrolments: byKey(draft.enrolments)
      .filter((placed) => holdsEnrolment(draft, placed))
      .map(({ value }) => value),
    guardianships: settleGuardianships(draft),
  }
}

function withParent<Value extends { readonly parent?: string }>(
  draft: Draft,
  kind: 'organisations' | 'sessions',
  { value, file, line }: Placed<Value>,
): Value {
  const { parent, ...rest } = value
  if (parent === undefined) return value
  return isKnown(draft, kind, parent, { file, line, column: 'parentSourcedId' })
    ? value
    : (rest as Value)
}

function settleCourse(draft: Draft, { value, file, line }: Placed<RosterCourse>): RosterCourse {
  const { organisation, session, ...rest } = value
  const at = (column: string) => ({ file, line, column })
  const hasOrganisation =
    organisation !== undefined && isKnown(draft, 'organisations', organisation, at('orgSourcedId'))
  const hasSession =
    session !== undefined && isKnown(draft, 'sessions', session, at('schoolYearSourcedId'))
  return { ...rest, ...(hasOrganisation && { organisation }), ...(hasSession && { session }) }
}

function settleClass(draft: Draft, { value, file, line }: Placed<RosterClass>): RosterClass {
  const { organisation, course, sessions, ...rest } = value
  const at = (column: string) => ({ file, line, column })
  const hasOrganisation =
    organisation !== undefined &&
    isKnown(draft, 'organisations', organisation, at('schoolSourcedId'))
  if (!hasOrganisation && !value.ended) {
    const sentence = said(words.classWithoutSchool, {})
    note(draft.problems, 'class-without-school', at('schoolSourcedId'), sentence)
  }
  const hasCourse = course !== undefined && isKnown(draft, 'courses', course, at('courseSourcedId'))
  return {
    ...rest,
    sessions: sessions.filter((id) => isKnown(draft, 'sessions', id, at('termSourcedIds'))),
    ...(hasOrganisation && { organisation }),
    ...(hasCourse && { course }),
  }
}

function holdsAffiliation(draft: Draft, { value, file, line }: Placed<RosterAffiliation>): boolean {
  const at = (column: string) => ({ file, line, column })
  return (
    isKnown(draft, 'people', value.person, at('userSourcedId')) &&
    isKnown(draft, 'organisations', value.organisation, at('orgSourcedId'))
  )
}

function holdsEnrolment(draft: Draft, { value, file, line }: Placed<RosterEnrolment>): boolean {
  const at = (column: string) => ({ file, line, column })
  return (
    isKnown(draft, 'classes', value.class, at('classSourcedId')) &&
    isKnown(draft, 'people', value.person, at('userSourcedId'))
  )
}
