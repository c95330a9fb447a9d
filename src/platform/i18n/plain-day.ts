import type { Say } from './say.ts'

/** A day that is the same wherever it is read, such as `2026-06-30`, as it is written in the language of whoever reads it. */
export function plainDay(say: Pick<Say, 'locale'>, day: string): string {
  const format = { dateStyle: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(say.locale.formatTags, format).format(new Date(day))
}
