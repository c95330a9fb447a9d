import { sql, type RawBuilder } from 'kysely'
import { written } from '../fold.ts'

/**
 * Names, folded where they are kept: for the order of a list, and for looking one up. Whatever is
 * compared must be folded by this too, on both sides. It asks for no extension and no collation.
 */
export function folded(text: RawBuilder<unknown>): RawBuilder<string> {
  const bare = sql<string>`lower(regexp_replace(normalize(${text}, nfd), '[\\u0300-\\u036f]', '', 'g'))`
  const plain = sql<string>`translate(${bare}, ${sql.lit(from)}, ${sql.lit(to)})`
  return long.reduce(
    (text, [letter, letters]) => sql`replace(${text}, ${sql.lit(letter)}, ${sql.lit(letters)})`,
    plain,
  )
}

const entries = Object.entries(written)
const long = entries.filter(([, letters]) => letters.length > 1)
// To PostgreSQL, a letter without a counterpart goes: those that stand for nothing come last.
const short = entries
  .filter(([, letters]) => letters.length < 2)
  .toSorted(([, a], [, b]) => b.length - a.length)
const from = short.map(([letter]) => letter).join('')
const to = short.map(([, letter]) => letter).join('')
