import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const src = join(import.meta.dirname, '..', '..')
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const short = (path: string) => path.slice(src.length + 1)
const sheets = files
  .filter((path) => path.endsWith('.css'))
  .map((path) => [short(path), path] as const)
const parts = files
  .filter((path) => path.endsWith('.tsx') && !path.endsWith('.test.tsx'))
  .map((path) => [short(path), path] as const)

/** What follows the writing direction by itself: `inset-inline-start`, never `left`. */
const physical =
  /(?:^|[;{\s])((?:margin|padding|border|inset|scroll-(?:margin|padding))-(?:left|right|top|bottom)[a-z-]*|left|right|top|bottom|width|height|(?:min|max)-(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:/g
const physicalValue = /(?:text-align|float|clear|resize)\s*:\s*(?:left|right)/g

describe.each(sheets)('%s', (_, path) => {
  const css = readFileSync(path, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/@(?:media|container|supports)[^{]*/g, '')

  test('knows no left and right, no top and bottom', () => {
    expect([...css.matchAll(physical)].map(([, name]) => name)).toEqual([])
    expect(css.match(physicalValue)).toBeNull()
  })

  test('takes its colours from the tokens', () => {
    const own = path.endsWith('tokens.css') || path.endsWith('person.css')
    expect(own ? null : css.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(/gi)).toBeNull()
  })

  test('fetches nothing from elsewhere', () => {
    expect(css.match(/https?:|\/\/[a-z]/g)).toBeNull()
  })
})

describe.each(parts)('%s', (_, path) => {
  const code = readFileSync(path, 'utf8')

  test('has no style attribute and no handler in its markup, which the policy of the pages forbids', () => {
    expect(code.match(/\sstyle=/g)).toBeNull()
    expect(code.match(/\son(?!e=)[a-zA-Z]+=/g)).toBeNull()
  })
})

test('the search for left and right would find one', () => {
  const planted = '.a { margin-left: 1px; } .b { top: 0 } .c{width:3px}'

  expect([...planted.matchAll(physical)].map(([, name]) => name)).toEqual([
    'margin-left',
    'top',
    'width',
  ])
})

test('the search for left and right does not mind what only looks like it', () => {
  const innocent =
    '.a { inset-block-start: 0; stroke-width: 2; max-inline-size: 4px; border-width: 1px }'

  expect([...innocent.matchAll(physical)]).toEqual([])
})
