import { agreeOn, startCircle } from '../../src/learning/circles/actions.ts'
import { answerInvitation, invite } from '../../src/learning/circles/inviting.ts'
import { keepCompany, reword, takeUpOwn, takeUpToo } from '../../src/learning/goals/actions.ts'
import { sayDirection } from '../../src/learning/plans/actions.ts'
import { propose } from '../../src/learning/proposals/actions.ts'
import { makeSignInLink } from '../../src/people/accounts/actions.ts'
import { newId, type Id } from '../../src/platform/id.ts'
import type { Act, LawObject } from '../../src/policy/law.ts'
import type { TestSchool } from '../school.ts'
import type { TestSite } from '../site.ts'
import { cageOf, type Canary, type Cage } from './canary.ts'

/** Who may know of a goal: its owner alone; those who help and their circle; the class as well. */
export type Audience = 'private' | 'shared' | 'class'

/**
 * One learner, and one thing of every kind that is theirs: whatever an address can name. To ask after another
 * of their goals or circles, change it: `{ ...ana, goal: ana.goals.private }`.
 */
export interface Subject {
  readonly name: string
  readonly network: Id<'network'>
  readonly person: Id<'person'>
  /** The school that keeps their record. */
  readonly organisation: Id<'organisation'>
  /** Where they learn, and by what they are in it. */
  readonly classroom: Id<'classroom'>
  readonly membership: Id<'classroom_membership'>
  /** The goal that addresses name: the one of the class, until it is changed. */
  readonly goal: Id<'goal'>
  /** All of them are active. On the shared one they sit in the closed circle, on that of the class in the open one. */
  readonly goals: Readonly<Record<Audience, Id<'goal'>>>
  /** The circle that addresses name: the open one, until it is changed. Both are the learner's own, with their mate in them. */
  readonly circle: Id<'circle'>
  readonly circles: Readonly<Record<'open' | 'closed', Id<'circle'>>>
  /** From their mate into a circle of the mate's, on a goal of which both are; it waits for the learner's answer. */
  readonly invitation: Id<'invitation'>
  /** From their teacher; it waits for the learner's answer. */
  readonly proposal: Id<'proposal'>
  /** A classmate who goes the way of the goal of the class, is open to company, and has not been asked. */
  readonly companion: Id<'person'>
  /** A learner of the school who is in no classroom. */
  readonly newcomer: Id<'person'>
  /** A framework that their network keeps for itself, and a competency of it that nobody has taken up. */
  readonly framework: Id<'framework'>
  readonly competency: Id<'competency'>
  /** A roster of their school's that was checked and waits to be taken in. */
  readonly rosterImport: Id<'roster_import'>
  /** The form by which their leader brought a framework in. */
  readonly deed: Id<'deed'>
  /** A sign-in link of theirs that has not been used. */
  readonly link: string
}

/** The people and things around a subject that must be there before. */
export interface Around extends Pick<
  Subject,
  | 'name'
  | 'person'
  | 'classroom'
  | 'newcomer'
  | 'framework'
  | 'competency'
  | 'rosterImport'
  | 'deed'
> {
  readonly mate: Id<'person'>
  readonly companion: Id<'person'>
  readonly teacher: Id<'person'>
}

interface Setting {
  readonly site: TestSite
  readonly school: TestSchool
  readonly around: Around
  readonly cage: Cage
}

/** Gives a learner one of everything, by the deeds of those whose deeds they are. */
export async function aSubject(
  site: TestSite,
  school: TestSchool,
  around: Around,
  canaries: Canary[],
): Promise<Subject> {
  const { person } = around
  const setting = { site, school, around, cage: cageOf(person, canaries) }
  const goals = {
    private: await privateGoal(setting),
    shared: await beginGoal(setting, 'pursuit:shared'),
    class: await beginGoal(setting, 'pursuit:class'),
  }
  const circles = {
    closed: await closedCircle(setting, goals.shared),
    open: await openCircle(setting, goals.class),
  }
  await sayDirection(
    site.db,
    await school.viewer(person),
    setting.cage.words('direction', { object: 'plan', act: 'read' }),
  )
  return {
    ...around,
    network: school.network,
    organisation: school.id,
    membership: await membershipOf(setting),
    goals,
    goal: goals.class,
    circles,
    circle: circles.open,
    invitation: await askedByMate(setting),
    proposal: await proposedByTeacher(setting),
    link: await makeSignInLink(site, { network: school.network, person }),
  }
}

/**
 * A goal that is alone until company is kept on it. Its title goes along with those who take it up too, with its circle
 * and with the invitations to it: whoever may read of these may read it.
 */
