import type { Client } from 'pg'

/** A trigger off duty, or its function without one of its guards. */
export interface Disarmed {
  readonly name: string
  /** The tables at which it stands guard. */
  readonly tables: readonly string[]
  readonly statement: string
}

interface Routine {
  readonly name: string
  readonly tables: readonly string[]
  readonly definition: string
  readonly body: string
}

/** Every trigger off duty, and the function of every trigger that refuses, without each of its refusals and clauses in turn. */
export async function disarmedGuards(owner: Client): Promise<readonly Disarmed[]> {
  const { rows: triggers } = await owner.query<Disarmed>(
    `select relname || ': ' || tgname || ' is off duty' as name, array[relname::text] as tables,
        format('alter table %I disable trigger %I', relname, tgname) as statement
       from pg_trigger join pg_class on pg_class.oid = tgrelid
      where not tgisinternal and relnamespace = 'public'::regnamespace order by 1`,
  )
  const { rows: routines } = await owner.query<Routine>(
    `select proname as name, pg_get_functiondef(pg_proc.oid) as definition, prosrc as body,
        array_agg(distinct relname::text) as tables
       from pg_proc join pg_trigger on tgfoid = pg_proc.oid join pg_class on pg_class.oid = tgrelid
      where not tgisinternal and prosrc like '%raise %' and pronamespace <> 'seats'::regnamespace
      group by pg_proc.oid order by proname`,
  )
  const { rows: days } = await owner.query<Routine>(
    `select proname as name, pg_get_functiondef(oid) as definition, prosrc as body,
        array['affiliation'] as tables
       from pg_proc where pronamespace = 'seats'::regnamespace order by proname`,
  )
  const { rows: deeds } = await owner.query<Disarmed>(
    `select format('%s is entered by whoever works there', action) as name, array['audit_entry'] as tables,
        format('update audit.deed set doer = %L where action = %L', 'staffed', action) as statement
       from audit.deed where doer <> 'staffed' order by 1`,
  )
  return [
    ...triggers,
    ...deeds,
    ...routines.flatMap((routine) => disarmed(routine, weakened(routine.body))),
    ...days.flatMap((routine) => disarmed(routine, onTheServersDay(routine.body))),
  ]
}

function disarmed(
  { name, tables, definition, body }: Routine,
  bodies: readonly Weakened[],
): readonly Disarmed[] {
  return bodies.map(({ without, rest }) => ({
    name: `${name} without ${without}`,
    tables,
    statement: definition.replace(body, () => rest),
  }))
}

interface Weakened {
  readonly without: string
  readonly rest: string
}

/** A body of PL/pgSQL without each of its refusals, and without each clause of its conditions. */
export function weakened(body: string): readonly Weakened[] {
  const code = body.replaceAll(/--.*/g, (comment) => ' '.repeat(comment.length))
  return [...withoutRefusals(code), ...withoutClauses(code)]
}

function withoutRefusals(code: string): readonly Weakened[] {
  return [...code.matchAll(/raise \w+ using message = (?:format\()?'([^']*)'[^;]*;/g)].map(
    ({ 0: raise, 1: says, index }) => {
      const after = code.slice(index + raise.length)
      // In a branch the guard is passed; at the end whatever came so far is let through.
      const instead = after.trimStart().startsWith('end if') ? 'null;' : 'return new;'
      return { without: `“${says}”`, rest: code.slice(0, index) + instead + after }
    },
  )
}

function withoutClauses(code: string): readonly Weakened[] {
  return clausesIn(code)
    .filter(({ text }) => !text.includes('network_id ='))
    .map(({ text, from, to }) => ({
      without: text.replaceAll(/\s+/g, ' '),
      rest: `${code.slice(0, from)} ${code.slice(to)}`,
    }))
}

/** What day it is where the server stands, instead of at the school. */
function onTheServersDay(code: string): readonly Weakened[] {
  return [...code.matchAll(/\(now\(\) at time zone [\w.]+\)::date/g)].map(({ 0: day, index }) => ({
    without: day,
    rest: `${code.slice(0, index)}current_date${code.slice(index + day.length)}`,
  }))
}

interface Clause {
  readonly text: string
  /** What goes with it: the clause, and the word that joins it to the next. */
  readonly from: number
  readonly to: number
}

interface Joint {
  readonly word: string
  readonly at: number
  readonly depth: number
}

/** Everything that is joined to something else by `and` or `or`, however deep it stands. */
function clausesIn(code: string): readonly Clause[] {
  const joints = jointsIn(code)
  return joints.flatMap((joint, place) => {
    if (joint.word !== 'and' && joint.word !== 'or') return []
    const [before, next] = [neighbour(joints, place, -1), neighbour(joints, place, 1)]
    const left = { from: before.at + before.word.length, to: joint.at }
    const right = { from: joint.at + joint.word.length, to: next.at }
    const isTighter = (other: Joint) => isJoining(other) && other.word < joint.word
    return [
      // A clause between two goes with the tighter joint, or with the one before it.
      ...(isJoining(before) ? [] : [{ ...left, to: right.from, text: textOf(code, left) }]),
      ...(isTighter(next) ? [] : [{ ...right, from: joint.at, text: textOf(code, right) }]),
      ...(isJoining(before) && before.word === 'or' && joint.word === 'and'
        ? [{ from: left.from, to: right.from, text: textOf(code, left) }]
        : []),
    ]
  })
}

function isJoining({ word }: Joint): boolean {
  return word === 'and' || word === 'or'
}

function textOf(code: string, { from, to }: { from: number; to: number }): string {
  return code.slice(from, to).trim()
}

/** The nearest joint on this side that stands as deep, or what closes the brackets around. */
function neighbour(joints: readonly Joint[], place: number, step: 1 | -1): Joint {
  const { depth, at } = joints[place] as Joint
  for (let other = place + step; joints[other]; other += step) {
    const one = joints[other] as Joint
    if (one.depth <= depth) return one
  }
  return { word: '', at: step < 0 ? 0 : at, depth: 0 }
}

const words =
  /'[^']*'|[();,]|\b(?:if|elsif|where|when|on|using|then|loop|order by|for|limit|group by|returning|else|end|(?<!distinct )from|join|select|and|or)\b/g

/** Brackets, and the words between which a condition stands, with how deep they stand. */
function jointsIn(code: string): readonly Joint[] {
  const joints: Joint[] = []
  let depth = 0
  for (const { 0: word, index: at } of code.matchAll(words)) {
    if (word.startsWith("'")) continue
    if (word === '(') depth += 1
    joints.push({ word, at, depth })
    if (word === ')') depth -= 1
  }
  return joints
}
