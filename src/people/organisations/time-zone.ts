/** A place of the earth by whose clocks the days of an organisation begin and end, as `Pacific/Auckland`. */
export interface ZoneChoice {
  readonly zone: string
  /** The part of the earth, as `Pacific`; nothing for the time that no place keeps. */
  readonly region: string
  /** The place within it, as it is read: `New York`. */
  readonly place: string
}

/** Every time zone that can be chosen, by region and place. */
export function zoneChoices(): readonly ZoneChoice[] {
  return [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]
    .filter((zone) => zone === 'UTC' || zone.includes('/'))
    .map(choiceOf)
    .toSorted((one, other) => (one.zone < other.zone ? -1 : 1))
    .toSorted((one, other) => (one.region < other.region ? -1 : one.region > other.region ? 1 : 0))
}

function choiceOf(zone: string): ZoneChoice {
  const [region = '', ...place] = zone.split('/')
  if (place.length === 0) return { zone, region: '', place: zone }
  return { zone, region, place: place.join(', ').replaceAll('_', ' ') }
}

/** The time zone of this name, however its letters are written; nothing where there is none. Hours from UTC alone are none. */
export function zoneNamed(text: string): string | undefined {
  if (!/^[a-z]/i.test(text)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
