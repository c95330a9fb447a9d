/**
 * The texts that a check constraint on one column allows, when that is all it says. PostgreSQL writes
 * `check (x in ('a', 'b'))` as `CHECK ((x = ANY (ARRAY['a'::text, 'b'::text])))`, and one for an array
 * column as `<@`.
 */
export function valuesOf(check: string): string[] | undefined {
  const inside = oneOf.exec(check)?.[1] ?? within.exec(check)?.[1] ?? just.exec(check)?.[1]
  if (inside === undefined) return undefined
  return [...inside.matchAll(literal)].map(([, text = '']) => text.replaceAll("''", "'"))
}

const text = String.raw`'(?:[^']|'')*'::text`
const column = String.raw`(?:\w+|"[^"]+")`
const list = String.raw`ARRAY\[(${text}(?:, ${text})*)\]`
const oneOf = new RegExp(String.raw`^CHECK \(\(${column} = ANY \(${list}\)\)\)$`)
const within = new RegExp(String.raw`^CHECK \(\(${column} <@ ${list}\)\)$`)
const just = new RegExp(String.raw`^CHECK \(\(${column} = (${text})\)\)$`)
const literal = /'((?:[^']|'')*)'::text/g
