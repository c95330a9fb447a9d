import type { Compared, Unit } from './figure.ts'

/** A figure, the group it belongs to, and how much else this machine had to do at the time. */
export interface Row extends Compared {
  readonly group: string
  readonly load: number
}

const headings = ['', 'median', 'min–max', 'times', 'as many times as', 'promised', 'load'] as const

/** All figures as one table, for a terminal of a good width. */
export function tableOf(rows: readonly Row[]): string {
  const cells = [headings, ...rows.map((row, at) => cellsOf(row, rows[at - 1]))]
  const widths = headings.map((_, column) =>
    Math.max(...cells.map((line) => line[column]?.length ?? 0)),
  )
  return cells.map((line) => lineOf(line, widths)).join('\n')
}

function lineOf(line: readonly string[], widths: readonly number[]): string {
  return line
    .map((cell, column) => cell.padEnd(widths[column] ?? 0))
    .join('  ')
    .trimEnd()
}

function cellsOf(row: Row, before: Row | undefined): string[] {
  const { group, what, unit, isReference, median, min, max, times, ratios, load } = row
  const ratio = Object.entries(ratios).map(([name, value]) => `${grouped(value)} × ${name}`)
  return [
    `${group === before?.group ? ' '.repeat(group.length) : group}  ${what}`,
    written(median, unit),
    min === max ? '' : `${written(min, unit)} – ${written(max, unit)}`,
    String(times),
    isReference ? '(reference)' : ratio.join(', '),
    promiseOf(row),
    load.toFixed(1),
  ]
}

function promiseOf({ median, unit, atMost }: Row): string {
  if (atMost === undefined) return ''
  const share = (median / atMost).toFixed(2)
  return `≤ ${written(atMost, unit)}: ${median <= atMost ? 'ok' : 'over'} (${share} of it)`
}

function written(value: number, unit: Unit): string {
  if (unit === 'ms' && value >= 1000) return `${(value / 1000).toFixed(2)} s`
  return `${grouped(value)} ${unit}`
}

function grouped(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: value < 1000 ? 3 : 15 })
}
