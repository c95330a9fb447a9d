import type { Id } from '../../platform/id.ts'
import { may } from '../../policy/law.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isShared, type Pursuit } from './pursuit.ts'

type Facts = Pick<Pursuit, 'person' | 'state' | 'company'>

/** Following somebody's whole way, with why and how, is for themselves and for those who teach or look after them. */
export function mayFollow(viewer: Viewer, person: Id<'person'>): boolean {
  return may(viewer, 'follow', 'person', { person })
}

/** The learner owns the plan: nobody else changes a pursuit, not even for the better. */
export function mayChangePursuit(viewer: Viewer, pursuit: Facts): boolean {
  return may(viewer, 'change', lawObject(pursuit), { person: pursuit.person })
}

function lawObject(pursuit: Facts): 'pursuit:private' | 'pursuit:shared' {
  return isShared(pursuit) ? 'pursuit:shared' : 'pursuit:private'
}
