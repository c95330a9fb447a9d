import { chanceOf } from '../src/matching/chance.ts'
import type { Learner, Pursuit } from '../src/matching/learner.ts'
import { always } from '../src/matching/week.ts'

const inClass = 28
const sequences = 2
const steps = 9

/**
 * A class as one looks that works by mastery: two sequences of nine goals, one after another, of which each learner is
 * in one or both. Some are quick and some slow, so that they stand at different steps: where they stand they work or
 * ask, and now and then at the step before, too, which they left unfinished; what lies further back is met, and with
 * some of it they offer to help. Of a hundred learners in groups drawn by lot 43 have nothing to share, and of a
 * hundred requests 76 find no helper, which is about as in the classes of ASSISTments 2009 (43 and 78), as are the
 * bounds: 4 and 25 (3 and 24). The same number gives the same class.
 */
export function classOf(number: number): Learner[] {
  const chance = chanceOf(`class ${number}`)
  return Array.from({ length: inClass }, (_, at) => ({
    id: `learner ${number}-${String(at).padStart(2, '0')}`,
    organisation: 'school',
    classrooms: [`room ${number}`],
    band: 3,
    languages: ['en'],
    free: always,
    circles: [],
    apart: new Set<string>(),
    pursuits: pursuitsOf(chance),
    helping: 0,
    atMost: 2,
    lately: [],
    rather: 'new' as const,
  }))
}

function pursuitsOf(chance: () => number): Pursuit[] {
  const pace = (chance() + chance() + chance()) / 3
  const first = Math.floor(chance() * sequences)
  const taken = chance() < 0.3 ? [first, (first + 1) % sequences] : [first]
  return taken.flatMap((sequence) => {
    const reached = Math.floor(pace * steps + (chance() - 0.5) * 3)
    const step = Math.max(0, Math.min(steps - 1, reached))
    return Array.from({ length: step + 1 }, (_, at): Pursuit => {
      const goal = `${sequence}.${at}`
      const isUnderWay = at === step || (at === step - 1 && chance() < 0.4)
      if (isUnderWay) return { goal, stage: chance() < 0.55 ? 'asking' : 'working', open: true }
      return { goal, stage: 'met', open: chance() < 0.3 }
    })
  })
}
