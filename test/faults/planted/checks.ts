import type { Who } from '../../access/bonds.ts'
import { askingsAt } from '../../access/askings.ts'
import { cellIn } from '../../access/coarse.ts'
import type { Matrix } from '../../access/matrix.ts'
import { differences, type Options } from '../../access/worlds/differences.ts'
import type { OpenTable } from '../../access/worlds/rules.ts'
import { writingDifferences } from '../../access/worlds/writes.ts'
import { wrongAnswers } from '../../access/wrong-answers.ts'
import type { Fault } from './fault.ts'
import type { Inhabited } from './place.ts'

type Check = Fault['isFound']
type CheckOfRows = (place: Inhabited) => Promise<boolean>

/** Law and row security do not agree on who sees rows of these tables (T-03). */
export function bySeeing(...only: OpenTable[]): CheckOfRows {
  return ({ world, db, present }) => differ(world, db, { only, present })
}

/** The same, with everybody's standing worked out anew. */
export function byStanding(...only: OpenTable[]): CheckOfRows {
  return ({ world, db }) => differ(world, db, { only })
}

async function differ(
  world: Inhabited['world'],
  db: Inhabited['db'],
  options: Options,
): Promise<boolean> {
  try {
    const found = await differences(world, db, options)
    return found.differences.some((one) => !cellIn(world)(one))
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Who may not come in')) return true
    throw error
  }
}

/** Law and row security do not agree on who writes rows of these tables (T-03). Few head a school: more are asked of what they alone write. */
export function byWriting(...only: OpenTable[]): CheckOfRows {
  return async ({ world, db, present }) => {
    const howMany = only.includes('affiliation') ? 80 : 40
    const found = await writingDifferences(world, db, howMany, { only, present })
    return found.differences.some((one) => !cellIn(world)(one))
  }
}

/** A route answers one of these people another way than the law has it (T-01). */
export function byAsking(route: string, who: readonly Who[]): Check {
  return ({ matrix }) => isAnsweredWrongly(matrix, route, who)
}

/** The same, where row security lets everything through. */
export function byAskingTheProgramAlone(route: string, who: readonly Who[]): Check {
  return ({ alone }) => isAnsweredWrongly(alone, route, who)
}

async function isAnsweredWrongly(
  matrix: Matrix,
  route: string,
  who: readonly Who[],
): Promise<boolean> {
  const askings = askingsAt('current', route).filter(({ by }) => by && who.includes(by.who))
  if (askings.length === 0) throw new Error(`Nobody asks ${route}.`)
  const wrong = await wrongAnswers(matrix, askings)
  const broken = wrong.find((one) => one.includes(': 500,'))
  if (broken) throw new Error(`It is broken, and not faulty: ${broken}`)
  return wrong.length > 0
}
