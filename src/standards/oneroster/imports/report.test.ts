import { expect, test } from 'vitest'
import { gatherFaults } from './report.ts'

test('the same fault on several lines is told once, with all of them', () => {
  const kept = { key: 'roster.valueMissing', args: {} }
  const at = (line: number, column = 'role') => ({ file: 'roles.csv', line, column, said: kept })

  expect(gatherFaults([at(2), at(3, 'name'), at(5), { file: 'roles.csv', said: kept }])).toEqual([
    { file: 'roles.csv', column: 'role', lines: [2, 5], said: kept },
    { file: 'roles.csv', column: 'name', lines: [3], said: kept },
    { file: 'roles.csv', lines: [], said: kept },
  ])
})
