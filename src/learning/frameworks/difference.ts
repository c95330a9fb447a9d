/** A row that came in from elsewhere and may come in again, known by its publisher's identifier. */
export interface Incoming {
  readonly identifier: string
  readonly ended_on: string | null
  /** Where it stands among the others. */
  readonly position?: number
}

/** What an import changes, and how much it finds saying what it said. */
export interface Difference<Row> {
  readonly added: readonly Row[]
  readonly changed: readonly Row[]
  /** What says the same, and stands in another place because others came or went. */
  readonly moved: readonly Row[]
  /** What is not in the package any more: to be ended, never to be deleted. */
  readonly gone: readonly Row[]
  readonly same: number
}

/**
 * What has to be written so that `stored` says what `incoming` says. Rows that are gone come back
 * as they are to stand: ended today, unless they had ended before.
 */
export function differenceBetween<Row extends Incoming>(
  stored: readonly Row[],
  incoming: readonly Row[],
  today: string,
): Difference<Row> {
  const before = new Map(stored.map((row) => [row.identifier, row]))
  const added: Row[] = []
  const changed: Row[] = []
  const moved: Row[] = []
  for (const row of incoming) {
    const old = before.get(row.identifier)
    before.delete(row.identifier)
    if (!old) added.push(row)
    else if (canonical({ ...old, position: row.position }) !== canonical(row)) changed.push(row)
    else if (old.position !== row.position) moved.push(row)
  }
  const gone = [...before.values()]
    .filter(({ ended_on }) => ended_on === null || ended_on > today)
    .map((row) => ({ ...row, ended_on: today }))
  return { added, changed, moved, gone, same: incoming.length - added.length - changed.length }
}

/** The same text for the same value, in whatever order the database kept its keys. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
