import type { Child } from 'hono/jsx'
import { useSay } from './context.ts'
import { uiWords } from './words.ts'

interface Props {
  /** What the table shows, said above it. */
  caption: string
  heads: readonly Child[]
  /** With an id, how far it was moved is kept when the page changes. */
  id?: string | undefined
  children?: Child
}

/** A table that a narrow screen moves sideways inside its own frame, by touch or by keyboard. */
export function Table({ caption, heads, id, children }: Props) {
  const say = useSay()
  return (
    <section
      id={id}
      class="table"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabindex={0}
      aria-label={say(uiWords.scrollable, { name: caption })}
    >
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col">{head}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
