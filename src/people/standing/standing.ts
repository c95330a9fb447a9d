import type { Id } from '../../platform/id.ts'
import { noStanding, type Standing } from '../../platform/viewer.ts'
import { bandOf, isYoung } from '../persons/age.ts'
import type { Child, Companion, Tie } from './store.ts'

type Place = Id<'classroom'> | Id<'circle'>

/** Everything from which a standing is made. */
export interface Facts {
  readonly ties: readonly Tie[]
  readonly companions: readonly Companion[]
  /** Organisations led and administered, with all that stand under them. */
  readonly led: readonly Id<'organisation'>[]
  readonly administered: readonly Id<'organisation'>[]
  readonly ages: readonly Child[]
  readonly day: string
}

/** Where a person stands, made of their own ties and of those who are in the same places. */
export function standingFrom(self: Id<'person'>, facts: Facts): Standing {
  const { ties, companions, led, administered, ages, day } = facts
  const to = <Kind extends string>(...kinds: Tie['tie'][]) =>
    unique(ties.filter(({ tie }) => kinds.includes(tie)).map((tie) => tie.to as string as Id<Kind>))
  const others = companions.filter(({ person }) => person !== self)
  const among = (role: Companion['role'], places: readonly Place[]) =>
    unique(
      others
        .filter((one) => one.role === role && places.includes(one.place))
        .map(({ person }) => person),
    )
  const taught = to<'classroom'>('teaches')
  const children = to<'person'>('guards')
  const limited = to<'person'>('guards-with-limits').filter((child) => !children.includes(child))
  const safeguarded = to<'organisation'>('safeguards')
  const coordinated = to<'organisation'>('coordinates')
  return {
    ...noStanding,
    known: unique([
      ...others.map(({ person }) => person),
      ...children,
      ...limited,
      ...to<'person'>('is-guarded-by'),
    ]),
    peers: among('learner', to<'classroom'>('learns-in')),
    mates: among('member', to<'circle'>('is-in')),
    learners: among('learner', taught),
    children,
    young: ages.filter((child) => isYoung(bandOf(child, day))).map(({ id }) => id),
    limited,
    looking: to<'person'>('looks-at'),
    audiences: to<'circle' | 'classroom'>('learns-in', 'teaches', 'is-in'),
    taught,
    invited: to<'circle'>('is-asked-into'),
    staffed: unique([
      ...to<'organisation'>('works-in'),
      ...led,
      ...administered,
      ...safeguarded,
      ...coordinated,
    ]),
    led: unique(led),
    administered: unique(administered),
    safeguarded,
    coordinated,
  }
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}
