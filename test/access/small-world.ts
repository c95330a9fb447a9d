import { writingToBeRead } from '../../src/demo/writing-to-be-read.ts'
import { importPublicFramework } from '../../src/learning/frameworks/importing.ts'
import type { Id } from '../../src/platform/id.ts'
import { aSchool, aSchoolBeside } from '../school.ts'
import { testSite, type TestSite } from '../site.ts'
import type { Canary } from './canary.ts'
import { settle, type SmallSchool } from './small-school.ts'
import type { Subject } from './subject.ts'

/**
 * Three schools that are filled alike. `hill` and `bay` belong to one network, so that only the law and row
 * security stand between them; `away` is a network of its own. In each, Ana and Dora have one thing of every
 * kind; the others are there to look at it. Everything is as on the morning of 31 March 2026.
 */
export interface SmallWorld {
  readonly site: TestSite
  readonly hill: SmallSchool
  readonly bay: SmallSchool
  readonly away: SmallSchool
  /** A framework that is everybody's. */
  readonly publicFramework: Id<'framework'>
  /** Every text that somebody wrote, with what one must be allowed in order to read it. */
  readonly canaries: readonly Canary[]
}

export async function aSmallWorld(): Promise<SmallWorld> {
  const site = await testSite()
  const canaries: Canary[] = []
  const hill = await aSchool(site)
  const { framework } = await importPublicFramework(site.db, writingToBeRead, {
    now: site.now(),
    today: '2026-03-31',
  })
  return {
    site,
    hill: await settle(site, hill, canaries),
    bay: await settle(site, await aSchoolBeside(site, hill), canaries),
    away: await settle(site, await aSchool(site), canaries),
    publicFramework: framework,
    canaries,
  }
}

/** Those of whom there is one thing of every kind, in all three schools. */
export function subjectsOf({ hill, bay, away }: SmallWorld): readonly Subject[] {
  return [hill, bay, away].flatMap(({ subjects }) => Object.values(subjects))
}
