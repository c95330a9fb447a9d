import type { Child } from 'hono/jsx'

/** The one joy: a goal is met and its ring closes. Under reduced motion it simply is closed. */
export function ClosedRing({ label, children }: { label: string; children?: Child }) {
  return (
    <div class="joy">
      <svg viewBox="0 0 64 64" role="img" aria-label={label}>
        <circle class="joy-track" cx="32" cy="32" r="26" />
        <circle class="joy-run" cx="32" cy="32" r="26" pathLength="100" />
        <circle class="joy-fill" cx="32" cy="32" r="29" />
        <path class="joy-tick" pathLength="100" d="M21 33l8 8 15-17" />
      </svg>
      <div>{children}</div>
    </div>
  )
}
