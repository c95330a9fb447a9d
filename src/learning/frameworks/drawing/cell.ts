/** The place that a mark with its name below takes up, in pixels around the middle of the mark. */
export const cell = {
  width: 152,
  /** Between two columns, where lines may turn. */
  gap: 64,
  above: 32,
  below: 84,
  /** The half of a mark, and a little air. */
  mark: 26,
} as const

/** The height a passing line takes up. */
export const lane = 16

export interface Place {
  readonly x: number
  readonly y: number
}

export function xOf(column: number): number {
  return cell.width / 2 + column * (cell.width + cell.gap)
}
