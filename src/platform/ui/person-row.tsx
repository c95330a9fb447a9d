import type { Child } from 'hono/jsx'
import { Face } from './person.tsx'
import type { Someone } from './person.tsx'

interface Props {
  person: Someone
  href?: string | undefined
  /** What follows the name in the same sentence: "is on paragraphs too." */
  does?: Child
  /** Their own words. */
  says?: Child
  /** A quiet line: when, where, how long. */
  note?: Child
  /** What can be done about it. */
  children?: Child
}

/** Somebody beside a sentence about them, and what can be done. */
export function PersonRow({ person, href, does, says, note, children }: Props) {
  return (
    <div class="who">
      <Face person={person} size="big" />
      <div class="who-words">
        <p>
          <strong>{href === undefined ? person.name : <a href={href}>{person.name}</a>}</strong>
          {does && <> {does}</>}
        </p>
        {says && <p class="soft says">{says}</p>}
        {note && <p class="small soft">{note}</p>}
      </div>
      {children && <div class="row tight">{children}</div>}
    </div>
  )
}
