/**
 * Text as it is looked for: without accents, in small letters, its words apart by one space. Māori
 * is found by *maori*, and *Łódź* by *lodz*.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøđðłıþ'’‘ʻʼ]/g, (letter) => written[letter]!)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** The words somebody looks for, folded; few enough to be looked for one by one. */
export function foldedWords(text: string): string[] {
  return fold(text.slice(0, 200)).split(' ').filter(Boolean).slice(0, 8)
}

/** Letters and signs that Unicode does not take apart, as people type them who lack the key. */
export const written: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  "'": '',
  '’': '',
  '‘': '',
  ʻ: '',
  ʼ: '',
}
