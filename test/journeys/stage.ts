import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { keepCompany, takeUpOwn } from '../../src/learning/goals/actions.ts'
import type { Company } from '../../src/learning/goals/pursuit.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import type { Site } from '../../src/platform/site.ts'
import type { Viewer } from '../../src/platform/viewer.ts'
import { openBrowser } from '../browser.ts'
import { serveKith, type Served } from '../served.ts'
import { visit, type Visitor, type Way } from './visitor.ts'

/** Where the stories of one file happen: a browser and a Kith of their own, from its first story to its last. */
export interface Stage {
  readonly site: Site
  /** Somebody comes to the door; everybody has left when the stage is taken down. */
  enter(way: Way): Promise<Visitor>
}

/** Sets the stage before the stories of the file that calls this, on its usual day or another, and takes it down after them. */
export function aStage(from?: Date): Stage {
  let browser: Browser | undefined
  let served: Served | undefined

  beforeAll(async () => {
    browser = await openBrowser()
    served = await serveKith(from)
  })
  afterAll(async () => {
    await browser?.close()
    await served?.close()
  })

  return {
    get site() {
      return there(served).site
    },
    enter: (way) => visit(there(browser), there(served), way),
  }
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('The stage is set before a story begins, not earlier.')
  return thing
}

/** A goal in the viewer's own words, going. */
export async function beginGoal(
  { db, now }: Site,
  viewer: Viewer,
  title: string,
  company: Company = 'alone',
): Promise<Id<'goal'>> {
  const words = { title, why: '', howKnown: '' }
  const goal = await takeUpOwn(
    db,
    viewer,
    { id: newId('pursuit'), state: 'active', ...words },
    now(),
  )
  await keepCompany(db, viewer, goal, company)
  return goal
}
