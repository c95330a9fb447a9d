import type { Id } from '../../../platform/id.ts'
import { rightsTold, writtenRelationship } from '../exporting/relations.ts'
import type { KeptRows } from './kept.ts'

type Guardianship = KeptRows['guardianships']

/** How fully somebody looks after a child as a person here said it, and when. */
export interface Word extends Two {
  readonly rights: Guardianship['rights']
  readonly settled_at: Date
}

interface Two {
  readonly guardian_id: Id<'person'>
  readonly child_id: Id<'person'>
}

/** The last word on each two, whatever became of the link of which it was said; of two at one moment, the one that opens less. */
export function lastWords(words: readonly Word[]): ReadonlyMap<string, Word> {
  const rank = ({ rights }: Word) => (rights === 'limited' ? 1 : 0)
  const inOrder = words.toSorted(
    (one, other) => Number(one.settled_at) - Number(other.settled_at) || rank(one) - rank(other),
  )
  return new Map(inOrder.map((one) => [pairOf(one), one]))
}

function pairOf({ guardian_id, child_id }: Two): string {
  return `${guardian_id} ${child_id}`
}

/** What people here settled, and the rows that are not of the roster. */
export interface OthersWords {
  readonly settled: ReadonlyMap<string, Word>
  readonly byHand: ReadonlySet<string>
}

/**
 * What two are to each other by a roster that says so, and how fully the child is looked after by it. Where a
 * person here settled that, no roster opens more; it opens less where it comes to say less than it said before.
 */
export function standingBy(
  { relationship, ...two }: Two & Pick<Guardianship, 'relationship'>,
  kept: Guardianship | undefined,
  { settled, byHand }: OthersWords,
): Pick<Guardianship, 'relationship' | 'rights' | 'settled_at'> {
  const said = rightsTold(relationship)
  const word = wordOn(kept, settled.get(pairOf(two)))
  if (word) {
    const isLess = said === 'limited' && (!kept || rightsSaidBefore(kept) === 'full')
    return { relationship, ...word, ...(isLess && { rights: said }) }
  }
  // What only another roster said is that one's to change.
  if (kept && byHand.has(kept.id)) {
    return { relationship: kept.relationship, rights: kept.rights }
  }
  return { relationship, rights: said }
}

/** What was settled last of two, at the moment that the row itself has where it is as late. */
function wordOn(
  kept: Guardianship | undefined,
  last: Word | undefined,
): Pick<Word, 'rights' | 'settled_at'> | undefined {
  const { rights, settled_at } = kept ?? {}
  if (!rights || !settled_at || (last && last.settled_at > settled_at)) {
    return last && { rights: last.rights, settled_at: last.settled_at }
  }
  const isAsLate = last && last.settled_at >= settled_at
  return { rights: isAsLate ? last.rights : rights, settled_at }
}

function rightsSaidBefore({ relationship }: Guardianship): Guardianship['rights'] {
  return rightsTold(writtenRelationship(relationship))
}
