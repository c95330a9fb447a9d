import { asShutOut } from './inactive.ts'
import { addThing, theId, type Draft } from '../reading/draft.ts'
import { addAffiliation, addEnrolment, addPerson } from '../reading/people.ts'
import type { RosterRole } from '../roster.ts'
import { termIn } from '../reading/days.ts'
import { sheet, type Row, type Sheet } from '../reading/row.ts'
import { cutIn, isEnded, listIn, titleIn } from '../reading/values.ts'

/**
 * Microsoft School Data Sync 1: a file each for learners and for teachers, and terms and courses
 * inside the rows of classes. The United Kingdom's form differs in its headings alone.
 */
const schools = sheet({
  file: 'School',
  kinds: ['organisations'],
  columns: {
    sourcedId: ['SIS ID', 'DfE Number'],
    name: ['Name'],
    number: ['School Number'],
  },
  needed: ['sourcedId'],
  gives: { name: 'organisations.name' },
  expected: ['name'],
  take(row, draft) {
    addThing(draft, 'organisations', row, {
      sourceId: row.cells.sourcedId,
      name: titleIn(draft, row, 'name'),
      kind: 'school',
      code: row.cells.number,
      ended: isEnded(draft, row),
    })
  },
})

const sections = sheet({
  file: 'Section',
  kinds: ['classes'],
  also: ['sessions', 'courses'],
  columns: {
    sourcedId: ['SIS ID', 'ID', 'Section SIS ID', 'Section ID'],
    school: ['School SIS ID', 'School DfE Number'],
    title: ['Section Name'],
    number: ['Section Number'],
    session: ['Term SIS ID', 'Term ID'],
    sessionTitle: ['Term Name'],
    starts: ['Term StartDate'],
    ends: ['Term EndDate'],
    course: ['Course SIS ID', 'Course ID'],
    courseTitle: ['Course Name'],
    courseNumber: ['Course Number'],
    courseSubject: ['Course Subject'],
    status: ['Status'],
  },
  needed: ['sourcedId'],
  gives: {
    title: 'classes.name',
    number: 'classes.code',
    school: 'classes.organisation_id',
    course: 'classes.course_id',
    session: 'classes.session_ids',
    sessionTitle: 'sessions.title',
    courseTitle: 'courses.title',
    courseNumber: 'courses.code',
  },
  expected: ['title', 'school', 'sessionTitle', 'starts', 'ends', 'courseTitle'],
  expectedBeside: {
    sessionTitle: 'session',
    starts: 'session',
    ends: 'session',
    courseTitle: 'course',
  },
  days: ['starts', 'ends'],
  take(row, draft) {
    const { sourcedId, school, session, course } = row.cells
    if (session !== '') addSession(draft, row)
    if (course !== '') addCourse(draft, row)
    addThing(draft, 'classes', row, {
      sourceId: sourcedId,
      title: titleIn(draft, row, 'title'),
      code: cutIn(draft, { row, column: 'number' }, 200),
      kind: 'scheduled',
      ...(school && { organisation: theId(draft, school) }),
      ...(course && { course: theId(draft, course) }),
      sessions: session ? [theId(draft, session)] : [],
      yearLevels: [],
      subjects: listIn(draft, row, 'courseSubject'),
      ended: isEnded(draft, row),
    })
  },
})

function addSession(draft: Draft, row: Row): void {
  const sourceId = row.cells['session'] ?? ''
  if (draft.sessions.has(sourceId)) return
  addThing(draft, 'sessions', row, {
    sourceId,
    title: titleIn(draft, row, 'sessionTitle', 'session'),
    kind: 'term',
    ...termIn(draft, row, ['starts', 'ends']),
    schoolYear: '',
    ended: false,
  })
}

function addCourse(draft: Draft, row: Row): void {
  const sourceId = row.cells['course'] ?? ''
  if (draft.courses.has(sourceId)) return
  const school = row.cells['school'] ?? ''
  addThing(draft, 'courses', row, {
    sourceId,
    title: titleIn(draft, row, 'courseTitle', 'course'),
    code: row.cells['courseNumber'] ?? '',
    ...(school && { organisation: theId(draft, school) }),
    yearLevels: [],
    subjects: listIn(draft, row, 'courseSubject'),
    ended: false,
  })
}

const personColumns = {
  sourcedId: ['SIS ID', 'ID', 'Student SIS ID', 'Teacher SIS ID'],
  school: ['School SIS ID', 'School DfE Number'],
  givenName: ['First Name'],
  familyName: ['Last Name'],
  username: ['Username'],
  grades: ['Grade'],
  status: ['Status'],
} as const

const unkept = ['Password', 'Birthdate', 'Secondary Email', 'State ID', 'Qualification', 'Title']

function peopleSheet(file: string, role: RosterRole): Sheet {
  return sheet({
    file,
    kinds: ['people', 'affiliations'],
    tellsBy: { affiliations: 'school' },
    columns: personColumns,
    needed: ['sourcedId'],
    gives: {
      givenName: 'people.given_name',
      familyName: 'people.family_name',
      ...(role === 'learner' && { grades: 'affiliations.year_level' as const }),
    },
    expected: ['givenName', 'familyName', ...(role === 'learner' ? (['grades'] as const) : [])],
    ignored: unkept,
    take(told, draft) {
      const row = asShutOut(told)
      const { sourcedId, school } = row.cells
      addPerson(draft, row, row.cells, listIn(draft, row, 'grades'))
      if (sourcedId === '' || school === '') return
      addAffiliation(draft, row, { person: sourcedId, organisation: school, role, primary: true })
    },
  })
}

function attendanceSheet(file: string, role: RosterRole): Sheet {
  return sheet({
    file,
    kinds: ['enrolments'],
    columns: {
      section: ['Section SIS ID', 'Section ID'],
      person: ['SIS ID', 'ID', 'Student SIS ID', 'Teacher SIS ID'],
      status: ['Status'],
    },
    needed: ['section', 'person'],
    take(row, draft) {
      const { section, person } = row.cells
      addEnrolment(draft, row, { class: section, person, role, primary: false })
    },
  })
}

export const sheetsSds1: readonly Sheet[] = [
  schools,
  sections,
  peopleSheet('Student', 'learner'),
  peopleSheet('Teacher', 'teacher'),
  attendanceSheet('StudentEnrollment', 'learner'),
  attendanceSheet('TeacherRoster', 'teacher'),
]
