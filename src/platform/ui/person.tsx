import { useSay } from './context.ts'
import { initials, tintOf } from './initials.ts'
import { isPicture } from './marks.ts'
import { uiWords } from './words.ts'

/** Somebody as a page shows them. The picture and tint are their own choice; without one, initials. */
export interface Someone {
  readonly name: string
  readonly picture?: string | null | undefined
  readonly tint?: number | null | undefined
}

interface Props {
  person: Someone
  size?: 'small' | 'big' | undefined
}

/** A person: their mark, and always their name beside it. */
export function Person({ person, size, href }: Props & { href?: string | undefined }) {
  return (
    <span class="person">
      <Face person={person} size={size} />
      {href === undefined ? <span>{person.name}</span> : <a href={href}>{person.name}</a>}
    </span>
  )
}

/** The mark alone, for where the name stands beside it anyway. Nobody hears it read out. */
export function Face({ person, size }: Props) {
  const tint =
    person.tint && person.tint >= 1 && person.tint <= 8 ? person.tint : tintOf(person.name)
  return (
    <span class={`face tint-${tint}${size ? ` ${size}` : ''}`} aria-hidden="true">
      {isPicture(person.picture) ? (
        <svg>
          <use href={`#m-${person.picture}`} />
        </svg>
      ) : (
        initials(person.name)
      )}
    </span>
  )
}

/** Several people's marks, one over the edge of the next, with all the names for those who listen. */
export function Faces({ people, most = 5 }: { people: readonly Someone[]; most?: number }) {
  const say = useSay()
  const names = new Intl.ListFormat(say.locale.formatTags).format(people.map(({ name }) => name))
  const more = people.length - most
  return (
    <span class="faces">
      {people.slice(0, most).map((person) => (
        <Face person={person} />
      ))}
      {more > 0 && (
        <span class="small soft" aria-hidden="true">
          {say(uiWords.andOthers, { count: more })}
        </span>
      )}
      <span class="unseen">{names}</span>
    </span>
  )
}
