/** Rows in portions that one statement bears. */
export function* batches<Row>(rows: readonly Row[], size = 1000): Generator<readonly Row[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size)
}
