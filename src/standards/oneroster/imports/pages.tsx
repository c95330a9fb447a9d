import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayIn } from '../../../platform/day.ts'
import { Refusal } from '../../../platform/errors.ts'
import { readForm } from '../../../platform/http/form.ts'
import { done } from '../../../platform/http/notice.ts'
import { show } from '../../../platform/http/show.tsx'
import { readId } from '../../../platform/id.ts'
import type { Site } from '../../../platform/site.ts'
import { asks } from '../../../policy/route.ts'
import { exportRoster, readHost } from '../applying/actions.ts'
import { writeRoster } from '../exporting/export.ts'
import { ImportPage } from './import-page.tsx'
import {
  leaveOut,
  readImport,
  readImports,
  readOthersWaiting,
  sendRoster,
  takeIn,
  whyNotConfirmed,
} from './actions.ts'
import type { Errors } from '../../../platform/ui/error-summary.tsx'
import type { WaitingImport } from './waiting.ts'
import { RostersPage } from './rosters-page.tsx'
import { rosterWords as words } from '../words.ts'

const takingForm = v.object({
  confirm: v.optional(v.literal('yes')),
  seen: v.optional(v.string(), ''),
})

/** Rosters in and out, for whoever leads an organisation. */
export function rosterPages(site: Site): Hono {
  return new Hono().route('/', sending(site)).route('/', taking(site))
}

function organisationIn(c: Context) {
  return readId('organisation', c.req.param('organisation'))
}

function importIn(c: Context): WaitingImport {
  const id = readId('roster_import', c.req.param('import'))
  return { id, organisation: organisationIn(c) }
}

function sending(site: Site): Hono {
  const pages = new Hono()
  const { db, now } = site

  pages.get('/organisations/:organisation/rosters', asks('read', 'roster'), async (c) => {
    return showRosters(c, site)
  })

  pages.post('/organisations/:organisation/rosters/files', asks('create', 'roster'), async (c) => {
    const organisation = organisationIn(c)
    try {
      const id = await sendRoster(site, c.var.viewer, organisation, c.req.raw)
      return c.redirect(`/organisations/${organisation}/rosters/${id}`, 303)
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'invalid')) throw error
      return showRosters(c, site, c.var.say.said(error.said))
    }
  })

  pages.post('/organisations/:organisation/roster.zip', asks('read', 'roster'), async (c) => {
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

async function showRosters(c: Context, site: Site, error?: string): Promise<Response> {
  const host = await readHost(site.db, c.var.viewer, organisationIn(c))
  const imports = await readImports(site, c.var.viewer, host.id)
  const page = <RostersPage host={host} imports={imports} error={error} />
  return show(c, page, error === undefined ? 200 : 422)
}

async function showImport(c: Context, site: Site, errors?: Errors): Promise<Response> {
  const one = await readImport(site, c.var.viewer, importIn(c))
  const others = await readOthersWaiting(site, c.var.viewer, one)
  const page = <ImportPage one={one} others={others} {...(errors && { errors })} />
  return show(c, page, errors ? 422 : 200)
}

function taking(site: Site): Hono {
  const pages = new Hono()
  const placeOf = (c: Context) => `/organisations/${organisationIn(c)}/rosters/${importIn(c).id}`

  pages.get('/organisations/:organisation/rosters/:import', asks('read', 'roster'), async (c) =>
    showImport(c, site),
  )

  pages.post(
    '/organisations/:organisation/rosters/:import/in',
    asks('edit', 'roster'),
    async (c) => {
      const { values } = await readForm(c, takingForm)
      const one = await readImport(site, c.var.viewer, importIn(c))
      const confirmed = { yes: values?.confirm === 'yes', seen: values?.seen ?? '' }
      const unconfirmed = whyNotConfirmed(one, confirmed)
      if (unconfirmed) return showImport(c, site, { confirm: c.var.say.said(unconfirmed) })
      const isOnItsWay = await takeIn(site, c.var.viewer, importIn(c), confirmed)
      // What became of it in between, its page says.
      return isOnItsWay ? done(c, placeOf(c), words.takingIn) : c.redirect(placeOf(c), 303)
    },
  )

  pages.post(
    '/organisations/:organisation/rosters/:import/out',
    asks('edit', 'roster'),
    async (c) => {
      const isLeftOut = await leaveOut(site, c.var.viewer, importIn(c))
      return isLeftOut ? done(c, placeOf(c), words.leftOut) : c.redirect(placeOf(c), 303)
    },
  )

  return pages
}
