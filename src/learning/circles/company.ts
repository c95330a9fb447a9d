import { Refusal } from '../../platform/errors.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readFaces } from '../../people/persons/actions.ts'
import type { Face } from '../../people/persons/person.ts'
import { may } from '../../policy/law.ts'
import { goingTheSameWay } from '../goals/actions.ts'
import type { Company as Wish } from '../goals/pursuit.ts'
import type { Asking } from './invitation.ts'
import { findAsked, findInvitationsToMe } from './invitations.ts'
import type { Circle } from './circle.ts'
import { findCirclesOf, findOpenCircles } from './store.ts'
import { circleWords } from './words.ts'

/** A circle as a list shows it. */
export interface CircleInView {
  readonly circle: Circle
  readonly members: readonly Face[]
}

/** Someone going the same way, and how far it has come between us. */
export interface Fellow extends Face {
  readonly wish: Exclude<Wish, 'alone'>
  /** I have asked them, and they have not said yes. Whether they said no is nobody's business. */
  readonly asked: boolean
}

/** The company there is on one goal, for someone who is glad of it. */
export interface Company {
  readonly fellows: readonly Fellow[]
  readonly mine: CircleInView | undefined
  /** Circles with an open door and a free seat. */
  readonly open: readonly CircleInView[]
}

/** The company there is on each of these goals of the viewer. */
export async function readCompany(
  db: Database,
  viewer: Viewer,
  goals: readonly Id<'goal'>[],
  now: Date,
): Promise<ReadonlyMap<Id<'goal'>, Company>> {
  return db.as(viewer, async (tx) => {
    const fellows = await goingTheSameWay(tx, viewer, goals)
    const circles = await findOpenCircles(tx, viewer, goals)
    const asked = await findAsked(tx, viewer, goals, now)
    const faces = await readFaces(
      tx,
      viewer,
      circles.flatMap(({ members }) => members),
    )
    const inView = (circle: Circle): CircleInView => ({
      circle,
      members: faces.filter(({ id }) => circle.members.includes(id)),
    })
    return new Map(
      goals.map((goal) => {
        const here = circles.filter((circle) => circle.goal === goal)
        const mine = here.find(({ members }) => members.includes(viewer.person))
        const company: Company = {
          mine: mine && inView(mine),
          open: here
            .filter((circle) => circle !== mine && circle.door === 'open')
            .filter(({ members, seats }) => members.length < seats)
            .map(inView),
          fellows: fellows
            .filter((fellow) => fellow.goal === goal && !mine?.members.includes(fellow.id))
            .map(({ company: wish, ...fellow }) => ({
              ...fellow,
              wish,
              asked: asked.some((one) => one.goal === goal && one.to === fellow.id),
            })),
        }
        return [goal, company]
      }),
    )
  })
}

/** The invitations that wait for the viewer's answer. */
export async function readInvitations(
  db: Database,
  viewer: Viewer,
  now: Date,
): Promise<readonly Asking[]> {
  return db.as(viewer, (tx) => findInvitationsToMe(tx, viewer, now))
}

/** The circles that a person is in now: for themselves, and for those who follow their way. */
export async function readCirclesOf(
  db: Database,
  viewer: Viewer,
  person: Id<'person'>,
): Promise<readonly CircleInView[]> {
  if (!may(viewer, 'follow', 'person', { person })) throw new Refusal('not-found', circleWords.none)
  return db.as(viewer, async (tx) => {
    const circles = await findCirclesOf(tx, viewer, person)
    const faces = await readFaces(
      tx,
      viewer,
      circles.flatMap(({ members }) => members),
    )
    return circles.map((circle) => ({
      circle,
      members: faces.filter(({ id }) => circle.members.includes(id)),
    }))
  })
}
