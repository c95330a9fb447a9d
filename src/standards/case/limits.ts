/** What a package may weigh before it is refused; twice the largest public framework we know of. */
export const limits = {
  bytes: 48 * 1024 * 1024,
  depth: 64,
  competencies: 50_000,
  links: 250_000,
  problems: 1_000,
} as const
