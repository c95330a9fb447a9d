import type { Id } from '../../platform/id.ts'
import { noStanding, type Standing } from '../../platform/viewer.ts'
import { bandOf, isGrownUp, isYoung } from '../persons/age.ts'
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
  const { ties, companions, led, administered } = facts
  const to = <Kind extends string>(...kinds: Tie['tie'][]) =>
    unique(ties.filter(({ tie }) => kinds.includes(tie)).map((tie) => tie.to as string as Id<Kind>))
  const others = companions.filter(({ person }) => person !== self)
  const among = (role: Companion['role'], places: readonly Place[], some = others) =>
    unique(
      some
        .filter((one) => one.role === role && places.includes(one.place))
        .map(({ person }) => person),
    )
  const company = others.filter(({ mayComeIn }) => mayComeIn)
  const taught = to<'classroom'>('teaches')
  const safeguarded = to<'organisation'>('safeguards')
  const teaching = to<'organisation'>('teaches-at')
  const coordinated = to<'organisation'>('coordinates')
  return {
    ...noStanding,
    known: unique([
      ...others.map(({ person }) => person),
      ...to<'person'>('guards', 'guards-with-limits', 'is-guarded-by'),
    ]),
    peers: among('learner', to<'classroom'>('learns-in'), company),
    mates: among('member', to<'circle'>('is-in'), company),
    learners: among('learner', taught),
    ...inCare({ full: to('guards'), limited: to('guards-with-limits') }, facts),
    looking: to<'person'>('looks-at'),
    audiences: to<'circle' | 'classroom'>('learns-in', 'teaches', 'is-in'),
    taught,
    teaching,
    invited: to<'circle'>('is-asked-into'),
    staffed: unique([
      ...to<'organisation'>('works-in'),
      ...teaching,
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

/** Those whom somebody still looks after, of all whose guardian they are: who has come of age is none of them. */
function inCare(
  guarded: Readonly<Record<'full' | 'limited', readonly Id<'person'>[]>>,
  { ages, day }: Facts,
): Pick<Standing, 'children' | 'young' | 'limited'> {
  const bands = new Map(ages.map((one) => [one.id, bandOf(one, day)]))
  const isChild = (one: Id<'person'>) => !isGrownUp(bands.get(one))
  const children = guarded.full.filter(isChild)
  return {
    children,
    young: children.filter((child) => isYoung(bands.get(child))),
    limited: guarded.limited.filter((one) => isChild(one) && !children.includes(one)),
  }
}

function unique<Item>(items: readonly Item[]): Item[] {
  return [...new Set(items)]
}
