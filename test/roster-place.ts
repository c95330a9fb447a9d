import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { frontDoor } from '../src/platform/http/front.tsx'
import { newId } from '../src/platform/id.ts'
import { workOnce } from '../src/platform/jobs/worker.ts'
import type { Viewer } from '../src/platform/viewer.ts'
import { rosterJobs } from '../src/standards/oneroster/imports/jobs.ts'
import { rosterPages } from '../src/standards/oneroster/imports/pages.tsx'
import { aSchool } from './school.ts'
import { testSite, type TestSite } from './site.ts'

export async function aPlace() {
  const uploads = await mkdtemp(join(tmpdir(), 'kith-rosters-'))
  const site = { ...(await testSite()), uploads }
  const school = await aSchool(site, 'The Valley')
  const leader = await school.viewer(await school.person('leader'))
  return { site, school, leader, here: `/organisations/${school.id}/rosters` }
}

export function appFor(site: TestSite, viewer: Viewer): Hono {
  const app = frontDoor({ ...site, asset: (name) => `/assets/${name}` })
  const inside = new Hono()
  inside.use(async (c, next) => {
    c.set('viewer', viewer)
    await next()
  })
  inside.route('/', rosterPages(site))
  return app.route('/', inside)
}

export async function open(site: TestSite, viewer: Viewer, path: string) {
  const answer = await appFor(site, viewer).request(`http://localhost${path}`)
  return { status: answer.status, text: await answer.text() }
}

export async function post(site: TestSite, viewer: Viewer, path: string, body: FormData) {
  const headers = { origin: 'http://localhost' }
  return appFor(site, viewer).request(`http://localhost${path}`, { method: 'POST', body, headers })
}

export function filesOf(
  files: Readonly<Record<string, BlobPart>>,
  id: string = newId('deed'),
): FormData {
  const form = new FormData()
  form.append('id', id)
  for (const [name, content] of Object.entries(files))
    form.append('files', new File([content], name))
  return form
}

/** Works until nothing is due: jobs of other tests may come first. */
export async function work(site: TestSite): Promise<void> {
  while (await workOnce(site, rosterJobs));
}

export async function send(
  place: Awaited<ReturnType<typeof aPlace>>,
  files: Parameters<typeof filesOf>[0],
) {
  const { site, leader, here } = place
  const answer = await post(site, leader, `${here}/files`, filesOf(files))
  return { status: answer.status, to: answer.headers.get('location') ?? '' }
}
