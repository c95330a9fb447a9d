import { TypeOverrides, types } from 'pg'

const { builtins } = types

/**
 * How PostgreSQL's values arrive in TypeScript. A day stays text: read as a moment in Auckland,
 * 1 August would become 31 July. Counts are small enough for numbers.
 */
export function typeParsers(): TypeOverrides {
  const parsers = new TypeOverrides()
  parsers.setTypeParser(builtins.DATE, (text) => text)
  parsers.setTypeParser(builtins.INT8, Number)
  parsers.setTypeParser(builtins.NUMERIC, Number)
  return parsers
}
