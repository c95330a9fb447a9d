/** The numbers below a count in an order of chance (Fisher and Yates 1938, as Durstenfeld told it in 1964). */
export function shuffled(count: number, chance: () => number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at)
  for (let at = count - 1; at > 0; at -= 1) {
    const other = below(at + 1, chance)
    const one = order[at]!
    order[at] = order[other]!
    order[other] = one
  }
  return order
}

/** A whole number of chance from 0 to below a count. */
export function below(count: number, chance: () => number): number {
  return Math.floor(chance() * count)
}
