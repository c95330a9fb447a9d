import type { Log } from '../../../src/platform/log/log.ts'
import type { Viewer } from '../../../src/platform/viewer.ts'
import { loud } from '../../access/loud.ts'
import { before } from './app.ts'
import type { Fault } from './fault.ts'
import type { Place } from './place.ts'

const ana = { school: 'hill', who: 'ana' } as const
const word = 'canary000000000000'

/** A log that says more than it may. */
export const logFaults: readonly Fault[] = [
  logs('what a bug says of itself', (log) => ({
    error: (event, error, facts) => log.info(event, { ...facts, error: String(error) }),
  })),
  logs('everything that it is told, whatever that is', (log) => ({
    info: (event, facts) => log.info(event, { ...facts, name: 'Aroha' }),
  })),
  {
    kind: 'log',
    name: 'a line with the address that was asked for',
    plant: ({ matrix }) =>
      before(matrix.app, ({ url }, ask) => {
        matrix.world.site.log.info('request', { route: new URL(url).pathname })
        return ask()
      }),
    isFound: byReadingTheLog,
  },
]

function logs(what: string, other: (log: Log) => Partial<Log>): Fault {
  return {
    kind: 'log',
    name: `a log that writes ${what}`,
    plant({ matrix }) {
      const { log } = matrix.world.site
      const before = { ...log }
      Object.assign(log, other(before))
      return () => void Object.assign(log, before)
    },
    isFound: byReadingTheLog,
  }
}

/** A page, something that is not there, and a bug that quotes what somebody wrote: none leaves a word in the log. */
async function byReadingTheLog({ matrix, matrixDb }: Place): Promise<boolean> {
  const { lines } = matrix.world.site
  const from = lines.length
  const { goal } = matrix.world.hill.subjects.dora
  for (const path of ['/goals', `/goals/${goal}`, `/maps/search?q=${word}`]) {
    await matrix.send(path, {}, ana)
  }
  const isIn = ({ standing }: Viewer) => standing.known.length > 0
  const heal = matrixDb.put((db) => ({
    ...db,
    as: (viewer, work) =>
      isIn(viewer) ? Promise.reject(new Error(`No row for ${word}`)) : db.as(viewer, work),
  }))
  await matrix.send('/goals', {}, ana)
  heal()
  return loud(lines.slice(from)).length > 0
}
