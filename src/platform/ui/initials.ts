const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** The first letters of a name's first and last words, as its own script writes them. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words.slice(0, 1)
  return ends.map((word) => firstLetter(word ?? '')).join('')
}

function firstLetter(word: string): string {
  const [first] = letters.segment(word.replace(/^[^\p{L}\p{N}]+/u, '') || word)
  return first?.segment.toLocaleUpperCase() ?? ''
}

/** A tint from 1 to 8 for somebody who chose none: the same name always gets the same. */
export function tintOf(name: string): number {
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return (sum % 8) + 1
}
