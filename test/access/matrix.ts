import type { Hono } from 'hono'
import { createApp } from '../../src/app.ts'
import { sessionCookie } from '../../src/people/accounts/guard.ts'
import { routesOf, type Asks } from '../../src/platform/http/routes.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { testDatabase } from '../database.ts'
import { testAssets } from '../visitor.ts'
import { requestFor } from './addresses.ts'
import type { Asking } from './asking.ts'
import { searches } from './askings.ts'
import type { Party } from './bonds.ts'
import type { MatrixWorld } from './matrix-world.ts'
import type { Subject } from './subject.ts'
import { openUndoing, type Undoing } from './undoing.ts'

/** The world with the app in front of it, asked one request at a time, each of which finds the world as it was. */
export interface Matrix {
  readonly world: MatrixWorld
  readonly app: Hono
  readonly routes: ReadonlyMap<string, Asks>
  /** How many requests were sent. */
  readonly sent: () => number
  ask(asking: Asking, of?: Subject): Promise<Answer>
  /** Sends any request in somebody's name. */
  send(path: string, init: RequestInit, by: Party): Promise<Answer>
  end(): Promise<void>
}

/** What came of a request, all of it as text. */
export interface Answer {
  readonly status: number
  readonly headers: string
  readonly to: string
  readonly body: string
  /** What the request wrote into jobs and into the audit trail. */
  readonly written: readonly string[]
  /** What it wrote into the log. */
  readonly logged: readonly string[]
}

/** The app before a world, on a database that undoes; a test may put a faulty one around it. */
export async function aMatrix(
  world: MatrixWorld,
  around = (db: Database): Database => db,
): Promise<Matrix> {
  const { connection } = await testDatabase()
  const undoing = await openUndoing({ app: connection('app'), directory: connection('directory') })
  const app = createApp({ ...world.site, db: around(undoing) }, await testAssets())
  const routes = new Map(
    routesOf(app).map(({ method, path, asks }) => [`${method} ${path}`, asks] as const),
  )
  const cookieOf = cookies(world)
  const sending = { app, undoing, world }
  let sent = 0
  return {
    world,
    app,
    routes,
    sent: () => sent,
    async ask(asking, of = subjectOf(world, asking)) {
      const cookie = asking.by && (await cookieOf(asking.by))
      sent += 1
      const { path, init } = requestFor(asking.route, of, world.site.origin)
      const query = asking.searches && searches[asking.route]?.(of)
      const searching = query ? path.replace(/\?.*/, '') + query : path
      return send(sending, { path: searching, init }, cookie)
    },
    async send(path, init, by) {
      return send(sending, { path, init }, await cookieOf(by))
    },
    end: () => undoing.end(),
  }
}

/** Sessions are begun once for every moment at which the clock stands: they outlive no month. */
function cookies(world: MatrixWorld): (by: Party) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return (by) => {
    const key = `${world.site.now().getTime()} ${by.school} ${by.who}`
    const made = known.get(key) ?? world.comeIn(by).then((secret) => `${sessionCookie}=${secret}`)
    known.set(key, made)
    return made
  }
}

interface Sending {
  readonly app: Hono
  readonly undoing: Undoing
  readonly world: MatrixWorld
}

async function send(
  { app, undoing, world: { site } }: Sending,
  { path, init }: ReturnType<typeof requestFor>,
  cookie = '',
): Promise<Answer> {
  const headers = { cookie, ...(init.headers as Record<string, string>) }
  const before = site.lines.length
  const answer = await app.request(path, { ...init, headers })
  const body = await answer.text()
  return {
    status: answer.status,
    to: answer.headers.get('location') ?? '',
    written: await undoing.undo(),
    logged: site.lines.slice(before),
    ...withoutChance(path, answer, body),
  }
}

/** Headers and body without what is new in every answer, and without what the reader's own address said. */
function withoutChance(
  path: string,
  answer: Response,
  body: string,
): Pick<Answer, 'headers' | 'body'> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  const [, nonce = ' '] = /'nonce-([^']+)'/.exec(headers) ?? []
  const plain = (text: string) =>
    [path, path.replaceAll('&', '&amp;')]
      .reduce((left, said) => left.replaceAll(said, 'PATH'), text)
      .replaceAll(nonce, 'NONCE')
      .replaceAll(here, '')
  return { headers: plain(headers), body: plain(body) }
}

/** A tab that the reader has anyway says that they are there. */
const here = ' aria-current="page"'

/** The subject, by the goal and the circle that are asked for. */
export function subjectOf(world: MatrixWorld, { of, goal, circle }: Asking): Subject {
  const subject = world.subjectOf(of)
  return { ...subject, goal: subject.goals[goal], circle: subject.circles[circle] }
}
