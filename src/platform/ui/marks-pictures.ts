import type { Drawing } from './marks.ts'

const line = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round"'

/** Pictures a person may choose to stand for them: things anyone may like, nobody's likeness. */
export const pictures = {
  hill: {
    box: 40,
    lines:
      '<circle cx="27" cy="13" r="5" fill="currentColor" opacity=".55"/><path d="M-1 31Q9 17 19 27T41 23V41H-1z" fill="currentColor"/>',
  },
  wave: {
    box: 40,
    lines: `<path d="M-3 14q5.5-7 11.5 0t11.5 0 11.5 0 11.5 0M-8 23q5.5-7 11.5 0t11.5 0 11.5 0 11.5 0 11.5 0M-3 32q5.5-7 11.5 0t11.5 0 11.5 0 11.5 0" ${line} stroke-width="3.2"/>`,
  },
  sun: {
    box: 40,
    lines: `<path d="M10.5 27a9.5 9.5 0 0 1 19 0z" fill="currentColor"/><path d="M20 8v4M8.8 13.500l2.8 2.700M31.2 13.500l-2.8 2.700M7 32h26" ${line} stroke-width="2.6"/>`,
  },
  leaf: {
    box: 40,
    lines: `<path d="M10 31C6 17 17 8 32 9c2 14-6 24-20 22z" fill="currentColor"/><path d="M8 34L24 17" stroke="var(--paper)" stroke-width="2" stroke-linecap="round"/>`,
  },
  moon: {
    box: 40,
    lines: '<path d="M24 7.500a13 13 0 1 0 9 19A12 12 0 0 1 24 7.500z" fill="currentColor"/>',
  },
  kite: {
    box: 40,
    lines: `<path d="M22 6l10 11-13 14L10 16z" fill="currentColor"/><path d="M19 31c-1 4-5 2-6 6" ${line} stroke-width="2.2"/><path d="M22 6l-3 25M10 16l22 1" stroke="var(--paper)" stroke-width="1.6"/>`,
  },
  boat: {
    box: 40,
    lines:
      '<path d="M7 25h26l-4.5 7h-17zM19 7v15.500H9.500zM22 11v11.500h8z" fill="currentColor"/>',
  },
  peak: {
    box: 40,
    lines:
      '<path d="M-1 35L14 11l8 13 4-5 15 16v6H-1z" fill="currentColor"/><path d="M14 11l4.2 6.8-4 2.2-4.3-2.300z" fill="var(--paper)" opacity=".75"/>',
  },
  shell: {
    box: 40,
    lines: `<path d="M7 28a13 13 0 0 1 26 0M13.5 28a6.5 6.5 0 0 1 13 0" ${line} stroke-width="3.2"/><circle cx="20" cy="28.5" r="2.4" fill="currentColor"/>`,
  },
  fish: {
    box: 40,
    lines:
      '<path d="M6 20c4-7 15-9.5 21-2l6-5c1.2 4.5 1.2 9.5 0 14l-6-5c-6 7.5-17 5-21-2z" fill="currentColor"/><circle cx="13" cy="18.8" r="1.7" fill="var(--paper)"/>',
  },
  seed: {
    box: 40,
    lines: `<path d="M20 33V19" ${line} stroke-width="2.8"/><path d="M20 20C11.5 20 9 14.5 9 9.500c7.5 0 11 4 11 10.500zM20 25c8 0 11-5 11-10-7.5 0-11 4-11 10z" fill="currentColor"/>`,
  },
  star: {
    box: 40,
    lines:
      '<path d="M20 5l3.7 11.300L35 20l-11.3 3.700L20 35l-3.7-11.300L5 20l11.3-3.700z" fill="currentColor"/>',
  },
} as const satisfies Record<string, Drawing>
