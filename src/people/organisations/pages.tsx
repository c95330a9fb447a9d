import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayIn } from '../../platform/day.ts'
import { readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { show } from '../../platform/http/show.tsx'
import { readId } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import { readOrganisation } from './actions.ts'
import { OrganisationPage } from './organisation-page.tsx'
import { readTimeZone, setTimeZone } from './setting.ts'
import { TimeZonePage } from './time-zone-page.tsx'
import { zoneNamed } from './time-zone.ts'
import { organisationWords as words } from './words.ts'

/** A school, for those who work there. */
export function organisationPages(site: Site): Hono {
  return new Hono().route('/', reading(site)).route('/', setting(site))
}

const organisationIn = (c: Context) => readId('organisation', c.req.param('organisation'))

function reading({ db, now }: Site): Hono {
  return new Hono().get('/organisations/:organisation', asks('read', 'organisation'), async (c) => {
    const name = (c.req.query('name') ?? '').trim()
    const last = c.req.query('after')
    const after = last === undefined ? undefined : readId('person', last)
    const day = dayIn(c.var.self.timeZone, now())
    const asked = { day, name, after }
    const found = await readOrganisation(db, c.var.viewer, organisationIn(c), asked)
    return show(c, <OrganisationPage {...found} name={name} now={now()} />)
  })
}

const zoneForm = v.object({
  timeZone: v.pipe(
    v.optional(v.string(), ''),
    v.check((text) => zoneNamed(text) !== undefined, words.noTimeZone.key),
  ),
})

/** The clocks of a school, for those who head it. */
function setting({ db, now }: Site): Hono {
  const pages = new Hono()
  const path = '/organisations/:organisation/time-zone'
  const there = (c: Context) => readTimeZone(db, c.var.viewer, organisationIn(c))

  pages.get(path, asks('edit', 'organisation'), async (c) =>
    show(c, <TimeZonePage {...await there(c)} now={now()} />),
  )

  pages.post(path, asks('edit', 'organisation'), async (c) => {
    const { values, errors } = await readForm(c, zoneForm)
    if (errors) {
      return show(c, <TimeZonePage {...await there(c)} now={now()} errors={errors} />, 422)
    }
    await setTimeZone(db, c.var.viewer, organisationIn(c), values.timeZone)
    return done(c, `/organisations/${organisationIn(c)}`, words.timeZoneSet)
  })

  return pages
}
