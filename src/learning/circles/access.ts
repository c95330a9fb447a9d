import { may, type ActOn } from '../../policy/law.ts'
import type { Id } from '../../platform/id.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isInTheOpen, membersInSight, type Circle } from './circle.ts'

type CircleAct = ActOn<'circle:open'>

/**
 * Joining is the learner's own choice: nobody, not even a teacher, joins for them. Through an open door
 * come those who may meet a member; through the other, those who were asked. A door behind which nobody
 * is glad of company is as good as closed.
 */
export function mayWithCircle(viewer: Viewer, act: CircleAct, circle: Circle): boolean {
  return may(viewer, act, objectOf(circle), {
    people: circle.members,
    maker: circle.host,
    circle: circle.id,
  })
}

/** Which object of the law a circle is: one with an open door, or one whose door opens by invitation. */
export function objectOf(circle: Circle): 'circle:open' | 'circle:closed' {
  return isInTheOpen(circle) ? 'circle:open' : 'circle:closed'
}

/** Whether the viewer has a seat in it or could have one: whoever only reads along has none to leave. */
export function mayLeave(viewer: Viewer, circle: Circle): boolean {
  const isIn = may(viewer, 'end', 'circle membership', { people: circle.members })
  return isIn || mayWithCircle(viewer, 'join', circle)
}

/** Those of a circle whom the viewer may see in it. */
export function membersFor(viewer: Viewer, circle: Circle): readonly Id<'person'>[] {
  return membersInSight(circle, viewer.person, (member) =>
    may(viewer, 'read', 'circle membership', { person: member }),
  )
}
