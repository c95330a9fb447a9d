import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayIn } from '../../../platform/day.ts'
import { readForm } from '../../../platform/http/form.ts'
import { done } from '../../../platform/http/notice.ts'
import { show } from '../../../platform/http/show.tsx'
import { readId } from '../../../platform/id.ts'
import type { Site } from '../../../platform/site.ts'
import { exportRoster, readHost } from '../applying/actions.ts'
import { writeRoster } from '../exporting/export.ts'
import { ImportPage } from './import-page.tsx'
import { leaveOut, readImport, readImports, sendRoster, takeIn } from './actions.ts'
import { RostersPage } from './rosters-page.tsx'
import { rosterWords as words } from '../words.ts'

const takingForm = v.object({ confirm: v.optional(v.literal('yes')) })

/** Rosters in and out, for whoever leads an organisation. */
export function rosterPages(site: Site): Hono {
  return new Hono().route('/', sending(site)).route('/', taking(site))
}

function organisationIn(c: Context) {
  return readId('organisation', c.req.param('organisation'))
}

function importIn(c: Context) {
  return readId('roster_import', c.req.param('import'))
}

function sending(site: Site): Hono {
  const pages = new Hono()
  const { db, now } = site

  pages.get('/organisations/:organisation/rosters', async (c) => {
    const host = await readHost(db, c.var.viewer, organisationIn(c))
    const imports = await readImports(site, c.var.viewer, host.id)
    return show(c, <RostersPage host={host} imports={imports} />)
  })

  pages.post('/organisations/:organisation/rosters/files', async (c) => {
    const organisation = organisationIn(c)
    const id = await sendRoster(site, c.var.viewer, organisation, c.req.raw)
    return c.redirect(`/organisations/${organisation}/rosters/${id}`, 303)
  })

  pages.get('/organisations/:organisation/roster.zip', async (c) => {
    const host = await readHost(db, c.var.viewer, organisationIn(c))
    const roster = await exportRoster(db, c.var.viewer, host.id, dayIn(host.timeZone, now()))
    const zip = await writeRoster(roster)
    return c.body(zip.buffer, 200, {
      'content-type': 'application/zip',
      'content-disposition': 'attachment; filename="roster.zip"',
    })
  })

  return pages
}

function taking(site: Site): Hono {
  const pages = new Hono()
  const placeOf = (c: Context) => `/organisations/${organisationIn(c)}/rosters/${importIn(c)}`

  pages.get('/organisations/:organisation/rosters/:import', async (c) =>
    show(c, <ImportPage one={await readImport(site, c.var.viewer, importIn(c))} />),
  )

  pages.post('/organisations/:organisation/rosters/:import/in', async (c) => {
    const { values } = await readForm(c, takingForm)
    const one = await readImport(site, c.var.viewer, importIn(c))
    if (one.report.outcome?.needsConfirming && !values?.confirm) {
      const errors = { confirm: c.var.say(words.confirmFirst) }
      return show(c, <ImportPage one={one} errors={errors} />, 422)
    }
    await takeIn(site, c.var.viewer, importIn(c), values?.confirm === 'yes')
    return done(c, placeOf(c), words.takingIn)
  })

  pages.post('/organisations/:organisation/rosters/:import/out', async (c) => {
    await leaveOut(site, c.var.viewer, importIn(c))
    return done(c, placeOf(c), words.leftOut)
  })

  return pages
}
