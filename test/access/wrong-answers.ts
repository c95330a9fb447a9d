import { newId, type Id } from '../../src/platform/id.ts'
import { verdictOn, type Asking, type Verdict } from './asking.ts'
import { leaksIn } from './leaks.ts'
import { subjectOf, type Answer, type Matrix } from './matrix.ts'
import type { Subject } from './subject.ts'

/**
 * Asks all of these, and says of each that was answered wrongly who asked for what and why it is wrong: it was answered
 * another way than the law has it, or with words in it that are not for who asked.
 */
export async function wrongAnswers(
  matrix: Matrix,
  askings: readonly Asking[],
): Promise<readonly string[]> {
  const absent = absentAnswers(matrix)
  const wrong: string[] = []
  for (const asking of askings) {
    const asks = matrix.routes.get(asking.route)
    if (!asks) throw new Error(`The registry does not know ${asking.route}`)
    const verdict = verdictOn(asking, asks)
    const answer = await matrix.ask(asking)
    const whys = [
      await whyWrong(verdict, answer, () => absent(asking)),
      ...leaksIn(matrix.world.marks, asking, answer),
    ]
    for (const why of whys) if (why) wrong.push(`${inWords(asking)}: ${answer.status}, ${why}`)
  }
  return wrong
}

function inWords({ by, of, route, season, goal, circle }: Asking): string {
  const who = by ? `${by.who} of ${by.school}` : 'nobody'
  return `${who} asks ${route} of ${of.who} of ${of.school} (${season}, ${goal} goal, ${circle} circle)`
}

/** What everybody is answered at every route about things that are not there, asked once. */
function absentAnswers(matrix: Matrix): (asking: Asking) => Promise<Answer> {
  const known = new Map<string, Promise<Answer>>()
  return (asking) => {
    const { by, route, season } = asking
    const me = by && matrix.world.idOf(by)
    const subject = subjectOf(matrix.world, asking)
    const isNamed = me !== undefined && Object.values(subject).includes(me)
    const key = [season, by?.school, by?.who, isNamed, asking.searches, route].join(' ')
    const nobody = nobodyLike(subject, me)
    const made = known.get(key) ?? matrix.ask(asking, nobody)
    known.set(key, made)
    return made
  }
}

async function whyWrong(
  verdict: Verdict,
  answer: Answer,
  absent: () => Promise<Answer>,
): Promise<string | undefined> {
  const wrong = wrongs[verdict](answer)
  if (isRefusal(verdict) && answer.written.length > 0)
    return 'refused, and written down as if it were done'
  if (wrong || verdict !== 'absent') return wrong
  return isAlike(answer, await absent()) ? undefined : 'tells that it is there'
}

function isRefusal(verdict: Verdict): boolean {
  return verdict !== 'open' && verdict !== 'front'
}

const wrongs: Readonly<Record<Verdict, (answer: Answer) => string | undefined>> = {
  front: ({ status }) => (status < 500 ? undefined : 'broke'),
  door: (answer) => (isAtTheDoor(answer) ? undefined : 'not shown the door'),
  open: (answer) => (isDone(answer) ? undefined : 'refused'),
  known: notRefused,
  absent: notRefused,
}

function notRefused({ status }: Answer): string | undefined {
  return status === 404 || status === 403 ? undefined : 'not refused'
}

function isAtTheDoor({ status, to }: Answer): boolean {
  return status === 401 || (status === 303 && to === '/sign-in')
}

function isDone({ status, to }: Answer): boolean {
  return status === 303 ? to !== '/sign-in' : [200, 409, 422].includes(status)
}

function isAlike(one: Answer, other: Answer): boolean {
  return one.status === other.status && one.headers === other.headers && one.body === other.body
}

/** A subject of whom nothing is there, but for who asks. */
function nobodyLike(subject: Subject, me: Id<'person'> | undefined): Subject {
  const other = (value: unknown): unknown =>
    typeof value === 'string'
      ? value === me
        ? me
        : newId('person')
      : Object.fromEntries(
          Object.entries(value as object).map(([name, held]) => [name, other(held)]),
        )
  return other(subject) as Subject
}
