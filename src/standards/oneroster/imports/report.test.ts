import { expect, test } from 'vitest'
import { gatherFaults, gatherSorts } from './report.ts'

test('the same fault on several lines is told once, with all of them', () => {
  const kept = { key: 'roster.valueMissing', args: {} }
  const at = (line: number, column = 'role') => ({ file: 'roles.csv', line, column, said: kept })

  expect(gatherFaults([at(2), at(3, 'name'), at(5), { file: 'roles.csv', said: kept }])).toEqual([
    { file: 'roles.csv', column: 'role', lines: [2, 5], said: kept },
    { file: 'roles.csv', column: 'name', lines: [3], said: kept },
    { file: 'roles.csv', lines: [], said: kept },
  ])
})

test('what is wrong in the same way stands together, in the order in which it was first found', () => {
  const fault = (column: string, id: string, key = 'roster.unknownPerson') => ({
    file: 'roles.csv',
    lines: [2],
    column,
    said: { key, args: { id } },
  })
  const [ana, ben, cai] = [fault('user', 'ana'), fault('user', 'ben'), fault('org', 'cai')]
  const role = fault('user', 'dee', 'roster.valueMissing')

  expect(gatherSorts([ana, role, cai, ben])).toEqual([[ana, ben], [role], [cai]])
  expect(gatherSorts([])).toEqual([])
})
