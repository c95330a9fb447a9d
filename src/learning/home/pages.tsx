import { Hono } from 'hono'
import { show } from '../../platform/http/show.tsx'
import type { Site } from '../../platform/site.ts'
import { headed } from '../../platform/viewer.ts'
import { asks } from '../../policy/route.ts'
import { readHome } from './actions.ts'
import { HomePage } from './home-page.tsx'
import { RoomsPage } from './rooms-page.tsx'

/** The page that everybody comes in by, and the list of their rooms. */
export function homePages({ db, now }: Site): Hono {
  const pages = new Hono()

  pages.get('/', asks('read', 'learner'), async (c) => {
    const { viewer, places } = c.var
    const home = await readHome(db, viewer, now())
    const taught = places.filter(({ id }) => viewer.standing.taught.includes(id))
    return show(c, <HomePage home={home} taught={taught} led={headed(viewer.standing)[0]} />)
  })

  pages.get('/rooms', asks('list', 'classroom'), (c) =>
    show(c, <RoomsPage rooms={c.var.places} taught={c.var.viewer.standing.taught} />),
  )

  return pages
}
