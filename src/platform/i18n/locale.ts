/** A language that the pages can be read in. */
export interface Locale {
  readonly tag: string
  /** Its own name, in itself. */
  readonly name: string
  readonly direction: 'ltr' | 'rtl'
  /** The tags given to `Intl`; the second steps in where Node's ICU does not know the first. */
  readonly formatTags: string[]
  readonly pseudo?: 'accents' | 'mirrored'
  readonly words?: Readonly<Record<string, string>>
}

export const english: Locale = {
  tag: 'en-NZ',
  name: 'English',
  direction: 'ltr',
  formatTags: ['en-NZ'],
}

/** Made of English by machine: shows at a glance what is not in a catalogue, and what does not stretch. */
const accented: Locale = {
  tag: 'en-XA',
  name: 'Ⱥççéñŧéđ Éñğłïšħ',
  direction: 'ltr',
  formatTags: ['en-NZ'],
  pseudo: 'accents',
}

/** English in a right-to-left dress: shows what in the layout is not logical. */
const mirrored: Locale = {
  tag: 'ar-XB',
  name: '‮Mirrored English‬',
  direction: 'rtl',
  formatTags: ['en-NZ'],
  pseudo: 'mirrored',
}

export const locales: readonly Locale[] = [english, accented, mirrored]

/** The language with this tag; English for one we do not have. */
export function localeOf(tag: string | undefined): Locale {
  return locales.find((locale) => locale.tag === tag) ?? english
}
