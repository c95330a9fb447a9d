import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'
import type { MarkName } from './marks.ts'

interface Props {
  id: string
  /** What the button says. */
  label: Child
  mark?: MarkName | undefined
  kind?: 'plain' | undefined
  children?: Child
}

/**
 * A little more, when asked for: the browser's own popover, which needs no JavaScript. A browser
 * that does not know it shows the words where they stand.
 */
export function Popover({ id, label, mark, kind, children }: Props) {
  return (
    <>
      <button type="button" class={kind ? `btn ${kind}` : 'btn'} popovertarget={id}>
        {mark && <Mark of={mark} />}
        {label}
      </button>
      <div id={id} class="popover" popover="auto">
        {children}
      </div>
    </>
  )
}
