import * as fc from 'fast-check'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, expectTypeOf, test } from 'vitest'
import '../../app.ts'
import '../../cli/commands.ts'
import { english, localeOf, locales } from './locale.ts'
import { pseudo } from './pseudo.ts'
import { speaker } from './say.ts'
import { allWords, defineWords, said, wordOf, type Word } from './word.ts'

type Ast = ReturnType<IntlMessageFormat['getAst']>
type Element = Ast[number]

const kinds = {
  literal: 0,
  argument: 1,
  number: 2,
  date: 3,
  time: 4,
  select: 5,
  plural: 6,
  pound: 7,
  tag: 8,
}

/** What an element is, by one of the numbers above. */
function kindOf(element: Element | undefined): number {
  return Number(element?.type)
}

/** Every element of a message, also those in its branches and tags. */
function* elementsOf(ast: Ast): Generator<Element> {
  for (const element of ast) {
    yield element
    if ('options' in element) {
      for (const { value } of Object.values(element.options)) yield* elementsOf(value)
    }
    if ('children' in element) yield* elementsOf(element.children)
  }
}

const parsed = (text: string) => [...elementsOf(new IntlMessageFormat(text, 'en').getAst())]

/** Something of the right kind for every argument that a message names. */
function argumentsFor(elements: readonly Element[], count: number) {
  const args: Record<string, string | number | Date> = {}
  for (const element of elements) {
    const fits = fitting.get(kindOf(element))?.(element, count)
    if (fits !== undefined) args[valueOf(element)] = fits
  }
  return args
}

type Fitting = (element: Element, count: number) => string | number | Date

const someDay: Fitting = () => new Date('2026-03-31T00:00:00Z')
const someCount: Fitting = (_element, count) => count
const fitting = new Map<number, Fitting>([
  [kinds.argument, (element) => `‹${valueOf(element)}›`],
  [kinds.number, someCount],
  [kinds.plural, someCount],
  [kinds.date, someDay],
  [kinds.time, someDay],
  [kinds.select, (element) => ('options' in element ? Object.keys(element.options)[0] : '') ?? ''],
])

function valueOf(element: Element | undefined): string {
  return element && 'value' in element && typeof element.value === 'string' ? element.value : ''
}

