import type { Hono } from 'hono'
import { createApp } from '../../src/app.ts'
import { makeSignInLink, signIn } from '../../src/people/accounts/actions.ts'
import { sessionCookie } from '../../src/people/accounts/guard.ts'
import type { Id } from '../../src/platform/id.ts'
import { testAssets } from '../visitor.ts'
import { addresses, requestFor } from './addresses.ts'
import type { SmallSchool } from './small-school.ts'
import { aSmallWorld, type SmallWorld } from './small-world.ts'
import type { Subject } from './subject.ts'

/** The small world and the app in front of it, with everybody able to come in. */
export interface House {
  readonly world: SmallWorld
  readonly app: Hono
  /** Asks a route for something of a subject's, as this person; as nobody, without one. */
  readonly ask: (
    route: string,
    subject: Subject,
    by?: Id<'person'>,
    change?: Change,
  ) => Promise<Response>
  /** Asks for a path alone. */
  readonly look: (path: string, by?: Id<'person'>) => Promise<Response>
  /** What this person's browser keeps; they come in when it is first asked for. */
  readonly cookieOf: (person: Id<'person'>) => Promise<string>
}

/** Changes a request before it is sent. */
export type Change = (asked: { headers: Headers; init: RequestInit }) => void

export async function aHouse(inhabited?: SmallWorld): Promise<House> {
  const world = inhabited ?? (await aSmallWorld())
  const app = createApp(world.site, await testAssets())
  const networks = new Map(
    [world.hill, world.bay, world.away].flatMap(({ school, people }) =>
      Object.values(people).map((person) => [person, school.network] as const),
    ),
  )
  const sessions = new Map<Id<'person'>, Promise<string>>()

  async function comeIn(person: Id<'person'>): Promise<string> {
    const network = networks.get(person)
    if (!network) throw new Error(`Nobody of the small world is ${person}`)
    return signIn(world.site, await makeSignInLink(world.site, { network, person }))
  }

  async function cookieOf(person: Id<'person'>): Promise<string> {
    const session = sessions.get(person) ?? comeIn(person)
    sessions.set(person, session)
    return `${sessionCookie}=${await session}`
  }

  return {
    world,
    app,
    cookieOf,
    async ask(route, subject, by, change) {
      const { path, init } = requestFor(route, subject, world.site.origin)
      const headers = new Headers(init.headers)
      if (by) headers.set('cookie', await cookieOf(by))
      change?.({ headers, init })
      return app.request(path, { ...init, headers })
    },
    async look(path, by) {
      return app.request(path, { headers: by ? { cookie: await cookieOf(by) } : {} })
    },
  }
}

/** Who would ask this route about Ana of this school. */
export function whoAsks(route: string, { people }: SmallSchool): Id<'person'> {
  return people[addresses[route]?.by ?? 'ana']
}
