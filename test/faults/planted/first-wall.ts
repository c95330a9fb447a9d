import type { Who } from '../../access/bonds.ts'
import { byAskingTheProgramAlone } from './checks.ts'
import type { Fault } from './fault.ts'
import { saying, sayingFor } from './faulty.ts'

/** Statements that forget a condition. Row security would hide it, so it is looked for where there is none. */
export const firstWallFaults: readonly Fault[] = [
  {
    kind: 'first wall',
    name: 'a list of frameworks forgets its network',
    plant: ({ aloneDb }) => aloneDb.put(sayingFor(/"kept_for" = (\$\d+)/g, '$1::uuid is not null')),
    isFound: byAskingTheProgramAlone('GET /maps', ['ana']),
  },
  forgets('plan', 'person_id', 'GET /learners/:learner', ['otherTeacher']),
  forgets('proposal', 'learner_id', 'GET /learners/:learner', ['teacher']),
]

function forgets(table: string, column: string, route: string, who: readonly Who[]): Fault {
  const condition = new RegExp(`(?:"?[\\w.]+"?\\.)?"?${column}"? = (\\$\\d+)`, 'g')
  return {
    kind: 'first wall',
    name: `a look for a ${table} forgets whose it is: ${route}`,
    plant: ({ aloneDb }) =>
      aloneDb.put(
        saying((sql) =>
          new RegExp(`from "?${table}"?\\b`).test(sql)
            ? sql.replaceAll(condition, '$1::uuid is not null')
            : sql,
        ),
      ),
    isFound: byAskingTheProgramAlone(route, who),
  }
}
