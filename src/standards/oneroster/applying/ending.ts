import type { Say } from '../../../platform/i18n/say.ts'
import type { RosterKind } from '../roster.ts'
import { rosterWords as words } from '../words.ts'
import type { ChangeCounts } from './difference.ts'

/** That many of a kind would end, of all that hold today. Whoever is suspended is still here, and shut out all the same. */
export interface Ending {
  readonly kind: EndingKind
  readonly ending: number
  readonly here: number
}

export const endingKinds = [
  'people',
  'suspended',
  'classes',
  'affiliations',
  'enrolments',
  'guardianships',
] as const satisfies readonly (RosterKind | 'suspended')[]

export type EndingKind = (typeof endingKinds)[number]

/**
 * The kinds of which so much would end that somebody must say yes to it first: it may be the roster of
 * another school, or a file of which nothing arrived but its headings.
 */
export function manyEndings(
  changes: Readonly<Record<RosterKind, ChangeCounts>>,
  here: Readonly<Record<RosterKind, number>>,
  suspended = 0,
): Ending[] {
  return endingKinds
    .map((kind) =>
      kind === 'suspended'
        ? { kind, ending: suspended, here: here.people }
        : { kind, ending: changes[kind].ended, here: here[kind] },
    )
    .filter(isMany)
}

/**
 * More than a fifth. Of anything but people a few may end without a word, unless nothing would be left of
 * several: a home with four classes closes one when it likes.
 */
export function isMany({ kind, ending, here }: Ending): boolean {
  const isAll = ending === here && here > 1
  const isFew = kind !== 'people' && ending <= few && !isAll
  return ending * 5 > here && !isFew
}

const few = 5

/** What somebody is asked to say yes to, as a form sends it back: a yes is to these counts, and to no others. */
export function countsOf(endings: readonly Ending[]): string {
  return endings.map(({ kind, ending, here }) => `${kind} ${ending}/${here}`).join(', ')
}

/** What would end, kind by kind: "12 of 40 people here, 30 of 90 places in classes". */
export function sayEndings(say: Say, endings: readonly Ending[]): string {
  const list = new Intl.ListFormat(say.locale.formatTags, { type: 'unit' })
  return list.format(
    endings.map(({ kind, ending, here }) => say(words.endingOf, { kind, ending, here })),
  )
}
