import { Hono } from 'hono'
import { guard } from './people/accounts/guard.ts'
import { accountPages } from './people/accounts/pages.tsx'
import { classroomPages } from './people/classrooms/pages.tsx'
import { organisationPages } from './people/organisations/pages.tsx'
import { personPages } from './people/persons/pages.tsx'
import { safeguardingPages } from './people/safeguarding/pages.tsx'
import type { Present } from './people/standing/actions.ts'
import { boardPages } from './learning/board/pages.tsx'
import { circlePages } from './learning/circles/pages.tsx'
import { frameworkPages } from './learning/frameworks/pages.tsx'
import { goalPages } from './learning/goals/pages.tsx'
import { homePages } from './learning/home/pages.tsx'
import { roomAddress } from './learning/home/rooms.ts'
import { homeWords } from './learning/home/words.ts'
import { learnerPages } from './learning/learners/pages.tsx'
import { planPages } from './learning/plans/pages.tsx'
import { proposalPages } from './learning/proposals/pages.tsx'
import { casePages } from './standards/case/pages.tsx'
import { rosterPages } from './standards/oneroster/imports/pages.tsx'
import type { Assets } from './platform/assets/serve.ts'
import { frontDoor } from './platform/http/front.tsx'
import { assertDeclared } from './platform/http/routes.ts'
import type { Say } from './platform/i18n/say.ts'
import type { Site } from './platform/site.ts'
import { headed } from './platform/viewer.ts'
import type { Tab } from './platform/ui/context.ts'
import { kitPages } from './platform/ui/kit.tsx'

/**
 * Every page of Kith: those that anybody may open, and behind the guard those of somebody.
 *
 * @throws Error where a route does not say which object of the law it is about.
 */
export function createApp(site: Site, assets: Assets): Hono {
  const app = frontDoor({ ...site, asset: assets.asset })
  app.route('/', assets.pages)
  app.route('/', kitPages())
  app.route('/', accountPages(site))

  const inside = new Hono()
  inside.use(guard(site, tabsFor))
  for (const pages of [
    homePages,
    goalPages,
    circlePages,
    planPages,
    proposalPages,
    learnerPages,
    boardPages,
    classroomPages,
    personPages,
    organisationPages,
    safeguardingPages,
    frameworkPages,
    rosterPages,
    casePages,
  ]) {
    inside.route('/', pages(site))
  }
  app.route('/', inside)
  assertDeclared(app)
  return app
}

/** The ways at the top of every page, by what somebody is here for. */
function tabsFor({ viewer, places }: Present, say: Say): readonly Tab[] {
  const { taught, staffed, safeguarded } = viewer.standing
  return [
    { href: '/', label: say(homeWords.title) },
    { href: '/goals', label: say(homeWords.goals) },
    { href: '/maps', label: say(homeWords.maps) },
    ...places.slice(0, mostRooms).map((place) => ({
      href: roomAddress(place, taught),
      label: place.name,
    })),
    ...(places.length > mostRooms ? [{ href: '/rooms', label: say(homeWords.allRooms) }] : []),
    ...(staffed.length > 0 ? [{ href: '/classrooms', label: say(homeWords.classrooms) }] : []),
    ...[...headed(viewer.standing), ...safeguarded]
      .slice(0, 1)
      .map((id) => ({ href: `/organisations/${id}`, label: say(homeWords.lead) })),
  ]
}

/** As many rooms as fit beside the other ways; a list holds all of them. */
const mostRooms = 3
