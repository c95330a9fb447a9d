import { importFramework } from '../src/learning/frameworks/importing.ts'
import { foundOrganisation, stewardOf } from '../src/people/organisations/actions.ts'
import { whenIn } from '../src/platform/day.ts'
import type { Site } from '../src/platform/site.ts'
import type { Viewer } from '../src/platform/viewer.ts'
import { readCasePackage } from '../src/standards/case/package.ts'
import { bigFramework } from './big-framework.ts'
import { clocked, expect, type Figure } from './figure.ts'
import type { Ground } from './ground.ts'

const items = 10_000
const promised = 10_000

/** A framework as large as they come, from the bytes of its file to the last row: for the first time, and again. */
export async function frameworks({ site }: Ground): Promise<readonly Figure[]> {
  const school = await foundOrganisation(site.db, { name: 'Frameworks', kind: 'school' })
  const leader = stewardOf(school)
  const times = { read: [] as number[], first: [] as number[], again: [] as number[] }
  for (let turn = 0; turn < 7; turn++) {
    const bytes = bigFramework(turn, items)
    times.read.push((await clocked(async () => readCasePackage(bytes))).ms)
    times.first.push(await takeIn(site, leader, { bytes, changes: 'added' }))
    times.again.push(await takeIn(site, leader, { bytes, changes: 'same' }))
  }
  return [
    { what: 'CASE, 10,000 items: reading alone', unit: 'ms', values: times.read },
    { what: 'CASE, 10,000 items: import', unit: 'ms', values: times.first, atMost: promised },
    { what: 'CASE, 10,000 items: import again', unit: 'ms', values: times.again, atMost: promised },
  ]
}

async function takeIn(
  { db, now }: Site,
  leader: Viewer,
  { bytes, changes }: { bytes: Uint8Array; changes: 'added' | 'same' },
): Promise<number> {
  const { ms, result } = await clocked(async () => {
    const { framework, problems } = readCasePackage(bytes)
    if (!framework) throw new Error('The generated framework cannot be read.')
    const when = whenIn('UTC', now())
    return { problems, imported: await importFramework(db, leader, framework, when) }
  })
  const { problems, imported } = result
  expect(problems.length === 0, `the framework has ${problems.length} problems`)
  expect(imported.competencies[changes] === items, `${changes}: ${imported.competencies[changes]}`)
  return ms
}