describe('every word of the catalogue', () => {
  const words = allWords()

  test('is here', () => {
    expect(words.length).toBeGreaterThan(500)
    for (const subject of [
      'platform',
      'goals',
      'circles',
      'board',
      'classrooms',
      'accounts',
      'cli',
      'db',
    ]) {
      expect(words.some(({ key }) => key.startsWith(`${subject}.`))).toBe(true)
    }
  })

  test.each(locales.map(({ tag }) => tag))('can be said in %s, with all it names', (tag) => {
    const say = speaker(localeOf(tag))
    for (const word of words) {
      const elements = parsed(word.english)
      for (const count of [0, 1, 2, 5, 1000]) {
        const args = argumentsFor(elements, count)
        const sentence = say(word, args)
        expect(sentence.trim()).not.toBe('')
        expect(sentence).not.toMatch(/undefined|NaN|\[object|Invalid Date/)
        const plain = elements.filter((element) => kindOf(element) === kinds.argument).map(valueOf)
        const always = word.english.includes('select') ? [] : plain
        for (const name of always) expect(`${word.key}: ${sentence}`).toContain(`‹${name}›`)
      }
    }
  })

  test('names its arguments as a language can: letters, beginning small', () => {
    for (const word of words) {
      for (const element of parsed(word.english).filter(
        (element) => kindOf(element) !== kinds.literal && kindOf(element) !== kinds.pound,
      )) {
        expect(`${word.key} ${valueOf(element)}`).toMatch(/ [a-z][A-Za-z0-9]*$/)
      }
    }
  })

  test('says of a number what fits one and what fits many, and leaves no branch to guess', () => {
    for (const word of words) {
      for (const element of parsed(word.english)) {
        if (!('options' in element)) continue
        expect(Object.keys(element.options)).toContain('other')
        for (const { value } of Object.values(element.options)) {
          const [only] = value
          const isOneWord =
            value.length === 1 && kindOf(only) === kinds.literal && !/\s/.test(valueOf(only).trim())
          expect(`${word.key} ${isOneWord}`).toBe(`${word.key} false`)
        }
      }
    }
  })

  test('speaks calmly: no exclamation marks, no capitals that shout, no words of the trade', () => {
    for (const { key, english: written } of words) {
      const text = written.replaceAll(/\w+\.csv/g, 'a file')
      expect(`${key}: ${text}`).not.toContain('!')
      expect(`${key}: ${text}`).not.toMatch(
        /\b(?:students?|outcomes?|click|submit|oops|whoops|successfully)\b/i,
      )
    }
  })

  test('ends without a space, and begins without one', () => {
    for (const { key, english: text } of words)
      expect(`${key}:${text}`).toBe(`${key}:${text.trim()}`)
  })

  test('is found by its key, and nothing is found by another', () => {
    for (const word of words) expect(wordOf(word.key)).toBe(word)
    for (const key of [
      '',
      'goals',
      'goals.',
      'goals.nothing',
      '__proto__',
      'constructor',
      'toString',
    ]) {
      expect(wordOf(key)).toBeUndefined()
    }
  })
})

const words = defineWords('words-test', {
  plain: 'Nothing to fill',
  one: 'Kia ora, {name}',
  many: '{count, plural, =0 {nobody is here} one {# learner} other {# learners}} in {room}',
  day: 'since {day, date, ::EEEEdMMMM}',
  quoted: "the sign '{' stands alone, and it''s free",
})

describe('a word', () => {
  const say = speaker(english)

  test('wants what it names, and nothing else', () => {
    expectTypeOf(words.plain).toEqualTypeOf<Word<never>>()
    expectTypeOf(words.one).toEqualTypeOf<Word<'name'>>()
    expectTypeOf(words.many).toEqualTypeOf<Word<'count' | 'room'>>()
    expectTypeOf(words.day).toEqualTypeOf<Word<'day'>>()
    // @ts-expect-error The name is missing.
    expect(() => say(words.one)).toThrow('name')
    // @ts-expect-error The name is misspelt.
    expect(() => say(words.one, { nmae: 'Ana' })).toThrow('name')
  })

  test('is filled with what it names', () => {
    expect(say(words.plain)).toBe('Nothing to fill')
    expect(say(words.one, { name: 'Māia' })).toBe('Kia ora, Māia')
    expect(say(words.day, { day: new Date('2026-03-31T00:00:00Z') })).toMatch(
      /^since Tuesday,? 31 March$/,
    )
  })

  test.each([
    [0, 'nobody is here in Room 7'],
    [1, '1 learner in Room 7'],
    [2, '2 learners in Room 7'],
    [1200, '1,200 learners in Room 7'],
  ])('fits the number %i', (count, sentence) => {
    expect(say(words.many, { count, room: 'Room 7' })).toBe(sentence)
  })

  test('takes what fills it as it is: nothing in it is read as a message', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('{name}', '<b>', "'", '#', '{n, plural, other {#}}')),
        (name) => {
          expect(say(words.one, { name })).toBe(`Kia ora, ${name}`)
        },
      ),
    )
  })

  test('can be kept with what fills it, and said later in another language', () => {
    const kept = said(words.one, { name: 'Ana' })

    expect(say.said(kept)).toBe('Kia ora, Ana')
    expect(speaker(localeOf('en-XA')).said(kept)).toBe(
      speaker(localeOf('en-XA'))(words.one, { name: 'Ana' }),
    )
    expect(speaker(localeOf('en-XA')).said(kept)).not.toBe('Kia ora, Ana')
  })

  test('has a key of its subject and its name', () => {
    expect(words.many.key).toBe('words-test.many')
    expect(allWords()).toContain(words.many)
  })
})

