import type { Id } from '../../platform/id.ts'
import type { Standing } from '../../platform/viewer.ts'
import type { Companion, Tie } from './store.ts'

type Place = Id<'classroom'> | Id<'circle'>

/** Where a person stands, made of their own ties and of those who are in the same places. */
export function standingFrom(
  self: Id<'person'>,
  ties: readonly Tie[],
  companions: readonly Companion[],
  led: readonly Id<'organisation'>[],
): Standing {
  const to = <Kind extends string>(...kinds: Tie['tie'][]) =>
    unique(ties.filter(({ tie }) => kinds.includes(tie)).map((tie) => tie.to as string as Id<Kind>))
  const others = companions.filter(({ person }) => person !== self)
  const learnersIn = (places: readonly Place[]) =>
    unique(
      others
        .filter(({ role, place }) => role === 'learner' && places.includes(place))
        .map(({ person }) => person),
    )
  const taught = to<'classroom'>('teaches')
  const guarded = to<'person'>('guards')
  return {
    known: unique([
      ...others.map(({ person }) => person),
      ...guarded,
      ...to<'person'>('is-guarded-by'),
    ]),
    peers: learnersIn(to<'classroom'>('learns-in')),
    learners: learnersIn(taught),
    children: guarded,
    audiences: to<'classroom' | 'circle'>('learns-in', 'teaches', 'is-in'),
    taught,
    invited: to<'circle'>('is-asked-into'),
    staffed: unique([...to<'organisation'>('works-in'), ...led]),
    led: unique(led),
  }
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}
