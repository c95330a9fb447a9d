import type { Viewer } from '../platform/viewer.ts'
import { relationsTo, type Bounds, type Relation } from './relation.ts'

/**
 * Who may do what: for every object of the law, its acts and the relations that open them. What stands
 * nowhere is forbidden. A pursuit is *private* while its owner works alone, or has not begun or has
 * ended it; it is *shared* while they are going and open to company.
 */
export const law = {
  'pursuit:private': {
    see: ['self', 'guardian', 'teacher'],
    change: ['self'],
  },
  'pursuit:shared': {
    see: ['self', 'guardian', 'teacher', 'peer'],
    change: ['self'],
  },
  plan: {
    see: ['self', 'guardian', 'teacher'],
    change: ['self'],
    propose: ['teacher', 'guardian'],
  },
  proposal: {
    answer: ['self'],
  },
  'circle:closed-door': {
    see: ['self', 'member', 'invited', 'teacher', 'guardian'],
    join: ['invited'],
    agree: ['member'],
  },
  'circle:open-door': {
    see: ['self', 'member', 'invited', 'teacher', 'guardian', 'peer'],
    join: ['invited', 'peer'],
    agree: ['member'],
  },
  person: {
    meet: ['peer'],
    follow: ['self', 'guardian', 'teacher'],
  },
  classroom: {
    enter: ['member', 'teacher', 'leader'],
    teach: ['teacher'],
    arrange: ['teacher', 'leader'],
  },
  organisation: {
    'make-classroom': ['staff', 'leader'],
    'see-people': ['staff', 'leader'],
    lead: ['leader'],
  },
} as const satisfies Record<string, Record<string, readonly Relation[]>>

type Law = typeof law
export type LawObject = keyof Law
export type Act<Object extends LawObject> = keyof Law[Object] & string

/** May this viewer do this to a thing within these bounds, now? Silence of the law means no. */
export function may<Object extends LawObject>(
  viewer: Viewer,
  act: Act<Object>,
  object: Object,
  bounds: Bounds,
): boolean {
  const opened = law[object][act] as readonly Relation[]
  const relations = relationsTo(viewer, bounds)
  return opened.some((relation) => relations.has(relation))
}
