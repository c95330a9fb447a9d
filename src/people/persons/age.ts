/** The bands in which what a child decides alone, and who reads along, differs. Derived from facts and never typed in. */
export type Band = 'under 6' | '6–9' | '10–12' | '13–15' | '16–17' | 'adult'

/** What tells how old somebody is. */
export interface KnownOfAge {
  /** The year and month of birth, as 2016-03. */
  readonly birthMonth: string | null
  /** The levels at school, as rosters have them: counted from 1, several with commas, or a word for what comes before. */
  readonly yearLevels: readonly string[]
}

/**
 * The band somebody is in on a day; nothing where nothing tells. Known to the month, a birthday counts from the first
 * of its month. Without it the levels at school tell, if all of them can be read, and whoever could be in two bands is
 * put in the older: a child may lose a reader by that, and never gains one. No level tells that somebody is an adult.
 */
export function bandOf({ birthMonth, yearLevels }: KnownOfAge, day: string): Band | undefined {
  const age = birthMonth === null ? oldestAt(yearLevels) : yearsBetween(birthMonth, day)
  return age === undefined ? undefined : bands.find(({ below }) => age < below)?.band
}

/** Whether a guardian reads also what the child keeps to themselves: until the thirteenth birthday. */
export function isYoung(band: Band | undefined): boolean {
  return band === 'under 6' || band === '6–9' || band === '10–12'
}

/** Whether nobody looks after them any longer: from the eighteenth birthday. */
export function isGrownUp(band: Band | undefined): boolean {
  return band === 'adult'
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

/** The age that a child at these levels reaches in the year at the latest; nothing where one of them says nothing. */
function oldestAt(yearLevels: readonly string[]): number | undefined {
  const told = yearLevels.flatMap((list) => list.split(','))
  const levels = told.map(levelCalled).filter((level) => level !== undefined)
  if (levels.length === 0 || levels.length < told.length) return undefined
  return Math.min(Math.max(...levels) + 6, 17)
}

function levelCalled(name: string): number | undefined {
  const word = name.trim().toUpperCase()
  if (beforeTheFirst.has(word)) return 0
  return /^\d{1,2}$/.test(word) ? Number(word) : undefined
}

/** Codes of the Common Education Data Standards for what comes before the first level, and a short one for its last year. */
const beforeTheFirst: ReadonlySet<string> = new Set(['IT', 'PR', 'PK', 'TK', 'KG', 'K'])
