import { may, type ActOn } from '../../policy/law.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { isOpenToClass, type Pursuit } from './pursuit.ts'

type Facts = Pick<Pursuit, 'person' | 'state' | 'company' | 'audience'>
type PursuitAct = ActOn<'pursuit:private'>

/** To list a pursuit is to see its title and how far it is; to read it, why, how and what is next as well. */
export function mayWithPursuit(viewer: Viewer, act: PursuitAct, pursuit: Facts): boolean {
  return may(viewer, act, objectOf(pursuit), { person: pursuit.person })
}

/** Which object of the law a pursuit is: to its owner alone, to those who help, to the class as well. */
export function objectOf(
  pursuit: Omit<Facts, 'person'>,
): 'pursuit:private' | 'pursuit:shared' | 'pursuit:class' {
  if (pursuit.audience === 'me') return 'pursuit:private'
  return isOpenToClass(pursuit) ? 'pursuit:class' : 'pursuit:shared'
}
