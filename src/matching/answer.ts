import type { Learner } from './learner.ts'
import { hasRoom, mayMeet } from './meet.ts'
import { inOrder, type Match } from './order.ts'
import type { Pool } from './pool.ts'
import { isAsking, isMet, isUnderWay, onMyGoals, type Question } from './question.ts'
import { silenceOf, type Silence } from './silence.ts'

/** Who there is, the nearest to what one looks for first; and where there is nobody, what can be said of it. */
export type Answer =
  | { readonly people: readonly [Match, ...Match[]] }
  | { readonly people: readonly []; readonly silence: Silence }

export interface Asked {
  /** Any text that is another one next week: what chance decides stays as it is for so long. */
  readonly week: string
  /** How many people at most. */
  readonly most?: number
}

const mostShown = 20

/**
 * Who is going the same way: on a goal that this learner is on, both open to company. The co-study of RiPPLE (Potts,
 * Khosravi et al., 2018), by what people say of themselves. Costs a look at everybody on the learner's goals.
 */
export function goingMyWay(pool: Pool, me: Learner, asked: Asked): Answer {
  const question = { pool, me, mine: isUnderWay, theirs: isUnderWay, hasRoom: () => true }
  return answer({ ...question, maySay: ['several alone', 'several at other times'] }, asked)
}

/**
 * Who could help this learner with what they ask for: whoever met it, offers help with it and has room for one more.
 * All of them are equal but for what one can see and they can change. Cost as above.
 */
export function whoCanHelp(pool: Pool, me: Learner, asked: Asked): Answer {
  const question = { pool, me, mine: isAsking, theirs: isMet, hasRoom }
  return answer({ ...question, maySay: ['several busy', 'several at other times'] }, asked)
}

/** Whom this learner could help: who asks for what they met and offer help with, while they have room. Cost as above. */
export function whomToHelp(pool: Pool, me: Learner, asked: Asked): Answer {
  if (!hasRoom(me)) return { people: [], silence: 'I am busy' }
  const question = { pool, me, mine: isMet, theirs: isAsking, hasRoom: () => true }
  return answer({ ...question, maySay: ['several at other times'] }, asked)
}

function answer(question: Question, { week, most = mostShown }: Asked): Answer {
  const { me } = question
  const found = onMyGoals(question).filter(
    ({ learner }) => question.hasRoom(learner) && mayMeet(me, learner),
  )
  const [first, ...others] = inOrder(me, found, week).slice(0, most)
  if (first) return { people: [first, ...others] }
  return { people: [], silence: silenceOf(question) }
}
