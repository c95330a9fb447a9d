import { readFileSync } from 'node:fs'
import { expect, describe, test } from 'vitest'

/** Lightness, chroma and hue of one colour in light and in dark. */
type Colour = readonly [number, number, number]
type Pair = readonly [light: Colour, dark: Colour]

const sheet = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const tokens = sheet('tokens.css')

const oklch = String.raw`oklch\(([\d.]+)% ([\d.]+) ([\d.]+|var\(--hue\))\)`
const lightDark = String.raw`light-dark\(${oklch}, ${oklch}\)`

function colours(css: string): Map<string, Pair> {
  const found = css.matchAll(new RegExp(String.raw`--([a-z-]+): ${lightDark}`, 'g'))
  return new Map([...found].map(([, name = '', ...numbers]) => [name, pairOf(numbers)]))
}

function pairOf(numbers: readonly string[], hue = 0): Pair {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers.map((text) =>
    text.startsWith('var') ? hue : Number(text),
  )
  return [
    [a / 100, b, c],
    [d / 100, e, f],
  ]
}

/** Relative luminance (WCAG 2.2) of an OKLCH colour, by Ottosson's matrices, clipped to sRGB. */
function luminance([lightness, chroma, hue]: Colour): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

const states = ['idea', 'next', 'going', 'stuck', 'met', 'help']
const grounds = ['paper', 'card', 'wash']

const texts = [
  ...['ink', 'soft', 'fern', 'danger'].flatMap((text) => grounds.map((ground) => [text, ground])),
  ...states.map((state) => ['ink', `${state}-fill`]),
  ['on-fern', 'fern'],
  ['on-fern', 'fern-press'],
  ['paper', 'ink'],
]
const marks = [
  ...states.flatMap((state) => [...grounds, `${state}-fill`].map((ground) => [state, ground])),
  ...['edge', 'fern', 'danger', 'soft', 'ink'].flatMap((mark) =>
    grounds.map((ground) => [mark, ground]),
  ),
  ['paper', 'ink'],
]

const [plain = '', more = ''] = tokens.split('@media (prefers-contrast: more)')

describe.each([
  ['as drawn', colours(plain)],
  ['where more contrast is asked for', new Map([...colours(plain), ...colours(more)])],
])('%s', (_, known) => {
  const get = (name: string | undefined): Pair => {
    const pair = known.get(name ?? '')
    if (!pair) throw new Error(`The sheet has no token called ${name}`)
    return pair
  }

  describe.each([
    ['light', 0],
    ['dark', 1],
  ] as const)('in %s', (_theme, side) => {
    test.each(texts)('text in %s can be read on %s', (text, ground) => {
      expect(contrast(get(text)[side], get(ground)[side])).toBeGreaterThanOrEqual(4.5)
    })

    test.each(marks)('a mark in %s can be seen on %s', (mark, ground) => {
      expect(contrast(get(mark)[side], get(ground)[side])).toBeGreaterThanOrEqual(3)
    })
  })
})

describe('the mark of a person', () => {
  const css = sheet('person.css')
  const face = /\.face \{[^}]*\}/.exec(css)?.[0] ?? ''
  const [ground, text] = [...face.matchAll(new RegExp(lightDark, 'g'))].map(
    ([, ...numbers]) => numbers,
  )
  const hues = [...css.matchAll(/\.tint-(\d) \{ --hue: (\d+); \}/g)].map(([, tint, hue]) => [
    tint,
    Number(hue),
  ])

  test('has eight tints', () => {
    expect(hues).toHaveLength(8)
  })

  test.each(hues)('in tint %s can be read, in light and in dark', (_, hue) => {
    const grounds = pairOf(ground ?? [], Number(hue))
    const texts = pairOf(text ?? [], Number(hue))

    expect(contrast(grounds[0], texts[0])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(grounds[1], texts[1])).toBeGreaterThanOrEqual(4.5)
  })
})

test('the measure itself is right: black on white is 21, a colour on itself 1', () => {
  expect(contrast([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 5)
  expect(contrast([0.5, 0.1, 165], [0.5, 0.1, 165])).toBe(1)
})
