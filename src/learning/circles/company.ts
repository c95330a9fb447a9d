import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { nameable } from '../../people/persons/access.ts'
import { readFaces } from '../../people/persons/actions.ts'
import type { Face } from '../../people/persons/person.ts'
import { may } from '../../policy/law.ts'
import { goingTheSameWay, type Companion } from '../goals/reading.ts'
import type { Company } from '../goals/pursuit.ts'
import { membersFor } from './access.ts'
import type { Asking, Invitation } from './invitation.ts'
import { findAsked, findInvitationsToMe } from './invitations.ts'
import { hasOthers, type Circle } from './circle.ts'
import { findCircle, findCirclesOf, findOpenCircles, findOwnCircleId } from './store.ts'
import { circleWords } from './words.ts'

/** A circle as a list shows it. */
export interface CircleInView {
  readonly circle: Circle
  readonly members: readonly Face[]
}

/** Someone going the same way, and how far it has come between us. */
export interface Fellow extends Face {
  readonly wish: Exclude<Company, 'alone'>
  /** I have asked them, and they have not said yes. Whether they said no is nobody's business. */
  readonly asked: boolean
}

/** The company there is on one goal, for someone who is glad of it. */
export interface CompanyOnGoal {
  /** Those whose invitation waits for an answer stand in `asking` alone. */
  readonly fellows: readonly Fellow[]
  readonly asking: readonly Asking[]
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
): Promise<ReadonlyMap<Id<'goal'>, CompanyOnGoal>> {
  return db.as(viewer, async (tx) => {
    const around: Around = {
      companions: await goingTheSameWay(tx, viewer, goals),
      circles: await inView(tx, viewer, await findOpenCircles(tx, viewer, goals)),
      asked: await findAsked(tx, viewer, goals, now),
      asking: await askings(tx, viewer, now),
    }
    return new Map(goals.map((goal) => [goal, companyOn(goal, viewer.person, around)]))
  })
}

/** All that there is around someone, on whatever goal. */
interface Around {
  readonly companions: readonly Companion[]
  readonly circles: readonly CircleInView[]
  readonly asked: readonly Pick<Invitation, 'to' | 'goal'>[]
  readonly asking: readonly Asking[]
}

function companyOn(goal: Id<'goal'>, me: Id<'person'>, around: Around): CompanyOnGoal {
  const here = around.circles.filter(({ circle }) => circle.goal === goal)
  const mine = here.find(({ circle }) => circle.members.includes(me))
  const asking = around.asking.filter((one) => one.goal === goal)
  const asked = around.asked.filter((one) => one.goal === goal)
  const placed = [...(mine?.circle.members ?? []), ...asking.map(({ from }) => from.id)]
  return {
    mine,
    asking,
    open: here.filter((circle) => circle !== mine),
    fellows: around.companions
      .filter((companion) => companion.goal === goal && !placed.includes(companion.id))
      .map(({ company: wish, ...fellow }) => ({
        ...fellow,
        wish,
        asked: asked.some(({ to }) => to === fellow.id),
      })),
  }
}

/** The circles, each with the faces of those whom the viewer may see in it. */
async function inView(
  tx: Tx,
  viewer: Viewer,
  circles: readonly Circle[],
): Promise<readonly CircleInView[]> {
  const faces = await readFaces(
    tx,
    viewer,
    circles.flatMap((circle) => membersFor(viewer, circle)),
  )
  return circles.map((circle) => {
    const inSight = membersFor(viewer, circle)
    return { circle, members: faces.filter(({ id }) => inSight.includes(id)) }
  })
}

/** The circle on this goal in which the viewer sits with others, if any. */
export async function readTogether(
  db: Database,
  viewer: Viewer,
  goal: Id<'goal'>,
): Promise<Id<'circle'> | undefined> {
  return db.as(viewer, async (tx) => {
    const id = await findOwnCircleId(tx, viewer, goal)
    const circle = id && (await findCircle(tx, viewer, id))
    return circle && !circle.closedAt && hasOthers(circle, viewer.person) ? circle.id : undefined
  })
}

/** The invitations that wait for the viewer's answer. */
export async function readInvitations(
  db: Database,
  viewer: Viewer,
  now: Date,
): Promise<readonly Asking[]> {
  return db.as(viewer, (tx) => askings(tx, viewer, now))
}

/** The same, inside work that is under way. What nobody whom the viewer may name has sent is not there. */
export async function askings(tx: Tx, viewer: Viewer, now: Date): Promise<readonly Asking[]> {
  const found = await findInvitationsToMe(tx, viewer, now)
  return found.flatMap((asking) =>
    nameable(viewer, [asking.from]).map((from) => ({ ...asking, from })),
  )
}

/** The circles that a person is in now: for themselves, and for those who follow their way. */
export async function readCirclesOf(
  db: Database,
  viewer: Viewer,
  person: Id<'person'>,
): Promise<readonly CircleInView[]> {
  if (!may(viewer, 'read', 'circle membership', { person }))
    throw new Refusal('not-found', circleWords.none)
  return db.as(viewer, async (tx) => inView(tx, viewer, await findCirclesOf(tx, viewer, person)))
}
