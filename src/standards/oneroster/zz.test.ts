import { test } from 'vitest'
import { testSite } from '../../../test/site.ts'
import { foundOrganisation } from '../../people/organisations/actions.ts'
import { steward } from '../../platform/viewer.ts'
import { applyRoster, checkRoster, exportRoster } from './actions.ts'
import { readRoster } from './read.ts'
import { writeRoster } from './export.ts'
test('big', { timeout: 300000 }, async () => {
  const site = await testSite()
  const idle = process.memoryUsage().rss
  let peak = idle
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  const { network, id } = await foundOrganisation(site.db, { name: 'Big', kind: 'network' })
  const leader = steward(network, [id])
  let t = performance.now()
  const lap = (what: string) => {
    const now = performance.now()
    console.log(what, Math.round(now - t), 'ms; peak over idle MB', Math.round((peak - idle) / 1e6))
    t = now
  }
  const { roster } = await readRoster('/tmp/big.zip')
  lap('read')
  await checkRoster(site.db, leader, id, { roster, today: '2026-03-01' })
  lap('check')
  const o = await applyRoster(site.db, leader, id, { roster, today: '2026-03-01' })
  lap('apply ' + JSON.stringify(o.changes.enrolments))
  const p = await applyRoster(site.db, leader, id, { roster, today: '2026-03-01' })
  lap('again ' + JSON.stringify(p.changes.enrolments))
  const e = await exportRoster(site.db, leader, id, '2026-03-01')
  lap('export')
  await writeRoster(e)
  lap('write')
  clearInterval(timer)
})
