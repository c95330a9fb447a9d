import type { Facts } from '../../../people/audit/deed.ts'
import { batches } from '../../../platform/db/batches.ts'
import type { RosterKind } from '../roster.ts'
import { admissionBy } from './admission.ts'
import type { Dated } from './days.ts'
import type { Change } from './difference.ts'
import type { KeptRows } from './kept.ts'

/** What a roster gives to somebody, or takes from them, by ids and one word. */
export interface Granted {
  readonly kind: GrantedKind
  /** Who comes to see or to decide, or whose status or birth changes. */
  readonly to: string
  /** Whom they look after, which classroom they teach, where they work; of a status, what it is now; of a birth, only that it changed. */
  readonly what: string
}

type GrantedKind = 'status' | 'birth' | Relation | 'guardian.limited' | `${Relation}.ended`
type Relation = 'guardian' | 'teaches' | `works.${string}`

/** What this change of a row gives or takes that has to be found later under the names of both. */
export function grantedBy<Kind extends RosterKind>(
  kind: Kind,
  change: Change<KeptRows[Kind]>,
): readonly Granted[] {
  const grants: Grants<KeptRows[Kind]> | undefined = granting[kind]
  return grants?.(change) ?? []
}

type Grants<Row> = (change: Change<Row>) => readonly Granted[]

const granting: { readonly [Kind in RosterKind]?: Grants<KeptRows[Kind]> } = {
  people(change) {
    const what = statusBy(change)
    const to = change.row.id
    return [
      ...(what === undefined ? [] : [{ kind: 'status', to, what } as const]),
      ...(isBornAnew(change) ? [{ kind: 'birth', to, what: 'changed' } as const] : []),
    ]
  },
  affiliations(change) {
    const { role, person_id: to, organisation_id: what } = change.row
    return role === 'learner' || role === 'guardian'
      ? []
      : related(`works.${role}`, change, { to, what })
  },
  enrolments(change) {
    const { role, person_id: to, classroom_id: what } = change.row
    return role === 'teacher' ? related('teaches', change, { to, what }) : []
  },
  guardianships(change) {
    const { verdict, row, before } = change
    const between = { to: row.guardian_id, what: row.child_id }
    const isSettledAnew = verdict === 'changed' && before && before.rights !== row.rights
    const given = related(
      'guardian',
      isSettledAnew ? { ...change, verdict: 'new' } : change,
      between,
    )
    return given.map((one) =>
      one.kind === 'guardian' && row.rights === 'limited'
        ? { ...one, kind: 'guardian.limited' }
        : one,
    )
  },
}

/** Whether a birth that was known becomes another: by it a child may be young, and looked after, for longer or no more. */
function isBornAnew({ row, before }: Change<KeptRows['people']>): boolean {
  const [told, known] = [row.birth_month, before?.birth_month]
  return Boolean(told && known && told !== known)
}

/** What somebody's status becomes by this change, if it becomes another. */
function statusBy(change: Change<KeptRows['people']>): string | undefined {
  const { verdict } = change
  return admissionBy(change) ?? (verdict === 'ended' || verdict === 'resumed' ? verdict : undefined)
}

/** A relation that begins or begins again, that holds longer than it would have, or that has ended. */
function related(
  kind: Relation,
  change: Change<Dated>,
  between: Pick<Granted, 'to' | 'what'>,
): readonly Granted[] {
  const { verdict } = change
  if (verdict === 'new' || verdict === 'resumed' || isLonger(change)) return [{ kind, ...between }]
  return verdict === 'ended' ? [{ kind: `${kind}.ended`, ...between }] : []
}

/** Whether an end that was set is taken away, or put off. */
function isLonger({ verdict, row, before }: Change<Dated>): boolean {
  const end = before?.ends_on ?? null
  return verdict === 'changed' && end !== null && (row.ends_on === null || row.ends_on > end)
}

/** As many as the facts of one entry hold: a pair is eighty characters, and facts are ten thousand at the most. */
export const mostInOne = 120

/**
 * What was given and taken, as the facts of as few entries as hold it: under the id of who gets, what. Every entry is of
 * one kind, which it names. Whoever gets several things of a kind stands in several.
 */
export function factsOfGrants(granted: readonly Granted[]): readonly GrantFacts[] {
  const turns = new Map<string, number>()
  const rounds = new Map<string, Granted[]>()
  for (const one of granted) {
    const gets = `${one.kind} ${one.to}`
    const turn = turns.get(gets) ?? 0
    turns.set(gets, turn + 1)
    const round = rounds.get(`${one.kind} ${turn}`)
    if (round) round.push(one)
    else rounds.set(`${one.kind} ${turn}`, [one])
  }
  return [...rounds.values()].flatMap((round) => [...batches(round, mostInOne)].map(factsOf))
}

type GrantFacts = Facts & { readonly kind: string }

function factsOf(round: readonly Granted[]): GrantFacts {
  const given = Object.fromEntries(round.map(({ to, what }) => [to, what]))
  return { ...given, kind: round[0]?.kind ?? '' }
}
