import { findEntries } from '../src/people/audit/store.ts'
import type { Id } from '../src/platform/id.ts'
import type { Viewer } from '../src/platform/viewer.ts'
import { countsOf } from '../src/standards/oneroster/applying/ending.ts'
import type { Report } from '../src/standards/oneroster/imports/report.ts'
import { connected, testDatabase } from './database.ts'
import { zipOf } from './oneroster.ts'
import { open, post, send, work, type aPlace } from './roster-place.ts'

export type RosterPlace = Awaited<ReturnType<typeof aPlace>>
type Files = Parameters<typeof zipOf>[0]

/** Sends these files as a ZIP and has them checked; answers where the page of the import is. */
export async function checkedAt(place: RosterPlace, files: Files): Promise<string> {
  const { to } = await send(place, { 'roster.zip': await zipOf(files) })
  await work(place.site)
  return to
}

/** The form by which a roster is taken in. */
export function yes({ confirm = false } = {}): FormData {
  const form = new FormData()
  if (confirm) form.append('confirm', 'yes')
  return form
}

/** The same, the box ticked beside the counts that the page of the import shows now. */
export async function yesTo(path: string): Promise<FormData> {
  const { report } = await importRow(path)
  const form = yes({ confirm: true })
  form.append('seen', countsOf(report.outcome?.endings ?? []))
  return form
}

/** The same, and then has it taken in. */
export async function takenInAt(
  place: RosterPlace,
  files: Files,
  { confirm = false } = {},
): Promise<string> {
  const to = await checkedAt(place, files)
  await post(place.site, place.leader, `${to}/in`, confirm ? await yesTo(to) : yes())
  await work(place.site)
  return to
}

/** What somebody reads on a page, without the markup. */
export async function readAt({ site, leader }: RosterPlace, path: string, viewer: Viewer = leader) {
  const { text } = await open(site, viewer, path)
  return plain(text)
}

export function plain(html: string): string {
  const main = /<main.*<\/main>/s.exec(html)?.[0] ?? html
  return main.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
}

/** The row of an import as it stands, whoever may see it. */
export async function importRow(path: string) {
  const id = path.split('/').at(-1) as Id<'roster_import'>
  const { connection } = await testDatabase()
  return connected(connection('owner'), async (client) => {
    const { rows } = await client.query<{
      status: string
      done: number
      total: number
      confirmed_ending: boolean
      finished_at: Date | null
      report: Report
    }>(
      'select status, done, total, confirmed_ending, finished_at, report from roster_import where id = $1',
      [id],
    )
    const [row] = rows
    if (!row) throw new Error(`There is no import ${id}.`)
    return row
  })
}

/** Everybody whom a roster brought into a network, with their status, whoever may see them. */
export async function peopleBrought({ school }: Pick<RosterPlace, 'school'>) {
  const { connection } = await testDatabase()
  return connected(connection('owner'), async (client) => {
    const { rows } = await client.query<{
      id: Id<'person'>
      source_id: string
      display_name: string
      status: string
    }>(
      `select id, source_id, display_name, status from person
       where network_id = $1 and source_id is not null order by source_id`,
      [school.network],
    )
    return rows
  })
}

/** What was written down of rosters at a school, one thing after the other. */
export async function deedsAt({ site, school }: Pick<RosterPlace, 'site' | 'school'>) {
  const chain = { network: school.network, organisation: school.id }
  const entries = await site.db.directory((tx) => findEntries(tx, chain, 0))
  return entries
    .filter(({ action }) => action.startsWith('roster.'))
    .map(({ action, payload }) => ({
      action,
      facts: JSON.parse(payload?.facts ?? '{}') as Readonly<Record<string, unknown>>,
    }))
}
