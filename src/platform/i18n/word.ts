/**
 * A message that people read: its English, in ICU MessageFormat, and a key under which other
 * languages keep theirs. `Names` are the arguments that the English names, so that a missing or
 * misspelt one does not compile.
 */
export interface Word<Names extends string> {
  readonly key: string
  readonly english: string
  readonly names?: Names
}

/** A word together with what fills it, to be said later in the reader's own language. */
export interface Said {
  readonly word: Word<string>
  readonly args: Args<string>
}

export type Args<Names extends string> = Readonly<Record<Names, string | number | Date>>

const everyWord = new Map<string, Word<string>>()

/** The words of one subject. Every name becomes the key `subject.name`. */
export function defineWords<const English extends Record<string, string>>(
  subject: string,
  english: English,
): { readonly [Name in keyof English]: Word<NamesIn<English[Name]>> } {
  const words = Object.entries(english).map(([name, text]) => {
    const word: Word<string> = { key: `${subject}.${name}`, english: text }
    everyWord.set(word.key, word)
    return [name, word]
  })
  return Object.fromEntries(words) as { [Name in keyof English]: Word<NamesIn<English[Name]>> }
}

/** The word with this key; a validation schema can carry only text, so it carries the key. */
export function wordOf(key: string): Word<string> | undefined {
  return everyWord.get(key)
}

export function allWords(): readonly Word<string>[] {
  return [...everyWord.values()]
}

/** A word with its arguments, for a refusal or a notice that is said in another place. */
export function said<Names extends string>(word: Word<Names>, args: Args<Names>): Said {
  return { word: word, args }
}

/** The argument names in an ICU message: what stands after `{` and before `}` or a comma, without spaces. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Rest}`
  ? Rest extends `${infer Inside}}${string}`
    ? Plain<BeforeComma<Inside>> | NamesIn<Rest>
    : never
  : never
type BeforeComma<Text extends string> = Text extends `${infer Name},${string}` ? Name : Text
type Plain<Text extends string> = Text extends `${string} ${string}` | `${string}#${string}` | ''
  ? never
  : Text
