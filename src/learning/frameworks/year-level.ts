/**
 * The years at school that a level is about, however it is written: 5, 05, Year 5, 5th grade, K, 3–5, HS, or several
 * of these. None where it is not about years, as Advanced. 0 is the year before the first, and -1 what comes before it.
 */
export function yearsIn(level: string): readonly number[] {
  const years = level
    .slice(0, longest)
    .split(/[,;/&]|\band\b/i)
    .flatMap(yearsCalled)
  return [...new Set(years)].toSorted((a, b) => a - b)
}

/** More signs than any list of years has. */
const longest = 200

/**
 * How well a level suits somebody at this year level: 1 where both are about the same years, the less the more years
 * only one of them is about, and 0 where they share none.
 */
export function fitOf(level: string, yearLevel: string): number {
  const [these, theirs] = [yearsIn(level), yearsIn(yearLevel)]
  const shared = these.filter((year) => theirs.includes(year)).length
  return shared && shared / new Set([...these, ...theirs]).size
}

function yearsCalled(text: string): readonly number[] {
  const name = bare(text)
  const [, from = '', to = ''] = /^(\S+)\s*(?:[-–—]|\bto\b)\s*(\S+)$/.exec(name) ?? []
  const first = yearsNamed(from)
  const last = yearsNamed(to)
  return yearsNamed(name) ?? (first && last ? span([...first, ...last]) : [])
}

/** Without the word that says that it is a year. */
function bare(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^(?:years?|grades?)\s+/, '')
    .replace(/\s+(?:year|grade)$/, '')
}

function yearsNamed(name: string): readonly number[] | undefined {
  const [, digits] = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(name) ?? []
  return digits === undefined ? stages.get(name) : [Number(digits)]
}

/** From the first of these years to the last. */
function span(years: readonly number[]): readonly number[] {
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, at) => first + at)
}

/**
 * Levels that are not numbers: codes of the Common Education Data Standards for what comes before the first year, what
 * several countries call it, and the stages of American schools. High school goes on to the last year of any school.
 */
const stages: ReadonlyMap<string, readonly number[]> = new Map(
  [
    { years: [-1], names: ['it', 'pr', 'pk', 'prek', 'pre-k', 'preschool'] },
    { years: [0], names: ['tk', 'kg', 'k', 'kindergarten', 'reception', 'foundation'] },
    { years: span([0, 5]), names: ['es', 'elementary school'] },
    { years: span([6, 8]), names: ['ms', 'middle school'] },
    { years: span([9, 13]), names: ['hs', 'high school'] },
  ].flatMap(({ years, names }) => names.map((name) => [name, years] as const)),
)
