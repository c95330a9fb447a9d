/**
 * What a package may be before it is refused: some ten thousand competencies with all that
 * links them, which take under 300 MB of memory on their way in.
 */
export const limits = {
  bytes: 16 * 1024 * 1024,
  depth: 64,
  competencies: 50_000,
  links: 250_000,
  problems: 1_000,
} as const
