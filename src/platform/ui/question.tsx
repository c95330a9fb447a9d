import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'
import type { MarkName } from './marks.ts'

interface Props {
  /** Also the id of the heading's section: where an address may lead. */
  id: string
  title: Child
  mark?: MarkName | undefined
  hint?: Child
  children?: Child
}

/** A part of a page: the question in the margin, its answer in the column; on a phone one below the other. */
export function Question({ id, title, mark, hint, children }: Props) {
  return (
    <section class="question" id={id} aria-labelledby={`${id}-title`}>
      <div>
        <h2 id={`${id}-title`}>
          {mark && <Mark of={mark} />}
          {title}
        </h2>
        {hint && <p class="small soft">{hint}</p>}
      </div>
      <div class="stack">{children}</div>
    </section>
  )
}
