import type { Client } from 'pg'
import { rules, type OpenTable } from '../../access/worlds/rules.ts'

/** A condition of row security without one of its clauses. */
export interface Shortened {
  readonly name: string
  readonly table: OpenTable
  /** What the policy is about: `SELECT`, or a way to write. */
  readonly on: string
  readonly statement: string
}

interface Policy {
  readonly name: string
  readonly table: OpenTable
  readonly on: string
  readonly using: string | null
  readonly check: string | null
}

/** Every policy of the tables that people come to, without each of its clauses in turn. */
export async function shortenedPolicies(owner: Client): Promise<readonly Shortened[]> {
  const { rows } = await owner.query<Policy>(
    `select policyname as name, tablename as table, cmd as on, qual as using, with_check as check
       from pg_policies where tablename = any ($1) and permissive = 'PERMISSIVE' and roles = '{kith_app}'
      order by tablename, policyname`,
    [Object.keys(rules)],
  )
  return rows.flatMap((policy) => {
    const { name, table, on } = policy
    return conditionsOf(policy).flatMap(([parts, condition]) =>
      shorter(condition)
        .filter(({ without }) => !without.includes("'app.network'"))
        .map(({ without, rest }) => ({
          name: `${table}: ${name} without ${without}`,
          table,
          on,
          statement: `alter policy ${name} on ${table} ${parts.map((part) => `${part} (${rest})`).join(' ')}`,
        })),
    )
  })
}

/** What must hold before and after says the same mostly, and then is one condition said twice. */
function conditionsOf({ using, check }: Policy): readonly (readonly [string[], string])[] {
  if (using !== null && using === check) return [[['using', 'with check'], using]]
  return [
    ...(using === null ? [] : [[['using'], using] as const]),
    ...(check === null ? [] : [[['with check'], check] as const]),
  ].map(([parts, condition]) => [[...parts], condition] as const)
}

interface Shorter {
  readonly without: string
  readonly rest: string
}

/** A condition without each of its clauses in turn, however deep they stand. */
export function shorter(condition: string): readonly Shorter[] {
  const bare = withoutBrackets(condition)
  const [joint, parts] = partsOf(bare)
  if (!joint) return []
  return parts.flatMap((part, at) => [
    { without: part, rest: parts.toSpliced(at, 1).join(joint) },
    ...shorter(part).map(({ without, rest }) => ({
      without,
      rest: parts.with(at, `(${rest})`).join(joint),
    })),
  ])
}

function partsOf(
  condition: string,
): readonly [joint: string | undefined, parts: readonly string[]] {
  for (const joint of [' OR ', ' AND ']) {
    const parts = splitAt(condition, joint)
    if (parts.length > 1) return [joint, parts]
  }
  return [undefined, [condition]]
}

/** Splits at a word that stands in no brackets and no quotes. */
function splitAt(text: string, joint: string): readonly string[] {
  const parts: string[] = []
  let [depth, from] = [0, 0]
  for (const { 0: sign, index } of text.matchAll(/'[^']*'|[()]| OR | AND /g)) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth > 0 || sign !== joint) continue
    parts.push(text.slice(from, index))
    from = index + joint.length
  }
  return [...parts, text.slice(from)]
}

function withoutBrackets(text: string): string {
  if (!text.startsWith('(')) return text
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/'[^']*'|[()]/g)) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (depth === 0) return index === text.length - 1 ? withoutBrackets(text.slice(1, -1)) : text
  }
  return text
}
