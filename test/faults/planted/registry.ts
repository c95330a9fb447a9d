import type { Handler } from 'hono'
import { createApp } from '../../../src/app.ts'
import { asksNothing, assertDeclared, type Asks } from '../../../src/platform/http/routes.ts'
import { testAssets } from '../../visitor.ts'
import { byAsking } from './checks.ts'
import type { Fault } from './fault.ts'
import type { Place } from './place.ts'

let careless: Handler[] = []
const here = () => new Response('here')

/** Routes that do not say what they are about, or not what is so. */
export const registryFaults: readonly Fault[] = [
  starts('a route that says nothing', here),
  starts('a route that says it too late', here, asksNothing('a test')),
  says('a board is about a school', 'GET /classrooms/:classroom/board', {
    act: 'read',
    object: 'organisation',
  }),
  says('a learner’s page is about nobody', 'GET /learners/:learner', {
    nothing: 'the same for everybody',
  }),
]

function starts(name: string, ...handlers: Handler[]): Fault {
  return {
    kind: 'registry',
    name,
    plant() {
      careless = handlers
      return () => {
        careless = []
      }
    },
    isFound: doesNotStart,
  }
}

async function doesNotStart({ house }: Place): Promise<boolean> {
  const app = createApp(house.world.site, await testAssets())
  if (careless.length > 0) app.on('GET', ['/planted'], ...careless)
  try {
    assertDeclared(app)
    return false
  } catch {
    return true
  }
}

function says(name: string, route: string, asks: Asks): Fault {
  return {
    kind: 'registry',
    name,
    plant({ matrix }) {
      const routes = matrix.routes as Map<string, Asks>
      const before = routes.get(route)!
      routes.set(route, asks)
      return () => void routes.set(route, before)
    },
    isFound: byAsking(route, ['teacher', 'staff', 'newcomer']),
  }
}
