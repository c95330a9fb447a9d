import { Hono } from 'hono'
import { show } from '../../platform/http/show.tsx'
import type { Site } from '../../platform/site.ts'
import { readHome } from './actions.ts'
import { HomePage } from './home-page.tsx'

/** The page that everybody comes in by. */
export function homePages({ db, now }: Site): Hono {
  return new Hono().get('/', async (c) => {
    const { viewer, places } = c.var
    const home = await readHome(db, viewer, now())
    const taught = places.filter(({ id }) => viewer.standing.taught.includes(id))
    return show(c, <HomePage home={home} taught={taught} led={viewer.standing.led[0]} />)
  })
}
