import { acts, law, may, type Act, type LawObject } from '../../src/policy/law.ts'
import {
  ages,
  bonds,
  heldIn,
  play,
  terms,
  things,
  type Age,
  type Bond,
  type Case,
} from './law-cases.ts'
import type { Opening, Published } from './published-law.ts'

/** How the program decided, held against the published table. */
export interface Decisions {
  readonly cases: number
  /** Each wrong one, in words. */
  readonly wrong: readonly string[]
  /** The letters of the table by which something was opened. */
  readonly atWork: readonly Opening[]
}

/** Asks the program every question about everything, in the name of somebody who holds these bonds. */
export function decisionsOn(
  { openings }: Published,
  held: Case['bonds'],
  ask: typeof may = may,
): Decisions {
  const wrong: string[] = []
  const atWork: Opening[] = []
  let cases = 0
  for (const one of everywhere(held)) {
    const { viewer, bounds } = play(one)
    const relations = heldIn(one)
    for (const [object, act, letters] of questionsOf(openings)) {
      const open = letters.filter(
        ({ relation, condition }) =>
          relations.has(relation) && (!condition || one.age === 'twelve'),
      )
      const expected = open.length > 0 && !forbidden(one, object, act)
      const found = ask(viewer, act as never, object, bounds)
      cases += 1
      if (found !== expected) wrong.push(tale(one, `${act} ${object}`, found))
      if (found) atWork.push(...open)
    }
  }
  return { cases, wrong, atWork }
}

type Question = readonly [LawObject, Act, readonly Opening[]]

const known = new WeakMap<readonly Opening[], readonly Question[]>()

/** Every act on every object, with the letters of the table for it. */
function questionsOf(openings: readonly Opening[]): readonly Question[] {
  const questions = known.get(openings) ?? askAll(openings)
  known.set(openings, questions)
  return questions
}

function askAll(openings: readonly Opening[]): readonly Question[] {
  return (Object.keys(law) as LawObject[]).flatMap((object) =>
    acts
      .filter((act) => act in law[object])
      .map((act): Question => {
        const letters = openings.filter((one) => one.object === object && one.act === act)
        return [object, act, letters]
      }),
  )
}

function* everywhere(bonds: Case['bonds']): Generator<Case> {
  for (const thing of Object.values(things)) {
    for (const age of Object.keys(ages) as Age[]) {
      for (const isElsewhere of [false, true]) yield { bonds, thing, age, isElsewhere }
    }
  }
}

/** Rules D1, D10 and D13 of the page. D2 and D4 leave no bond standing. */
function forbidden(one: Case, object: LawObject, act: Act): boolean {
  const isOfOthers = object === 'affiliation' && act === 'create' && !one.thing.of
  return one.isElsewhere || isOfOthers || isToThemselves(one, object, act)
}

function isToThemselves({ bonds, thing }: Case, object: LawObject, act: Act): boolean {
  const has = (mark: keyof Bond) => bonds.some(({ bond, term }) => bond[mark] && terms[term].holds)
  const isGrant = ['affiliation', 'guardianship', 'classroom membership'].includes(object)
  // A guardianship is the child's, and not its guardian's.
  const isTheirs = thing.child === true && has('owns') && object !== 'guardianship'
  const toThemselves = (isTheirs || has('gains')) && !has('operates')
  return isGrant && ['create', 'edit'].includes(act) && toThemselves
}

function tale({ bonds: held, thing, ...facts }: Case, question: string, found: boolean): string {
  const name = <Value>(of: Readonly<Record<string, Value>>, value: Value) =>
    Object.keys(of).find((one) => of[one] === value)
  const they = held.map(({ bond, term }) => `${name(bonds, bond)} (${term})`).join(', ')
  return `${they}; ${name(things, thing)}; ${JSON.stringify(facts)}: ${question} is ${found}`
}
