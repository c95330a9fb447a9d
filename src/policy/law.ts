import type { Viewer } from '../platform/viewer.ts'
import { whyForbidden } from './forbidden.ts'
import { grantsTo, type Bounds, type Grant } from './relation.ts'

/** What can be done to a thing. To *list* is to see that it is there, whose it is and what it is called. */
export const acts = [
  'create',
  'list',
  'read',
  'edit',
  'end',
  'share',
  'propose',
  'join',
  'invite',
] as const
export type Act = (typeof acts)[number]

const followers = ['guardian', 'teacher', 'mentor', 'safeguarding-lead'] as const
const helpers = [...followers, 'limited-guardian'] as const
const heads = ['leader', 'administrator'] as const

/**
 * Who may do what: for every object of the law, its acts and the relations that open them. What stands
 * nowhere is forbidden. `docs/access.md` publishes the same law as a table, with what the objects mean.
 */
export const law = {
  'pursuit:private': {
    create: ['self'],
    list: ['self', 'guardian if young', 'teacher'],
    read: ['self', 'guardian if young'],
    edit: ['self'],
    share: ['self'],
  },
  'pursuit:shared': {
    create: ['self'],
    list: ['self', 'member', ...helpers],
    read: ['self', ...helpers],
    edit: ['self'],
    share: ['self'],
  },
  'pursuit:class': {
    create: ['self'],
    list: ['self', 'member', 'classmate', ...helpers],
    read: ['self', ...helpers],
    edit: ['self'],
    share: ['self'],
  },
  plan: {
    read: ['self', ...helpers],
    edit: ['self'],
    propose: ['guardian', 'teacher', 'mentor'],
  },
  proposal: {
    read: ['self', 'maker', 'guardian', 'teacher', 'mentor', 'safeguarding-lead'],
    edit: ['self'],
    end: ['maker'],
  },
  'kept-back proposal': {
    read: ['maker', 'guardian', 'teacher', 'mentor', 'safeguarding-lead'],
    end: ['maker', 'teacher'],
  },
  company: {
    list: ['classmate'],
    invite: ['classmate'],
  },
  invitation: {
    read: ['self', 'maker'],
    edit: ['self'],
  },
  'circle:closed': {
    create: ['self'],
    read: ['self', 'member', 'invited', ...followers],
    edit: ['member'],
    end: ['maker'],
    join: ['invited'],
  },
  'circle:open': {
    create: ['self'],
    read: ['self', 'member', 'classmate', 'invited', ...followers],
    edit: ['member'],
    end: ['maker'],
    join: ['classmate', 'invited'],
  },
  'circle membership': {
    read: ['self', 'member', ...followers],
    end: ['self'],
  },
  learner: {
    read: ['self', ...helpers],
  },
  person: {
    read: ['self', 'known', 'colleague', 'safeguarding-lead', ...heads],
    edit: ['self', ...heads],
  },
  birth: {
    create: [...heads],
    read: ['self', 'guardian', ...heads],
    edit: [...heads],
  },
  affiliation: {
    create: [...heads],
    read: ['self', 'guardian', 'teacher', 'colleague', 'safeguarding-lead', ...heads],
    edit: [...heads],
  },
  guardianship: {
    create: [...heads],
    read: ['self', 'guardian', 'teacher', 'safeguarding-lead', ...heads],
    edit: [...heads],
  },
  classroom: {
    create: ['teacher', ...heads],
    list: ['member', 'teacher', 'colleague', 'safeguarding-lead', ...heads],
    read: ['member', 'teacher', ...heads],
    edit: ['teacher', ...heads],
  },
  board: {
    read: ['teacher'],
  },
  'classroom membership': {
    create: ['teacher', ...heads],
    read: ['self', 'member', 'guardian', 'teacher', 'colleague', 'safeguarding-lead', ...heads],
    edit: [...heads],
    end: ['teacher', ...heads],
  },
  organisation: {
    create: ['operator'],
    list: ['anyone'],
    read: ['colleague', 'safeguarding-lead', ...heads],
    edit: [...heads],
  },
  roster: {
    create: [...heads],
    read: [...heads],
    edit: [...heads],
  },
  'framework:public': {
    create: ['operator'],
    read: ['anyone'],
    edit: ['operator'],
  },
  'framework:network': {
    create: [...heads],
    read: ['anyone'],
    edit: [...heads],
  },
  goal: {
    create: ['anyone'],
    list: ['anyone'],
  },
  look: {
    create: ['safeguarding-lead'],
    list: ['self', 'guardian if young'],
    read: ['maker'],
    end: ['maker'],
  },
  'sign-in link': {
    create: ['operator'],
  },
  session: {
    end: ['self'],
  },
  'audit trail': {
    read: ['operator'],
  },
} as const satisfies Record<string, Partial<Record<Act, readonly Grant[]>>>

type Law = typeof law
export type LawObject = keyof Law
export type ActOn<Object extends LawObject> = keyof Law[Object] & Act

/** May this viewer do this to a thing within these bounds, now? A rule that forbids wins, and silence means no. */
export function may<Object extends LawObject>(
  viewer: Viewer,
  act: ActOn<Object>,
  object: Object,
  bounds: Bounds,
): boolean {
  if (whyForbidden(viewer, act, object, bounds)) return false
  const opened = law[object][act] as readonly Grant[]
  const held = grantsTo(viewer, bounds)
  return opened.some((grant) => held.has(grant))
}
