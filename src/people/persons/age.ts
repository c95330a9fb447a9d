/** The bands in which what a child decides alone, and who reads along, differs. Derived from facts and never typed in. */
export type Band = 'under 6' | '6–9' | '10–12' | '13–15' | '16–17' | 'adult'

/** What tells how old somebody is. */
export interface KnownOfAge {
  /** The year and month of birth, as 2016-03. */
  readonly birthMonth: string | null
  /** The level at school, counted from 1, as rosters have it. */
  readonly yearLevel: string | null
}

/**
 * The band somebody is in on a day; nothing where nothing tells. Known to the month, a birthday counts from the first
 * of its month. Without it the level at school tells, and whoever could be in two bands is put in the older: a
 * child may lose a reader by that, and never gains one.
 */
export function bandOf({ birthMonth, yearLevel }: KnownOfAge, day: string): Band | undefined {
  const age = birthMonth === null ? oldestAt(yearLevel) : yearsBetween(birthMonth, day)
  return age === undefined ? undefined : bands.find(({ below }) => age < below)?.band
}

/** Whether a guardian reads also what the child keeps to themselves: until the thirteenth birthday. */
export function isYoung(band: Band | undefined): boolean {
  return band === 'under 6' || band === '6–9' || band === '10–12'
}

/** The age bands of the UK Age appropriate design code (ICO, 2020). */
const bands: readonly { readonly band: Band; readonly below: number }[] = [
  { band: 'under 6', below: 6 },
  { band: '6–9', below: 10 },
  { band: '10–12', below: 13 },
  { band: '13–15', below: 16 },
  { band: '16–17', below: 18 },
  { band: 'adult', below: Infinity },
]

function yearsBetween(month: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(month.slice(0, 4))
  return day.slice(5, 7) < month.slice(5, 7) ? years - 1 : years
}

/** The age that a child at this level reaches in the year at the latest. */
function oldestAt(yearLevel: string | null): number | undefined {
  const level = /^\d{1,2}$/.test(yearLevel ?? '') ? Number(yearLevel) : undefined
  return level === undefined ? undefined : level + 6
}
