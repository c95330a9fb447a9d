import type { Say } from '../../platform/i18n/say.ts'

/** What clocks show in a time zone at this moment, with the day of the week. */
export function timeIn(say: Pick<Say, 'locale'>, timeZone: string, now: Date): string {
  const format = { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZone } as const
  return new Intl.DateTimeFormat(say.locale.formatTags, format).format(now)
}
