import { readFileSync } from 'node:fs'
import { createApp } from '../src/app.ts'
import { openSite } from '../src/opening.ts'
import { foundOrganisation, stewardOf } from '../src/people/organisations/actions.ts'
import { dayIn } from '../src/platform/day.ts'
import { applyRoster, checkRoster } from '../src/standards/oneroster/applying/actions.ts'
import { readRoster } from '../src/standards/oneroster/reading/read.ts'
import { rosterPeople } from './big-roster.ts'
import { clocked, expect } from './figure.ts'
import { builtAssets, configIn, silent } from './ground.ts'

/** What one taking in of a roster took: milliseconds, and megabytes of memory. */
export interface TakenIn {
  /** Reading it, a dry run, taking it in, and taking it in a second time. */
  readonly took: number
  readonly idle: number
  /** The most that the process ever had, above what it had when it was idle. */
  readonly overIdle: number
}

const megabyte = 1_000_000
const [, , dataDir = '', zip = ''] = process.argv
process.send?.(await takeIn(dataDir, zip))
process.disconnect()

/** Takes a roster in as a server would that has opened its pages and has nothing else to do. */
async function takeIn(dataDir: string, zip: string): Promise<TakenIn> {
  const opened = await openSite(configIn(dataDir))
  const site = silent(opened.site)
  await createApp(site, await builtAssets()).request('/sign-in')
  const { db, now } = site
  const host = await foundOrganisation(db, { name: 'The Valley', kind: 'network' })
  const leader = stewardOf(host)
  const today = dayIn(host.timeZone, now())
  const idle = process.memoryUsage.rss() / megabyte

  const read = await clocked(() => readRoster(zip))
  const { roster, dialect, problems } = read.result
  expect(
    dialect.includes('1.2') && problems.length === 0,
    `${dialect}, ${problems.length} problems`,
  )
  const dryRun = await clocked(() => checkRoster(db, leader, host.id, { roster, today }))
  const apply = await clocked(() => applyRoster(db, leader, host.id, { roster, today }))
  const again = await clocked(() => applyRoster(db, leader, host.id, { roster, today }))
  const overIdle = peak() - idle
  const counts = [dryRun, apply, again].map(({ result }) => result.changes.people)
  expect(counts[0]?.new === rosterPeople, `${counts[0]?.new} people would be new`)
  expect(counts[1]?.new === rosterPeople, `${counts[1]?.new} people are new`)
  expect(counts[2]?.same === rosterPeople, `${counts[2]?.same} people are the same`)

  await opened.close()
  return {
    took: read.ms + dryRun.ms + apply.ms + again.ms,
    idle,
    overIdle,
  }
}

/** Linux is asked itself: what it tells Node begins with the memory of the process that began this one. */
function peak(): number {
  if (process.platform !== 'linux') return (process.resourceUsage().maxRSS * 1024) / megabyte
  const [, kilobytes] = /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return (Number(kilobytes) * 1024) / megabyte
}
