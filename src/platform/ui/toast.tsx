import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'

/** What the last deed did, and a way back if there is one. Plain text on the page: it waits to be read. */
export function Toast({ undo, children }: { undo?: Child; children?: Child }) {
  return (
    <div class="toast">
      <p>{children}</p>
      {undo}
    </div>
  )
}

/** What is kept on this device until the line is back. */
export function Waiting({ children }: { children?: Child }) {
  return (
    <p class="waiting">
      <Mark of="clock" />
      <span>{children}</span>
    </p>
  )
}
