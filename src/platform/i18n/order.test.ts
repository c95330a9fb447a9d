import { expect, test } from 'vitest'
import { locales } from './locale.ts'
import { orderIn } from './order.ts'

test.each(locales)('in $tag, names stand where people look for them', (locale) => {
  const names = ['Zoe', 'ava', 'Émile', 'Āria', 'Eve', 'Aria']

  expect(names.toSorted(orderIn(locale))).toEqual(['Aria', 'Āria', 'ava', 'Émile', 'Eve', 'Zoe'])
})
