import type { Child } from 'hono/jsx'

interface Props {
  id?: string | undefined
  /** What can be done with it: below its words, or at their side where there is room. */
  deeds?: Child
  children?: Child
}

/** For a thing one can hold: a step, a request, a piece of work. All else lies on the paper. */
export function Card({ id, deeds, children }: Props) {
  return (
    <div class="card" id={id}>
      <div class="card-words">{children}</div>
      {deeds && <div class="card-deeds row">{deeds}</div>}
    </div>
  )
}
