import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iconNames, isPicture, pictureNames, spriteFor, stateNames } from './marks.ts'

const names = [...stateNames, ...iconNames, ...pictureNames]

test('no two marks share a name', () => {
  expect(new Set(names).size).toBe(names.length)
})

test('there are the twelve pictures that children choose from', () => {
  expect(pictureNames.toSorted()).toEqual(
    [
      'boat',
      'fish',
      'hill',
      'kite',
      'leaf',
      'moon',
      'peak',
      'seed',
      'shell',
      'star',
      'sun',
      'wave',
    ].toSorted(),
  )
  expect(pictureNames.every(isPicture)).toBe(true)
})

test.each([undefined, null, '', 'idea', 'toString', '__proto__'])('%j is no picture', (name) => {
  expect(isPicture(name)).toBe(false)
})

describe.each(names)('the mark %s', (name) => {
  const sprite = spriteFor(`<use href="#m-${name}"></use>`)

  test('takes the colour of the words around it and no other', () => {
    const colours = [...sprite.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, colour]) => colour)

    expect(['none', 'currentColor', 'var(--card)', 'var(--paper)']).toEqual(
      expect.arrayContaining(colours),
    )
    expect(sprite).not.toContain('style')
  })

  test('is well-formed', () => {
    const open = [...sprite.matchAll(/<([a-z]+)\b[^>]*?(\/?)>/g)].filter(([, , end]) => end === '')
    const closed = [...sprite.matchAll(/<\/([a-z]+)>/g)]

    expect(open.map(([, tag = '']) => tag).toSorted()).toEqual(
      closed.map(([, tag = '']) => tag).toSorted(),
    )
  })
})

test('a page that draws nothing carries no sprite', () => {
  expect(spriteFor('<p>Nothing here</p>')).toBe('')
})

test('a mark that does not exist is left out', () => {
  expect(spriteFor('<use href="#m-constructor"></use><use href="#m-nothing"></use>')).toBe('')
})

test('a sprite holds each symbol once, whatever the order and number of its uses', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names)), (used) => {
      const uses = (all: readonly string[]) =>
        all.map((name) => `<use href="#m-${name}"></use>`).join('')
      const found = [...spriteFor(uses(used)).matchAll(/<symbol id="m-([a-z]+)"/g)].map(
        ([, name]) => name,
      )

      expect(found).toEqual([...new Set(used)].toSorted())
      expect(spriteFor(uses(used.toReversed()))).toBe(spriteFor(uses(used)))
    }),
  )
})
