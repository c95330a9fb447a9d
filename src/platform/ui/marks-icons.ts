import type { Drawing } from './marks.ts'

const line =
  'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"'

/** Icons for deeds. A word always stands beside them. */
export const icons = {
  kith: {
    box: 32,
    lines:
      '<circle cx="16" cy="16" r="6.6" fill="none" stroke="currentColor" stroke-width="2.6"/><g fill="currentColor"><circle cx="16" cy="3.4" r="2.6"/><circle cx="28" cy="12.1" r="2.6"/><circle cx="23.4" cy="26.2" r="2.6"/><circle cx="8.6" cy="26.2" r="2.6"/><circle cx="4" cy="12.1" r="2.6"/></g>',
  },
  write: {
    box: 24,
    lines: `<path d="M5 19l1.2-4.6L16.6 4a2 2 0 0 1 2.8 0l.6.6a2 2 0 0 1 0 2.8L9.6 17.8zM14.5 6.2l3.3 3.3" ${line}/>`,
  },
  photo: {
    box: 24,
    lines: `<g ${line}><path d="M3.5 8.5a2 2 0 0 1 2-2h2L9 4h6l1.5 2.5h2a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z"/><circle cx="12" cy="12.8" r="3.6"/></g>`,
  },
  voice: {
    box: 24,
    lines: `<g ${line}><rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/></g>`,
  },
  draw: {
    box: 24,
    lines: `<path d="M3.5 17c3-7 5.5-9.5 7-8.5s-2.5 7-.5 8 5-7.5 7-7-.5 6 3.5 6.5" ${line}/>`,
  },
  clock: {
    box: 24,
    lines: `<g ${line}><circle cx="12" cy="12" r="9"/><path d="M12 7v5.3l3.2 2"/></g>`,
  },
  warn: {
    box: 24,
    lines: `<path d="M12 3.5L22 20.5H2zM12 10v5" ${line}/><circle cx="12" cy="17.8" r="1.2" fill="currentColor"/>`,
  },
  plus: { box: 24, lines: `<path d="M12 5v14M5 12h14" ${line}/>` },
  minus: { box: 24, lines: `<path d="M5 12h14" ${line}/>` },
  tick: { box: 24, lines: `<path d="M5 12.8l4.4 4.4L19 7" ${line}/>` },
  hear: {
    box: 24,
    lines: `<path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" fill="currentColor"/><path d="M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11" ${line}/>`,
  },
  people: {
    box: 24,
    lines: `<g ${line}><circle cx="8.5" cy="8" r="3.5"/><path d="M2.5 20c0-4 2.6-6.5 6-6.5s6 2.5 6 6.5M16 4.9a3.5 3.5 0 0 1 0 6.2M17.5 14c2.5.7 4 2.9 4 6"/></g>`,
  },
  search: {
    box: 24,
    lines: `<g ${line}><circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.4 15.4L21 21"/></g>`,
  },
  print: {
    box: 24,
    lines: `<path d="M7 8V3.5h10V8M7 17H4.5V8h15v9H17M7 14h10v6.5H7z" ${line}/>`,
  },
} as const satisfies Record<string, Drawing>
