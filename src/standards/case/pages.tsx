import { Hono, type Context } from 'hono'
import {
  exportFramework,
  importFramework,
  whyNotImport,
} from '../../learning/frameworks/importing.ts'
import { whenIn } from '../../platform/day.ts'
import { Refusal } from '../../platform/errors.ts'
import { show } from '../../platform/http/show.tsx'
import { said } from '../../platform/i18n/word.ts'
import { readId, type Id } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import { NewFrameworkPage, TakenInPage } from './import-page.tsx'
import { readCasePackage, writeCasePackage } from './package.ts'
import { findTakenIn, keepTakenIn } from './taken-in.ts'
import { receivePackage } from './upload.ts'
import { caseWords as words } from './words.ts'

/** Frameworks in and out, as CASE packages. A file comes to `/frameworks/files`. */
export function casePages(site: Site): Hono {
  const pages = new Hono()
  const { db } = site

  pages.get('/frameworks/new', asks('create', 'framework:network'), (c) => {
    refuseOthers(c.var.viewer)
    return show(c, <NewFrameworkPage />)
  })

  pages.post('/frameworks/files', asks('create', 'framework:network'), async (c) => {
    refuseOthers(c.var.viewer)
    try {
      return c.redirect(`/frameworks/imports/${await takeIn(c, site)}`, 303)
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'invalid')) throw error
      return show(c, <NewFrameworkPage error={c.var.say.said(error.said)} />, 422)
    }
  })

  pages.get('/frameworks/imports/:deed', asks('create', 'framework:network'), async (c) => {
    refuseOthers(c.var.viewer)
    const found = await findTakenIn(site, c.var.viewer, readId('deed', c.req.param('deed')))
    if (!found) throw new Refusal('not-found', words.notTakenIn)
    return show(c, <TakenInPage {...found} />)
  })

  pages.post('/frameworks/:framework/case.json', asks('create', 'framework:network'), async (c) => {
    const id = readId('framework', c.req.param('framework'))
    const framework = await exportFramework(db, c.var.viewer, id)
    return c.body(JSON.stringify(writeCasePackage(framework)), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${framework.identifier}.json"`,
    })
  })

  return pages
}

/** Takes in the package of a form, once, however often it is sent. */
async function takeIn(c: Context, site: Site): Promise<Id<'deed'>> {
  const { viewer, self } = c.var
  const { id, bytes } = await receivePackage(c.req.raw)
  if (await findTakenIn(site, viewer, id)) return id
  const { framework, problems } = readCasePackage(bytes)
  const [last] = problems.slice(-1)
  if (!framework) throw new Refusal('invalid', last?.said ?? said(words.noDocument, {}))
  const when = whenIn(self.timeZone, site.now())
  const imported = await importFramework(site.db, viewer, framework, when)
  await keepTakenIn(site, viewer, id, { imported, problems })
  return id
}

function refuseOthers(viewer: Parameters<typeof whyNotImport>[0]): void {
  const why = whyNotImport(viewer)
  if (why) throw new Refusal('forbidden', why)
}
