import { isDeepStrictEqual } from 'node:util'
import { askAll, forgeries, takenFrom } from '../../access/forged.ts'
import { missingHeaders } from '../../access/headers.ts'
import { whoAsks } from '../../access/house.ts'
import { readLedger } from '../../access/ledger.ts'
import { asOwner } from '../../access/matrix-world.ts'
import { before } from './app.ts'
import { byAsking } from './checks.ts'
import type { Fault } from './fault.ts'
import type { Place } from './place.ts'

const circle = 'GET /circles/:circle'

/** Answers that give away that there is something (T-07). */
export const existenceFaults: readonly Fault[] = [
  tells(
    'by another status',
    (answer) => new Response(answer.body, { headers: answer.headers, status: 403 }),
  ),
  tells('by a word on the page', async (answer) => {
    const body = (await answer.text()).replace('</h1>', ' yet</h1>')
    return new Response(body, answer)
  }),
  tells('by a header', (answer) => {
    answer.headers.set('x-refused-because', 'a rule')
    return answer
  }),
]

/** Answers that a browser, or whoever stands between, makes too much of (T-22, T-23). */
export const answerFaults: readonly Fault[] = [
  bare('an answer that may be kept', ({ headers }) => headers.delete('cache-control')),
  bare('an answer that others may frame', ({ headers }) => headers.delete('x-frame-options')),
  bare('a page in which any script runs', ({ headers }) => {
    const policy = headers.get('content-security-policy') ?? ''
    headers.set('content-security-policy', policy.replace("'strict-dynamic'", "'unsafe-inline'"))
  }),
  bare('an answer that another site may read', ({ headers }) =>
    headers.set('access-control-allow-origin', '*'),
  ),
  {
    kind: 'answer',
    name: 'a look that writes',
    plant: ({ house }) =>
      before(house.app, async (_, ask) => {
        const write = 'insert into network (id, name) values (gen_random_uuid(), $1)'
        await asOwner((client) => client.query(write, ['Looked at']))
        return ask()
      }),
    isFound: byCounting,
  },
  believes('whoever says that they were here before', 'referer'),
  believes('an origin that says nothing', 'origin'),
  {
    kind: 'answer',
    name: 'a page that is kept, and shown to the next who asks',
    plant({ matrix }) {
      const kept = new Map<string, Response>()
      return before(matrix.app, async ({ method, url }, answer) => {
        const made = kept.get(url) ?? (await answer())
        if (method === 'GET' && made.status === 200) kept.set(url, made.clone())
        return made
      })
    },
    isFound: byAsking('GET /learners/:learner', ['teacher', 'staff']),
  },
]

/** What is not there for who asks is answered another way where it is there for others. */
function tells(how: string, other: (answer: Response) => Response | Promise<Response>): Fault {
  return {
    kind: 'existence',
    name: `that a circle is there is told ${how}`,
    plant({ matrix }) {
      return before(matrix.app, async ({ url }, ask) => {
        const answer = await ask()
        const [, id] = /\/circles\/([0-9a-f-]{36})$/.exec(url) ?? []
        if (answer.status !== 404 || !id || !(await isThere(id))) return answer
        return other(answer)
      })
    },
    isFound: byAsking(circle, ['newcomer']),
  }
}

async function isThere(id: string): Promise<boolean> {
  const { rows } = await asOwner((client) => client.query('select from circle where id = $1', [id]))
  return rows.length > 0
}

function bare(name: string, undress: (answer: Response) => void): Fault {
  return {
    kind: 'answer',
    name,
    plant({ house }) {
      return before(house.app, async (_, ask) => {
        const answer = await ask()
        undress(answer)
        return answer
      })
    },
    isFound: byHeaders,
  }
}

async function byHeaders({ house }: Place): Promise<boolean> {
  const { hill } = house.world
  for (const route of ['GET /goals', 'GET /circles/:circle', 'GET /sign-in']) {
    const answer = await house.ask(route, hill.subjects.ana, whoAsks(route, hill))
    if (missingHeaders(answer, { isKept: false }).length > 0) return true
  }
  return false
}

/** Something is written that was not before. */
async function byCounting({ house }: Place): Promise<boolean> {
  const before = await readLedger()
  await askAll(house, ['GET /goals'])
  return !isDeepStrictEqual(await readLedger(), before)
}

/** A handler that takes what a request says of itself for more than it is. */
function believes(whom: string, header: 'referer' | 'origin'): Fault {
  return {
    kind: 'answer',
    name: `a deed that is done for ${whom}`,
    plant({ house }) {
      return before(house.app, (request, ask) => {
        const said = request.headers.get(header)
        if (said === 'null' || said?.startsWith('http://localhost/')) {
          request.headers.set('sec-fetch-site', 'same-origin')
        }
        return ask()
      })
    },
    isFound: byForging,
  }
}

/** One deed is enough: what lies before the routes is before all of them. */
async function byForging({ house }: Place): Promise<boolean> {
  for (const said of Object.values(forgeries)) {
    if ((await takenFrom(house, ['POST /plan/direction'], said)).length > 0) return true
  }
  return false
}
