import type { Child } from 'hono/jsx'
import { useSay } from './context.ts'
import { Mark } from './mark.tsx'
import type { StateName } from './marks.ts'
import { uiWords } from './words.ts'

/** A goal on a path: its state, what it is called, where it leads. */
export interface Step {
  readonly state: StateName
  readonly title: Child
  readonly href?: string | undefined
}

interface RibbonProps {
  label: string
  steps: readonly (Step & { readonly current?: boolean | undefined })[]
}

/** The path before and after one goal. On a phone only the nearest stand beside it. */
export function Ribbon({ label, steps }: RibbonProps) {
  const say = useSay()
  const here = steps.findIndex(({ current }) => current)
  return (
    <nav aria-label={label}>
      <ol class="ribbon">
        {steps.map(({ state, title, href, current }, place) => (
          <li
            class={here >= 0 && Math.abs(place - here) > 1 ? 'far' : undefined}
            aria-current={current ? 'step' : undefined}
          >
            <Mark of={state} label={say(uiWords[state])} />
            {href === undefined || current ? <span>{title}</span> : <a href={href}>{title}</a>}
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface ThreadProps {
  label: string
  goals: readonly (Step & {
    /** The word of its state and what else is quiet about it: "Going · yesterday". */
    readonly note?: Child
  })[]
}

/** A few live goals as rings on one thread: beside each other where there is room, else below. */
export function Thread({ label, goals }: ThreadProps) {
  const say = useSay()
  return (
    <ol class="thread" aria-label={label}>
      {goals.map(({ state, title, href, note }) => (
        <li>
          <a href={href}>
            <Mark of={state} />
            <span class="thread-title">{title}</span>
            <span class="thread-note">{note ?? say(uiWords[state])}</span>
          </a>
        </li>
      ))}
    </ol>
  )
}
