/** One thing that was measured, several times over, in one unit. */
export interface Figure {
  readonly what: string
  readonly unit: Unit
  readonly values: readonly number[]
  /** What is measured beside it in the same unit is told as so many times this. */
  readonly isReference?: true
  /** What has been promised: at most this. */
  readonly atMost?: number
}

export type Unit = 'ms' | 'queries' | 'transactions' | 'bytes' | 'bytes gzip' | 'MB' | 'times'

/** A figure in brief, beside its references. */
export interface Compared extends Omit<Figure, 'values'> {
  readonly median: number
  readonly min: number
  readonly max: number
  readonly times: number
  /** How many times each reference it is, by the reference's name. */
  readonly ratios: Readonly<Record<string, number>>
}

/** Compares the figures of one group with the references among them, which were taken at the same time. */
export function compare(figures: readonly Figure[]): readonly Compared[] {
  const references = figures.filter(({ isReference }) => isReference)
  return figures.map(({ values, ...figure }) => {
    const median = medianOf(values)
    const beside = references.filter(({ unit }) => unit === figure.unit)
    const ratios = beside.map((one) => [one.what, rounded(median / medianOf(one.values))])
    return {
      ...figure,
      median: rounded(median),
      min: rounded(Math.min(...values)),
      max: rounded(Math.max(...values)),
      times: values.length,
      ratios: Object.fromEntries(ratios) as Record<string, number>,
    }
  })
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, middle + 1)
  return (low + high) / 2
}

/** Three figures that mean something. */
function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3))
}

/** How long a work took, in milliseconds, and what came of it. */
export async function clocked<Result>(
  work: () => Promise<Result>,
): Promise<{ ms: number; result: Result }> {
  const begun = performance.now()
  const result = await work()
  return { ms: performance.now() - begun, result }
}

/** How long each of so many turns took; the first ones, in which Node and PostgreSQL warm up, do not count. */
export async function timed(
  { turns, warmUp = 0 }: { turns: number; warmUp?: number },
  work: (turn: number) => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = []
  for (let turn = -warmUp; turn < turns; turn++) {
    const { ms } = await clocked(() => work(turn))
    if (turn >= 0) times.push(ms)
  }
  return times
}

/** Stops a run that would measure something other than it says. */
export function expect(holds: boolean, what: string): void {
  if (!holds) throw new Error(`This is not what was to be measured: ${what}.`)
}
