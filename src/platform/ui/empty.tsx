import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'
import type { MarkName } from './marks.ts'

interface Props {
  title: string
  mark?: MarkName | undefined
  /** What will be here. */
  says?: Child
  /** The one thing to do now. */
  children?: Child
}

/** A place with nothing in it yet: what will be here, and the one thing to do now. */
export function Empty({ title, mark = 'idea', says, children }: Props) {
  return (
    <div class="empty">
      <Mark of={mark} size="big" />
      <h3>{title}</h3>
      {says && <p class="soft">{says}</p>}
      {children}
    </div>
  )
}
