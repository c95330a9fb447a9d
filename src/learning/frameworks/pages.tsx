import { Hono, type Context } from 'hono'
import { dayIn } from '../../platform/day.ts'
import { show } from '../../platform/http/show.tsx'
import { readId } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { asks } from '../../policy/route.ts'
import { readPursuits } from '../goals/reading.ts'
import { live, type Pursuit } from '../goals/pursuit.ts'
import {
  listFrameworks,
  readFramework,
  readInFull,
  readMap,
  searchCompetencies,
} from './actions.ts'
import { mayKeepFramework } from './access.ts'
import { CompetencyPage } from './competency-page.tsx'
import { FrameworksPage } from './frameworks-page.tsx'
import type { Mine } from './map.ts'
import { MapPage, readSize } from './map-page.tsx'
import { choosePart } from './part.ts'
import { SearchPage } from './search-page.tsx'
import { frameworkWords as words } from './words.ts'

/** Maps: what can be learnt, where I am in it, and the way to begin. */
export function frameworkPages(site: Site): Hono {
  return new Hono().route('/', searches(site)).route('/', maps(site))
}

function searches({ db, now }: Site): Hono {
  const pages = new Hono()
  const today = (c: Context) => dayIn(c.var.self.timeZone, now())

  pages.get('/maps/search', asks('read', 'framework'), async (c) => {
    const text = c.req.query('q') ?? ''
    const found = await searchCompetencies(db, c.var.viewer, { text }, today(c))
    const mine = await mineOf(db, c.var.viewer)
    const title = c.var.say(words.maps)
    return show(c, <SearchPage {...{ text, found, mine, title }} address="/maps" />)
  })

  pages.get('/maps/:framework/search', asks('read', 'framework'), async (c) => {
    const id = readId('framework', c.req.param('framework'))
    const { title } = await readFramework(db, c.var.viewer, id)
    const text = c.req.query('q') ?? ''
    const found = await searchCompetencies(db, c.var.viewer, { text, framework: id }, today(c))
    const mine = await mineOf(db, c.var.viewer)
    return show(c, <SearchPage {...{ text, found, mine, title }} address={`/maps/${id}`} />)
  })

  return pages
}

function maps({ db, now }: Site): Hono {
  const pages = new Hono()
  const today = (c: Context) => dayIn(c.var.self.timeZone, now())

  pages.get('/maps', asks('read', 'framework'), async (c) => {
    const frameworks = await listFrameworks(db, c.var.viewer)
    return show(c, <FrameworksPage {...{ frameworks }} mayBring={mayKeepFramework(c.var.viewer)} />)
  })

  pages.get('/maps/:framework', asks('read', 'framework'), async (c) => {
    const id = readId('framework', c.req.param('framework'))
    const { framework, map, yearLevel } = await readMap(db, c.var.viewer, id, today(c))
    const mine = await mineOf(db, c.var.viewer)
    const asked = c.req.query('at')
    const at = asked === undefined ? undefined : readId('competency', asked)
    const chosen = choosePart(map, mine, { part: c.req.query('part'), at, yearLevel })
    const size = readSize(c.req.query('size'))
    return show(c, <MapPage {...{ framework, map, mine, chosen, at, size }} />)
  })

  pages.get('/maps/:framework/:competency', asks('read', 'framework'), async (c) => {
    const at = readId('framework', c.req.param('framework'))
    const id = readId('competency', c.req.param('competency'))
    const { viewer } = c.var
    const { framework, map } = await readMap(db, viewer, at, today(c))
    const { competency, related } = await readInFull(db, viewer, { framework: at, id }, today(c))
    const pursuits = await readPursuits(db, viewer, viewer.person)
    const ownWords = pursuits.filter((one) => one.competency === null && live.includes(one.state))
    const mayPropose = viewer.standing.learners.length + viewer.standing.children.length > 0
    const mine = onMaps(pursuits)
    return show(
      c,
      <CompetencyPage {...{ framework, map, mine, competency, related, ownWords, mayPropose }} />,
    )
  })

  return pages
}

/** What the viewer has begun, by the competency it is about. */
async function mineOf(db: Site['db'], viewer: Viewer): Promise<Mine> {
  return onMaps(await readPursuits(db, viewer, viewer.person))
}

function onMaps(pursuits: readonly Pursuit[]): Mine {
  return new Map(
    pursuits.flatMap((pursuit) =>
      pursuit.competency === null ? [] : [[pursuit.competency, pursuit] as const],
    ),
  )
}
