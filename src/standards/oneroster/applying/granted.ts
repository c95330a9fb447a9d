import type { Facts } from '../../../people/audit/deed.ts'
import { batches } from '../../../platform/db/batches.ts'
import type { RosterKind } from '../roster.ts'
import type { Change } from './difference.ts'
import type { KeptRows } from './kept.ts'

/** What a roster gives to somebody, or takes from them, by ids and one word. */
export interface Granted {
  readonly kind: GrantedKind
  /** Who comes to see or to decide, or whose status changes. */
  readonly to: string
  /** Whom they look after, which classroom they teach, where they work; of a status, what it is now. */
  readonly what: string
}

type GrantedKind = 'status' | Relation | `${Relation}.ended`
type Relation = 'guardian' | 'teaches' | `works.${string}`

/** What this change of a row gives or takes, if anything, that has to be found later under the names of both. */
export function grantedBy<Kind extends RosterKind>(
  kind: Kind,
  change: Change<KeptRows[Kind]>,
): Granted | undefined {
  const grants: Grants<KeptRows[Kind]> | undefined = granting[kind]
  return grants?.(change)
}

type Grants<Row> = (change: Change<Row>) => Granted | undefined

const granting: { readonly [Kind in RosterKind]?: Grants<KeptRows[Kind]> } = {
  people: ({ verdict, row }) =>
    verdict === 'ended' || verdict === 'resumed'
      ? { kind: 'status', to: row.id, what: verdict }
      : undefined,
  affiliations: ({ verdict, row }) =>
    row.role === 'learner' || row.role === 'guardian'
      ? undefined
      : related(`works.${row.role}`, verdict, { to: row.person_id, what: row.organisation_id }),
  enrolments: ({ verdict, row }) =>
    row.role === 'teacher'
      ? related('teaches', verdict, { to: row.person_id, what: row.classroom_id })
      : undefined,
  guardianships: ({ verdict, row }) =>
    related('guardian', verdict, { to: row.guardian_id, what: row.child_id }),
}

/** A relation that begins or begins again, or that has ended. */
function related(
  kind: Relation,
  verdict: Change<object>['verdict'],
  between: Pick<Granted, 'to' | 'what'>,
): Granted | undefined {
  if (verdict === 'new' || verdict === 'resumed') return { kind, ...between }
  return verdict === 'ended' ? { kind: `${kind}.ended`, ...between } : undefined
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
