import type { Drawing } from './marks.ts'

const ring = '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.5"/>'

/** The marks of a pursuit: each can be told from the others by its shape alone. */
export const states = {
  idea: {
    box: 24,
    lines:
      '<circle cx="12" cy="12" r="9" fill="none" stroke="currentColor" stroke-width="2.4" stroke-dasharray="3.6 3.47"/>',
  },
  next: { box: 24, lines: ring },
  going: { box: 24, lines: `${ring}<path d="M12 5.6a6.4 6.4 0 0 0 0 12.8z" fill="currentColor"/>` },
  stuck: {
    box: 24,
    lines:
      '<path d="M8.1 12V6.2M11.4 11.5V3.7M14.7 11.5V4.7M18 12.5V7.6M4.9 12.6l3.4 4" fill="none" stroke="currentColor" stroke-width="2.7" stroke-linecap="round"/>' +
      '<path d="M6.75 11.2h12.6V15c0 4-2.7 7-6.6 7-3 0-4.7-1.5-6-3.9z" fill="currentColor"/>',
  },
  met: {
    box: 24,
    lines:
      '<circle cx="12" cy="12" r="10.3" fill="currentColor"/>' +
      '<path d="M7.3 12.4l3.2 3.2 6.3-6.9" fill="none" stroke="var(--card)" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>',
  },
  help: {
    box: 24,
    lines:
      '<g fill="none" stroke="currentColor" stroke-width="2.5"><circle cx="8.2" cy="12" r="6.4"/><circle cx="15.8" cy="12" r="6.4"/></g>',
  },
  paused: {
    box: 24,
    lines: `${ring}<path d="M9.8 8.8v6.4M14.2 8.8v6.4" stroke="currentColor" stroke-width="2.4" stroke-linecap="round"/>`,
  },
  review: {
    box: 24,
    lines:
      '<path d="M12 3a9 9 0 1 1-9 9" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/><circle cx="12" cy="12" r="3" fill="currentColor"/>',
  },
  later: {
    box: 24,
    lines: '<circle cx="12" cy="12" r="5" fill="none" stroke="currentColor" stroke-width="2.4"/>',
  },
} as const satisfies Record<string, Drawing>
