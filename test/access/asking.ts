import type { Asks } from '../../src/platform/http/routes.ts'
import type { Act, LawObject } from '../../src/policy/law.ts'
import { goersOf, isNear, isSame, shutOut, type Party, type Season } from './bonds.ts'
import type { Audience } from './subject.ts'
import { knowsOf, opens, type Question } from './verdict.ts'

/** One request of the matrix: somebody, or nobody who has come in, asks a route for something of somebody's. */
export interface Asking {
  readonly route: string
  readonly by: Party | undefined
  readonly of: Party
  readonly season: Season
  /** Which of their goals and circles the address names. */
  readonly goal: Audience
  readonly circle: 'open' | 'closed'
  /** Whether the address searches or sorts as well, where that is more than to look. */
  readonly searches?: true
}

/**
 * `open`: it is answered, or refused for what the thing is and not for who asks. `known`: refused, and no secret that it
 * is there. `absent`: as if there were no such thing. `door`: shown where to come in. `front`: for anybody.
 */
export type Verdict = 'open' | 'known' | 'absent' | 'door' | 'front'

/**
 * How this is to be answered, by the law and by what who asks is to whose it is; and by what makes some routes an
 * exception.
 */
export function verdictOn(asking: Asking, asks: Asks, excepted = exceptions): Verdict {
  const { by, of, season, route } = asking
  if (front.has(route)) return 'front'
  if ('nothing' in asks) return 'absent'
  if (!by || shutOut.includes(by.who)) return 'door'
  const question = { by, of, season }
  const exception = excepted[route]
  const object = objectOf(asking, asks.object)
  const isOpen = exception
    ? exception.isOpen({ ...question, asking })
    : opens(asks.act as Act, object, question)
  if (isOpen) return 'open'
  return knowsOf(object, question) ? 'known' : 'absent'
}

/** Which of its family the thing is that the address names. */
function objectOf({ goal, circle }: Asking, family: string): LawObject {
  if (family === 'pursuit') return `pursuit:${goal}`
  if (family === 'circle') return `circle:${circle}`
  if (family === 'framework') return 'framework:network'
  return family as LawObject
}

/** Before the guard. No other route may say that it is about nobody; and whoever goes out need not have come in. */
const front: ReadonlySet<string> = new Set([
  'GET /assets/:file',
  'GET /kit',
  'POST /kit',
  'POST /reading',
  'GET /sign-in',
  'GET /sign-in/:token',
  'POST /sign-in/:token',
  'POST /sign-out',
])

interface Exception {
  readonly because: string
  readonly isOpen: (question: Question & { readonly asking: Asking }) => boolean
}

const ownGoal: Exception = {
  because: 'The address names a goal, and the route is about the asker’s own pursuit of it.',
  isOpen: ({ by, of, asking }) => goersOf(of, asking.goal).some((goer) => isSame(goer, by)),
}

const ownList: Exception = {
  because: 'A list of the asker’s own rooms or schools, which may be empty.',
  isOpen: () => true,
}

const fromMap: Exception = {
  because:
    'Whoever reads the map may begin from it, or propose to learners of their own, who may be none.',
  isOpen: ({ by, of }) => opens('read', 'framework:network', { by, of, season: 'current' }),
}

const ofTheNetwork: Exception = {
  because: 'It is kept for the network, and open to all who keep its frameworks.',
  isOpen: ({ by, of, season }) =>
    isNear(by, of.school) && opens('create', 'framework:network', { by, of: by, season }),
}

const byHeads: Exception = {
  because:
    'One’s own record is one’s own to edit, but for whether one may come in: that is for who heads where it is kept.',
  isOpen: (question) => opens('edit', 'organisation', question),
}

function mayTakeSeat(question: Question & { readonly asking: Asking }): boolean {
  const object = `circle:${question.asking.circle}` as const
  return opens('join', object, question) || opens('edit', object, question)
}

/** Routes that are about several things, or about one that the registry cannot name; all others are as the law has it. */
export const exceptions: Readonly<Record<string, Exception>> = {
  'GET /rooms': ownList,
  'GET /classrooms': ownList,

  'GET /goals/:goal': ownGoal,
  'POST /goals/:goal/company': ownGoal,
  'POST /goals/:goal/audience': ownGoal,
  'GET /goals/:goal/words': ownGoal,
  'POST /goals/:goal/words': ownGoal,
  'GET /goals/:goal/step': ownGoal,
  'POST /goals/:goal/step': ownGoal,
  'POST /goals/:goal/step/done': ownGoal,
  'POST /goals/:goal/state': ownGoal,
  'POST /goals/:goal/circles': ownGoal,
  'POST /goals/:goal/too': {
    because:
      'A goal is taken up from a classmate who is open to company on it, as all are on that of the class.',
    isOpen: ({ by, of, season, asking: { goal } }) =>
      goal === 'class' &&
      goersOf(of, goal).some((goer) => opens('list', 'company', { by, of: goer, season })),
  },
  'POST /goals/:goal/invitations': {
    because: 'One asks the companion, a classmate, to a goal that both pursue.',
    isOpen: ({ by, of, season, asking: { goal } }) => {
      const goers = goersOf(of, goal)
      const companion = goersOf(of, 'class').at(-1)!
      return (
        goers.some((goer) => isSame(goer, by)) &&
        goers.some((goer) => isSame(goer, companion)) &&
        opens('invite', 'company', { by, of: companion, season })
      )
    },
  },

  'POST /competencies/:competency/goal': fromMap,
  'GET /competencies/:competency/proposals/new': fromMap,

  'POST /circles/:circle/members': {
    because: 'Who sits in it already has nothing more to do.',
    isOpen: mayTakeSeat,
  },
  'POST /circles/:circle/leave': {
    because: 'Who could sit in it and does not has already left.',
    isOpen: mayTakeSeat,
  },
  'GET /circles/:circle/agreement': {
    because: 'Who may read the circle and is not in it is led back to it.',
    isOpen: (question) => opens('read', `circle:${question.asking.circle}`, question),
  },

  'GET /learners/:learner/goals/:goal': {
    because: 'To whom only the title is open, the page shows only the title.',
    isOpen: (question) =>
      opens('read', 'learner', question) &&
      opens('list', `pursuit:${question.asking.goal}`, question),
  },

  'GET /classrooms/:classroom/people': {
    because:
      'Whoever is in the room may read who else is; only who arranges it searches for others.',
    isOpen: (question) => opens(question.asking.searches ? 'edit' : 'read', 'classroom', question),
  },
  'GET /people/:person/suspension': byHeads,
  'POST /people/:person/suspension': byHeads,
  'POST /people/:person/suspension/end': byHeads,
  'POST /frameworks/:framework/case.json': ofTheNetwork,
  'GET /frameworks/imports/:deed': ofTheNetwork,
}
