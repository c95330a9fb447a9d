import type { Action } from '../../src/people/audit/deed.ts'
import type { Who } from './bonds.ts'
import type { Matrix } from './matrix.ts'

/** What has to be written down, by the route at which it is done, and who does it about Ana. */
const deeds: readonly (readonly [route: string, by: Who, action: Action])[] = [
  ['POST /people/:person/suspension', 'leader', 'person.suspended'],
  ['POST /classrooms', 'teacher', 'classroom.made'],
  ['POST /classrooms/:classroom/people', 'teacher', 'classroom.person-let-in'],
  ['POST /classrooms/:classroom/people/:membership/end', 'teacher', 'classroom.person-let-go'],
  ['POST /organisations/:organisation/roster.zip', 'leader', 'roster.exported'],
  ['POST /frameworks/files', 'leader', 'framework.brought-in'],
  ['POST /frameworks/:framework/case.json', 'leader', 'framework.exported'],
  ['POST /learners/:learner/look', 'safeguardingLead', 'look.begun'],
  ['POST /learners/:learner/look/end', 'lookingLead', 'look.ended'],
  ['POST /learners/:learner/proposals', 'teacher', 'proposal.made'],
  ['POST /proposals/:proposal/withdraw', 'teacher', 'proposal.taken-back'],
  ['POST /sign-out', 'ben', 'session.ended'],
]

/** Does each of these, and says which was not done, or not written down once. */
export async function unwritten(matrix: Matrix): Promise<readonly string[]> {
  const missing: string[] = []
  for (const [route, who, action] of deeds) {
    const asking = {
      route,
      by: { school: 'hill', who },
      of: { school: 'hill', who: 'ana' },
      season: 'current',
      goal: 'class',
      circle: 'open',
    } as const
    const { status, written } = await matrix.ask(asking)
    const times = written.filter((row) => row.includes(`"${action}"`)).length
    if (![200, 303].includes(status) || times !== 1) missing.push(`${action}: ${status}, ${times}`)
  }
  return missing
}
