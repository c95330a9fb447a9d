import { may, type Act } from '../../policy/law.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Circle } from './circle.ts'

type CircleAct = Act<'circle:open-door'> & Act<'circle:closed-door'>

/**
 * Joining is the learner's own choice: nobody, not even a teacher, joins for them. Through an open door
 * come those who may meet a member; through the other, those who were asked.
 */
export function mayWithCircle(viewer: Viewer, act: CircleAct, circle: Circle): boolean {
  const object =
    circle.door === 'open' && !circle.closedAt ? 'circle:open-door' : 'circle:closed-door'
  return may(viewer, act, object, { people: circle.members, circle: circle.id })
}
