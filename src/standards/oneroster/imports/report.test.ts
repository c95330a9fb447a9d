import { expect, test } from 'vitest'
import { english } from '../../../platform/i18n/locale.ts'
import { speaker } from '../../../platform/i18n/say.ts'
import { said } from '../../../platform/i18n/word.ts'
import { gatherFaults, refusalReport, saidAgain } from './report.ts'
import { rosterWords as words } from '../words.ts'

test('a sentence that was kept is said again as it was', () => {
  const sentence = said(words.idTwice, { id: 'a', file: 'users.csv', line: 3 })
  const kept = JSON.parse(JSON.stringify(refusalReport(sentence).refusal)) as {
    key: string
    args: {}
  }

  const again = saidAgain(kept)

  expect(again && speaker(english).said(again)).toBe(speaker(english).said(sentence))
})

test('a sentence whose words are no longer here is not said', () => {
  expect(saidAgain({ key: 'roster.noSuchWords', args: {} })).toBeUndefined()
})

test('the same fault on several lines is told once, with all of them', () => {
  const kept = { key: 'roster.valueMissing', args: {} }
  const at = (line: number, column = 'role') => ({ file: 'roles.csv', line, column, said: kept })

  expect(gatherFaults([at(2), at(3, 'name'), at(5), { file: 'roles.csv', said: kept }])).toEqual([
    { file: 'roles.csv', column: 'role', lines: [2, 5], said: kept },
    { file: 'roles.csv', column: 'name', lines: [3], said: kept },
    { file: 'roles.csv', lines: [], said: kept },
  ])
})
