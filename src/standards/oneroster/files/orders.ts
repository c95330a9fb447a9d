import { Refusal } from '../../../platform/errors.ts'
import { orderOf, type DayOrder, type Orders } from '../reading/day.ts'
import type { Line } from './csv-rows.ts'
import { limits } from './limits.ts'

/** Where the days of a file stand. */
export type DayColumns = readonly (readonly [column: string, index: number])[]

/** For each column with days, the orders in which they are written. */
export type OrdersOf = Readonly<Record<string, Orders>>

/**
 * In which order the days of a file are written: every row of a column bears witness, and a column none of
 * whose days gives it away goes by the other columns of its file. Nothing is kept but what was seen, so that
 * the longest file costs no memory.
 */
export async function ordersIn(
  lines: AsyncIterable<readonly Line[]>,
  columns: DayColumns,
): Promise<OrdersOf> {
  const seen = columns.map(([column, index]) => ({ column, index, orders: new Set<DayOrder>() }))
  try {
    for await (const some of lines) {
      for (const { index, orders } of seen) {
        some.forEach(({ values }) => witness(values[index], orders))
      }
      if ((some.at(-1)?.line ?? 0) > limits.lines) break
    }
  } catch (error) {
    // What is broken behind here is named when it is read.
    if (!(error instanceof Refusal)) throw error
  }
  const all = new Set(seen.flatMap(({ orders }) => [...orders]))
  return Object.fromEntries(
    seen.map(({ column, orders }) => [column, orders.size > 0 ? orders : all]),
  )
}

function witness(value: string | undefined, orders: Set<DayOrder>): void {
  const order = value && orderOf(value.trim())
  if (order) orders.add(order)
}