async function beginGoal(
  { site, school, around, cage }: Setting,
  object: LawObject & `pursuit:${string}`,
): Promise<Id<'goal'>> {
  const viewer = await school.viewer(around.person)
  const words = (field: string, act: Act) => cage.words(field, { object, act })
  const beginning = {
    id: newId('pursuit'),
    title: words('title', 'list'),
    why: words('why', 'read'),
    howKnown: words('how known', 'read'),
    state: 'active' as const,
  }
  const goal = await takeUpOwn(site.db, viewer, beginning, site.now())
  const wording = { nextStep: words('next step', 'read') }
  await reword(site.db, viewer, { goal, wording }, site.now())
  return goal
}

/** Written straight into its row, since what is to be proved is not the deed but what follows from it. */
async function privateGoal(setting: Setting): Promise<Id<'goal'>> {
  const { site, school, around } = setting
  const goal = await beginGoal(setting, 'pursuit:private')
  await site.db.as(await school.viewer(around.person), (tx) =>
    tx
      .updateTable('pursuit')
      .set({ audience: 'me' })
      .where('network_id', '=', school.network)
      .where('person_id', '=', around.person)
      .where('goal_id', '=', goal)
      .execute(),
  )
  return goal
}

/** The learner asks their mate, who says yes; then both of them go on alone, and only the circle knows. */
async function closedCircle(setting: Setting, goal: Id<'goal'>): Promise<Id<'circle'>> {
  const { site, school, around } = setting
  await goTogether(setting, goal, around.mate)
  const id = newId('invitation')
  const viewer = await school.viewer(around.person)
  await invite(site.db, viewer, { id, goal, to: around.mate }, site.now())
  const mate = await school.viewer(around.mate)
  const circle = await answerInvitation(site.db, mate, { id, answer: 'accepted' }, site.now())
  if (!circle) throw new Error('The mate sits in no circle.')
  for (const one of [around.person, around.mate])
    await keepCompany(site.db, await school.viewer(one), goal, 'alone')
  await agree(setting, circle, 'by-invitation')
  return circle
}

/** The learner opens it to the class, and their mate is asked in; the companion is on the goal and in no circle. */
async function openCircle(setting: Setting, goal: Id<'goal'>): Promise<Id<'circle'>> {
  const { site, school, around } = setting
  await goTogether(setting, goal, around.mate)
  await goTogether(setting, goal, around.companion)
  const viewer = await school.viewer(around.person)
  const circle = await startCircle(site.db, viewer, { id: newId('circle'), goal }, site.now())
  const id = newId('invitation')
  await invite(site.db, viewer, { id, goal, to: around.mate }, site.now())
  const mate = await school.viewer(around.mate)
  await answerInvitation(site.db, mate, { id, answer: 'accepted' }, site.now())
  await agree(setting, circle, 'open')
  return circle
}

async function agree(
  { site, school, around, cage }: Setting,
  circle: Id<'circle'>,
  door: 'open' | 'by-invitation',
): Promise<void> {
  const object = door === 'open' ? 'circle:open' : 'circle:closed'
  const bounds = { people: [around.person, around.mate], maker: around.person, circle }
  const words = (field: string) => cage.words(field, { object, act: 'read' }, bounds)
  const terms = { door, seats: 4, agreed: words('agreed'), meets: words('meets') }
  await agreeOn(site.db, await school.viewer(around.person), { id: circle, terms })
}

/** Takes the learner's goal up for another too, both of them open to company. */
async function goTogether(
  { site, school, around }: Setting,
  goal: Id<'goal'>,
  other: Id<'person'>,
): Promise<void> {
  await keepCompany(site.db, await school.viewer(around.person), goal, 'open')
  const viewer = await school.viewer(other)
  await takeUpToo(site.db, viewer, goal, site.now())
  await keepCompany(site.db, viewer, goal, 'open')
}

async function askedByMate(setting: Setting): Promise<Id<'invitation'>> {
  const { site, school, around } = setting
  const goal = await beginGoal(setting, 'pursuit:class')
  await goTogether(setting, goal, around.mate)
  const id = newId('invitation')
  const mate = await school.viewer(around.mate)
  await invite(site.db, mate, { id, goal, to: around.person }, site.now())
  return id
}

async function proposedByTeacher({ site, school, around, cage }: Setting): Promise<Id<'proposal'>> {
  const id = newId('proposal')
  const words = (field: string) =>
    cage.words(field, { object: 'proposal', act: 'read' }, { maker: around.teacher })
  const suggestion = {
    id,
    learner: around.person,
    what: { title: words('proposed') },
    because: words('because'),
  }
  await propose(site.db, await school.viewer(around.teacher), suggestion, site.now())
  return id
}

async function membershipOf({
  site,
  school,
  around,
}: Setting): Promise<Id<'classroom_membership'>> {
  const { id } = await site.db.as(await school.viewer(around.person), (tx) =>
    tx
      .selectFrom('classroom_membership')
      .where('network_id', '=', school.network)
      .where('classroom_id', '=', around.classroom)
      .where('person_id', '=', around.person)
      .select('id')
      .executeTakeFirstOrThrow(),
  )
  return id
}