describe('a language', () => {
  test('that is not known is English', () => {
    fc.assert(
      fc.property(fc.string(), (tag) => {
        expect(localeOf(tag)).toBe(locales.find((one) => one.tag === tag) ?? english)
      }),
    )
    expect(localeOf(undefined)).toBe(english)
  })

  test('has a tag, a name and a direction that browsers know', () => {
    for (const { tag, name, direction } of locales) {
      expect(new Intl.Locale(tag).toString()).toBe(tag)
      expect(name).not.toBe('')
      expect(['ltr', 'rtl']).toContain(direction)
    }
    expect(new Set(locales.map(({ tag }) => tag)).size).toBe(locales.length)
  })

  test('with words of its own says those, and English for the rest', () => {
    const maori = {
      ...english,
      tag: 'mi',
      formatTags: ['mi', 'en-NZ'],
      words: { 'words-test.one': 'Tēnā koe, {name}' },
    }
    const say = speaker(maori)

    expect(say(words.one, { name: 'Ana' })).toBe('Tēnā koe, Ana')
    expect(say(words.plain)).toBe('Nothing to fill')
  })
})

// Messages of every make: text, arguments, plurals with text and arguments in their branches, tags.
const text = fc.string({
  unit: fc.constantFrom(...Array.from('abc XYZ,.àß0')),
  minLength: 1,
  maxLength: 12,
})
const name = fc.constantFrom('name', 'count', 'room', 'day')
const message = fc.letrec<{ message: string }>((tie) => ({
  message: fc
    .array(
      fc.oneof(
        { depthSize: 'small' },
        text,
        name.map((each) => `{${each}}`),
        tie('message').map((inner) => `<b>${inner}</b>`),
        fc
          .tuple(tie('message'), tie('message'))
          .map(([one, other]) => `{n, plural, one {# ${one}} other {# ${other}}}`),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((parts) => parts.join('')),
})).message

/** What must stay as it is: everything but the text. */
const bones = (ast: Ast) =>
  [...elementsOf(ast)]
    .filter((element) => kindOf(element) !== kinds.literal)
    .map((element) => [
      element.type,
      valueOf(element),
      'options' in element ? Object.keys(element.options) : [],
    ])

describe('a made-up language', () => {
  test.each(['accents', 'mirrored'] as const)(
    'of %s keeps every argument, plural and tag in its place',
    (dress) => {
      fc.assert(
        fc.property(message, (english) => {
          expect(bones(pseudo(english, dress))).toEqual(
            bones(new IntlMessageFormat(english, 'en').getAst()),
          )
        }),
      )
    },
  )

  test.each(['en-XA', 'ar-XB'])('%s says what fills a message untouched', (tag) => {
    const say = speaker(localeOf(tag))

    expect(say(words.one, { name: 'Aroha' })).toContain('Aroha')
    expect(say(words.many, { count: 4, room: 'Room 7' })).toMatch(/4.*Room 7/s)
  })

  test('of accents leaves no plain vowel in its text, and is longer by about a third', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{3,40}$/), (english) => {
        const [element] = pseudo(english, 'accents')
        const value = valueOf(element)

        expect(value).not.toMatch(/[aeiou]/)
        expect(Array.from(value).length).toBe(english.length + Math.floor(english.length / 3))
      }),
    )
  })

  test('that is mirrored turns every piece of text round, and turns back after it', () => {
    fc.assert(
      fc.property(message, (english) => {
        for (const element of elementsOf(pseudo(english, 'mirrored'))) {
          if (kindOf(element) !== kinds.literal || valueOf(element).trim() === '') continue
          expect(valueOf(element)).toMatch(/^\u202E[^\u202E\u202C]*\u202C$/)
        }
      }),
    )
  })
})
