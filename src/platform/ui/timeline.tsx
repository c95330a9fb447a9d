import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'
import type { MarkName } from './marks.ts'

/** What has happened, newest first, on one line. It holds `Moment`s. */
export function Timeline({ label, children }: { label?: string; children?: Child }) {
  return (
    <ol class="timeline" aria-label={label}>
      {children}
    </ol>
  )
}

interface MomentProps {
  mark: MarkName
  when: Child
  /** The same moment for machines: `2026-08-01`. */
  datetime?: string | undefined
  children?: Child
}

/** One thing that happened. */
export function Moment({ mark, when, datetime, children }: MomentProps) {
  return (
    <li>
      <span class="dot">
        <Mark of={mark} />
      </span>
      <div class="moment">
        {datetime === undefined ? (
          <p class="when">{when}</p>
        ) : (
          <time datetime={datetime}>{when}</time>
        )}
        {children}
      </div>
    </li>
  )
}
