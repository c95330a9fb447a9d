import { Hono } from 'hono'
import {
  exportFramework,
  importFramework,
  whyNotImport,
} from '../../learning/frameworks/importing.ts'
import { whenIn } from '../../platform/day.ts'
import { Refusal } from '../../platform/errors.ts'
import { show } from '../../platform/http/show.tsx'
import { readId } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { NewFrameworkPage, TakenInPage } from './import-page.tsx'
import { readCasePackage, writeCasePackage } from './package.ts'
import { receivePackage } from './upload.ts'

/** Frameworks in and out, as CASE packages. A file comes to `/frameworks/files`. */
export function casePages({ db, now }: Site): Hono {
  const pages = new Hono()

  pages.get('/frameworks/new', (c) => {
    refuseOthers(c.var.viewer)
    return show(c, <NewFrameworkPage />)
  })

  pages.post('/frameworks/files', async (c) => {
    refuseOthers(c.var.viewer)
    const { framework, problems } = readCasePackage(await receivePackage(c.req.raw))
    if (!framework) {
      const error = problems.map(({ said }) => c.var.say.said(said)).at(-1)
      return show(c, <NewFrameworkPage error={error} />, 422)
    }
    const when = whenIn(c.var.self.timeZone, now())
    const imported = await importFramework(db, c.var.viewer, framework, when)
    return show(c, <TakenInPage imported={imported} problems={problems} />)
  })

  pages.get('/frameworks/:framework/case.json', async (c) => {
    const id = readId('framework', c.req.param('framework'))
    const framework = await exportFramework(db, c.var.viewer, id)
    return c.body(JSON.stringify(writeCasePackage(framework)), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${framework.identifier}.json"`,
    })
  })

  return pages
}

function refuseOthers(viewer: Parameters<typeof whyNotImport>[0]): void {
  const why = whyNotImport(viewer)
  if (why) throw new Refusal('forbidden', why)
}
