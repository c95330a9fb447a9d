import { expect, test } from 'vitest'
import { english } from './locale.ts'
import { speaker } from './say.ts'
import { defineWords } from './word.ts'

const words = defineWords('test-time-zone', { since: 'since {day, date, ::dMMMM}' })

/** Late on Monday in Greenwich is early on Tuesday in Auckland, and still noon on Monday in Honolulu. */
const moment = new Date('2026-03-30T22:00:00Z')

test.each([
  ['Pacific/Auckland', 'since 31 March'],
  ['Pacific/Honolulu', 'since 30 March'],
  ['UTC', 'since 30 March'],
])('in %s a moment is told as the day it is there', (timeZone, says) => {
  expect(speaker(english, timeZone)(words.since, { day: moment })).toBe(says)
})

test('one time zone leaves another as it is', () => {
  const auckland = speaker(english, 'Pacific/Auckland')
  speaker(english, 'UTC')(words.since, { day: moment })
  expect(auckland(words.since, { day: moment })).toBe('since 31 March')
})
