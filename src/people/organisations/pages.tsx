import { Hono } from 'hono'
import { dayIn } from '../../platform/day.ts'
import { show } from '../../platform/http/show.tsx'
import { readId } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import { readOrganisation } from './actions.ts'
import { OrganisationPage } from './organisation-page.tsx'

/** A school, for those who work there. */
export function organisationPages({ db, now }: Site): Hono {
  return new Hono().get('/organisations/:organisation', asks('read', 'organisation'), async (c) => {
    const id = readId('organisation', c.req.param('organisation'))
    const name = (c.req.query('name') ?? '').trim()
    const last = c.req.query('after')
    const after = last === undefined ? undefined : readId('person', last)
    const day = dayIn(c.var.self.timeZone, now())
    const found = await readOrganisation(db, c.var.viewer, id, { day, name, after })
    return show(c, <OrganisationPage {...found} name={name} />)
  })
}
