import type { Options } from 'intl-messageformat'

type Formatters = NonNullable<Options['formatters']>

/** How numbers and days are written, each way of writing made once. Days are those of this time zone. */
export function formattersIn(timeZone: string | undefined): Formatters {
  const here = timeZone === undefined ? {} : { timeZone }
  return {
    getNumberFormat: once((locales, how) => new Intl.NumberFormat(locales, how)),
    getDateTimeFormat: once(
      (locales, how) => new Intl.DateTimeFormat(locales, { ...here, ...how }),
    ),
    getPluralRules: once((locales, how) => new Intl.PluralRules(locales, how)),
  }
}

type Make<How, Format> = (locales: string | string[] | undefined, how: How | undefined) => Format

function once<How, Format>(make: Make<How, Format>): Make<How, Format> {
  const made = new Map<string, Format>()
  return (locales, how) => {
    const id = JSON.stringify([locales, how])
    const known = made.get(id) ?? make(locales, how)
    made.set(id, known)
    return known
  }
}
