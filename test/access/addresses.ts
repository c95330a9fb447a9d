import { writingToBeRead } from '../../src/demo/writing-to-be-read.ts'
import { newId } from '../../src/platform/id.ts'
import { writeCasePackage } from '../../src/standards/case/package.ts'
import type { Somebody } from './small-school.ts'
import type { Subject } from './subject.ts'

/** How a route is asked for something of one subject's. */
export interface Address {
  readonly path: (subject: Subject) => string
  /** What its form holds, filled in well. A form that names a new thing names another one each time. */
  readonly form?: (subject: Subject) => Readonly<Record<string, string>>
  /** The file that comes with the form; then the form is sent in parts. */
  readonly file?: () => { readonly field: string; readonly file: File }
  /** Who would do this about Ana; Ana herself, if nobody is named. */
  readonly by?: Somebody
}

/**
 * Every route of Kith, `METHOD /path` as the code has it, with an address for any subject of the small world. Done one
 * after the other by those whose they are, all deeds succeed: what ends a thing comes behind what needs it.
 */
export const addresses: Readonly<Record<string, Address>> = {
  // The door, for anybody.
  'GET /assets/:file': { path: () => '/assets/kith-1.css' },
  'GET /kit': { path: () => '/kit' },
  'POST /kit': { path: () => '/kit', form: () => ({ wish: 'learn to juggle' }) },
  'POST /reading': {
    path: () => '/reading',
    form: () => ({ language: 'en-NZ', theme: 'dark', back: '/' }),
  },
  'GET /sign-in': { path: () => '/sign-in' },
  'GET /sign-in/:token': { path: ({ link }) => `/sign-in/${link}` },
  'POST /sign-in/:token': { path: ({ link }) => `/sign-in/${link}` },

  // One's own pages.
  'GET /': { path: () => '/' },
  'GET /rooms': { path: () => '/rooms' },
  'GET /me': { path: () => '/me' },
  'POST /me/face': { path: () => '/me/face', form: () => ({ picture: 'kite', tint: '3' }) },
  'POST /me/language': { path: () => '/me/language', form: () => ({ language: 'en-NZ' }) },
  'GET /plan/direction': { path: () => '/plan/direction' },
  'POST /plan/direction': {
    path: () => '/plan/direction',
    form: () => ({ direction: 'I want to write for the school paper' }),
  },

  // Goals. Each of these is about the asker's own pursuit of the goal.
  'GET /goals': { path: () => '/goals' },
  'GET /goals/new': { path: () => '/goals/new' },
  'POST /goals': {
    path: () => '/goals',
    form: () => ({ id: newId('pursuit'), ...wording, state: 'active' }),
  },
  'GET /goals/:goal': { path: ({ goal }) => `/goals/${goal}` },
  'POST /goals/:goal/too': { path: ({ goal }) => `/goals/${goal}/too`, by: 'gia' },
  'POST /goals/:goal/company': {
    path: ({ goal }) => `/goals/${goal}/company`,
    form: () => ({ company: 'seeking' }),
  },
  'GET /goals/:goal/words': { path: ({ goal }) => `/goals/${goal}/words` },
  'POST /goals/:goal/words': { path: ({ goal }) => `/goals/${goal}/words`, form: () => wording },
  'GET /goals/:goal/step': { path: ({ goal }) => `/goals/${goal}/step` },
  'POST /goals/:goal/step': {
    path: ({ goal }) => `/goals/${goal}/step`,
    form: () => ({ nextStep: 'Ask Ben' }),
  },
  'POST /goals/:goal/step/done': { path: ({ goal }) => `/goals/${goal}/step/done` },
  'POST /competencies/:competency/align': {
    path: ({ competency }) => `/competencies/${competency}/align`,
    form: ({ goals }) => ({ goal: goals.private }),
  },
  'POST /competencies/:competency/goal': {
    path: ({ competency }) => `/competencies/${competency}/goal`,
  },

  // Circles.
  'POST /goals/:goal/circles': {
    path: ({ goal }) => `/goals/${goal}/circles`,
    form: () => ({ id: newId('circle') }),
  },
  'POST /goals/:goal/invitations': {
    path: ({ goal }) => `/goals/${goal}/invitations`,
    form: ({ companion }) => ({ id: newId('invitation'), to: companion }),
  },
  'POST /invitations/:invitation/answer': {
    path: ({ invitation }) => `/invitations/${invitation}/answer`,
    form: () => ({ answer: 'accepted' }),
  },
  'GET /circles/:circle': { path: ({ circle }) => `/circles/${circle}` },
  'POST /circles/:circle/members': {
    path: ({ circle }) => `/circles/${circle}/members`,
    by: 'gia',
  },
  'GET /circles/:circle/agreement': { path: ({ circle }) => `/circles/${circle}/agreement` },
  'POST /circles/:circle/agreement': {
    path: ({ circle }) => `/circles/${circle}/agreement`,
    form: () => ({ agreed: 'We listen', meets: 'Mondays', seats: '5', door: 'open' }),
  },
  'POST /circles/:circle/close': {
    path: ({ circle }) => `/circles/${circle}/close`,
    form: () => ({ because: 'goal-met' }),
  },
  'POST /circles/:circle/leave': { path: ({ circle }) => `/circles/${circle}/leave` },
  'POST /goals/:goal/state': {
    path: ({ goal }) => `/goals/${goal}/state`,
    form: () => ({ state: 'review' }),
  },
  'POST /goals/:goal/audience': {
    path: ({ goal }) => `/goals/${goal}/audience`,
    form: () => ({ audience: 'me' }),
  },

  // A learner, to those who help them; and what these propose.
  'GET /learners/:learner': { path: ({ person }) => `/learners/${person}`, by: 'teacher' },
  'GET /learners/:learner/goals/:goal': {
    path: ({ person, goal }) => `/learners/${person}/goals/${goal}`,
    by: 'teacher',
  },
  'GET /learners/:learner/look': {
    path: ({ person }) => `/learners/${person}/look`,
    by: 'safeguardingLead',
  },
  'POST /learners/:learner/look': {
    path: ({ person }) => `/learners/${person}/look`,
    form: () => ({ id: newId('look'), because: 'Their teacher is worried' }),
    by: 'safeguardingLead',
  },
  'GET /learners/:learner/looks': { path: ({ person }) => `/learners/${person}/looks` },
  'POST /learners/:learner/look/end': {
    path: ({ person }) => `/learners/${person}/look/end`,
    by: 'safeguardingLead',
  },
  'GET /learners/:learner/proposals/new': {
    path: ({ person }) => `/learners/${person}/proposals/new`,
    by: 'teacher',
  },
  'POST /learners/:learner/proposals': {
    path: ({ person }) => `/learners/${person}/proposals`,
    form: () => ({ id: newId('proposal'), title: 'Read aloud', because: 'You would like it' }),
    by: 'teacher',
  },
  'GET /competencies/:competency/proposals/new': {
    path: ({ competency }) => `/competencies/${competency}/proposals/new`,
    by: 'teacher',
  },
  'POST /competencies/:competency/proposals': {
    path: ({ competency }) => `/competencies/${competency}/proposals`,
    form: ({ person }) => ({ id: newId('proposal'), learner: person, because: 'It comes next' }),
    by: 'teacher',
  },
  'POST /proposals/:proposal/answer': {
    path: ({ proposal }) => `/proposals/${proposal}/answer`,
    form: () => ({ answer: 'accepted' }),
  },
  'POST /proposals/:proposal/withdraw': {
    path: ({ proposal }) => `/proposals/${proposal}/withdraw`,
    by: 'teacher',
  },

  // Who may come in.
  'GET /people/:person/suspension': {
    path: ({ newcomer }) => `/people/${newcomer}/suspension`,
    by: 'leader',
  },
  'POST /people/:person/suspension': {
    path: ({ newcomer }) => `/people/${newcomer}/suspension`,
    by: 'leader',
  },
  'POST /people/:person/suspension/end': {
    path: ({ newcomer }) => `/people/${newcomer}/suspension/end`,
    by: 'leader',
  },

  // Classrooms.
  'GET /classrooms': { path: () => '/classrooms', by: 'staff' },
  'POST /classrooms': {
    path: () => '/classrooms',
    form: ({ organisation }) => ({ id: newId('classroom'), name: 'Room 12', organisation }),
    by: 'teacher',
  },
  'GET /classrooms/:classroom': { path: ({ classroom }) => `/classrooms/${classroom}` },
  'GET /classrooms/:classroom/board': {
    path: ({ classroom }) => `/classrooms/${classroom}/board`,
    by: 'teacher',
  },
  'GET /classrooms/:classroom/wall': {
    path: ({ classroom }) => `/classrooms/${classroom}/wall`,
    by: 'teacher',
  },
  'GET /classrooms/:classroom/people': {
    path: ({ classroom }) => `/classrooms/${classroom}/people`,
    by: 'teacher',
  },
  'POST /classrooms/:classroom/people': {
    path: ({ classroom }) => `/classrooms/${classroom}/people`,
    form: ({ newcomer }) => ({ person: newcomer, role: 'learner' }),
    by: 'teacher',
  },
  'GET /classrooms/:classroom/people/:membership/end': {
    path: ({ classroom, membership }) => `/classrooms/${classroom}/people/${membership}/end`,
    by: 'teacher',
  },
  'POST /classrooms/:classroom/people/:membership/end': {
    path: ({ classroom, membership }) => `/classrooms/${classroom}/people/${membership}/end`,
    by: 'teacher',
  },

  // Organisations and their rosters.
  'GET /organisations/:organisation': {
    path: ({ organisation }) => `/organisations/${organisation}`,
    by: 'leader',
  },
  'GET /organisations/:organisation/time-zone': {
    path: ({ organisation }) => `/organisations/${organisation}/time-zone`,
    by: 'leader',
  },
  'POST /organisations/:organisation/time-zone': {
    path: ({ organisation }) => `/organisations/${organisation}/time-zone`,
    form: () => ({ timeZone: 'Pacific/Auckland' }),
    by: 'leader',
  },
  'GET /organisations/:organisation/rosters': {
    path: ({ organisation }) => `/organisations/${organisation}/rosters`,
    by: 'leader',
  },
  'POST /organisations/:organisation/rosters/files': {
    path: ({ organisation }) => `/organisations/${organisation}/rosters/files`,
    form: () => ({ id: newId('roster_import') }),
    file: () => ({ field: 'files', file: new File(['sourcedId,name\n'], 'orgs.csv') }),
    by: 'leader',
  },
  'POST /organisations/:organisation/roster.zip': {
    path: ({ organisation }) => `/organisations/${organisation}/roster.zip`,
    by: 'leader',
  },
  'GET /organisations/:organisation/rosters/:import': {
    path: ({ organisation, rosterImport }) =>
      `/organisations/${organisation}/rosters/${rosterImport}`,
    by: 'leader',
  },
  'POST /organisations/:organisation/rosters/:import/in': {
    path: ({ organisation, rosterImport }) =>
      `/organisations/${organisation}/rosters/${rosterImport}/in`,
    form: () => ({ confirm: 'yes' }),
    by: 'leader',
  },
  'POST /organisations/:organisation/rosters/:import/out': {
    path: ({ organisation, rosterImport }) =>
      `/organisations/${organisation}/rosters/${rosterImport}/out`,
    by: 'leader',
  },

  // Frameworks and their maps.
  'GET /maps': { path: () => '/maps' },
  'GET /maps/search': { path: () => '/maps/search?q=numbers' },
  'GET /maps/:framework': { path: ({ framework }) => `/maps/${framework}` },
  'GET /maps/:framework/search': { path: ({ framework }) => `/maps/${framework}/search?q=numbers` },
  'GET /maps/:framework/:competency': {
    path: ({ framework, competency }) => `/maps/${framework}/${competency}`,
  },
  'GET /frameworks/new': { path: () => '/frameworks/new', by: 'leader' },
  'POST /frameworks/files': {
    path: () => '/frameworks/files',
    form: () => ({ id: newId('deed') }),
    file: () => ({ field: 'package', file: new File([aPackage], 'writing.json') }),
    by: 'leader',
  },
  'GET /frameworks/imports/:deed': {
    path: ({ deed }) => `/frameworks/imports/${deed}`,
    by: 'leader',
  },
  'POST /frameworks/:framework/case.json': {
    path: ({ framework }) => `/frameworks/${framework}/case.json`,
    by: 'leader',
  },

  // The way out.
  'POST /sign-out': { path: () => '/sign-out' },
}

const wording = { title: 'Read any scale', why: 'To play at home', howKnown: 'I can play it' }
const aPackage = JSON.stringify(writeCasePackage(writingToBeRead))

/** What a browser would ask of this route about this subject, without its cookies. */
export function requestFor(
  route: string,
  subject: Subject,
  origin: string,
): { readonly path: string; readonly init: RequestInit } {
  const address = addresses[route]
  if (!address) throw new Error(`No address is known for ${route}`)
  const path = address.path(subject)
  if (route.startsWith('GET ')) return { path, init: {} }
  const headers = { 'sec-fetch-site': 'same-origin', origin }
  return { path, init: { method: 'POST', headers, body: bodyOf(address, subject) } }
}

function bodyOf({ form, file }: Address, subject: Subject): URLSearchParams | FormData {
  const fields = form?.(subject) ?? {}
  const body = file ? new FormData() : new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  if (file && body instanceof FormData) {
    const sent = file()
    body.append(sent.field, sent.file)
  }
  return body
}
