import { Hono } from 'hono'
import { show } from '../../platform/http/show.tsx'
import type { Site } from '../../platform/site.ts'
import { readHome } from './actions.ts'
import { HomePage } from './home-page.tsx'
import { RoomsPage } from './rooms-page.tsx'

/** The page that everybody comes in by, and the list of their rooms. */
export function homePages({ db, now }: Site): Hono {
  const pages = new Hono()

  pages.get('/', async (c) => {
    const { viewer, places } = c.var
    const home = await readHome(db, viewer, now())
    const taught = places.filter(({ id }) => viewer.standing.taught.includes(id))
    return show(c, <HomePage home={home} taught={taught} led={viewer.standing.led[0]} />)
  })

  pages.get('/rooms', (c) =>
    show(c, <RoomsPage rooms={c.var.places} taught={c.var.viewer.standing.taught} />),
  )

  return pages
}
