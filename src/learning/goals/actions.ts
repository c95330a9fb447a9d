import { Refusal } from '../../platform/errors.ts'
import type { Database, Tx } from '../../platform/db/database.ts'
import { newId, type Id } from '../../platform/id.ts'
import { changedAlone, type Began } from '../../platform/meanwhile.ts'
import type { Viewer } from '../../platform/viewer.ts'
import { readCompetency } from '../frameworks/actions.ts'
import { nameOf } from '../frameworks/framework.ts'
import { mayWithPursuit } from './access.ts'
import { insertDoneStep, insertState } from './history.ts'
import { beginsAs, whyNotKeepCompany, whyNotMove, whyNotStep } from './pursuit.ts'
import type { Company, Pursuit, State } from './pursuit.ts'
import {
  findPursuits,
  insertGoal,
  insertPursuit,
  lockOwnPursuit,
  meetingPlace,
  updatePursuit,
  updateWords,
} from './store.ts'
import { goingTheSameWay } from './reading.ts'
import { goalWords } from './words.ts'

/** What a learner says of a goal when they take it up. */
export interface Beginning {
  /** Made with the form, so that a form sent twice makes one goal. */
  readonly id: Id<'pursuit'>
  readonly title: string
  readonly why: string
  readonly howKnown: string
  readonly state: 'idea' | 'active'
}

/**
 * Takes up a goal in the learner's own words. Begins alone, as all do: company is asked for, never presumed. Under an id
 * that is another's it is taken up as under one that nobody has.
 */
export async function takeUpOwn(
  db: Database,
  viewer: Viewer,
  beginning: Beginning,
  now: Date,
): Promise<Id<'goal'>> {
  const work = db.as(viewer, async (tx) => {
    const already = (await findPursuits(tx, viewer, viewer.person)).find(
      ({ id }) => id === beginning.id,
    )
    if (already) return already.goal
    const goal = newId('goal')
    await insertGoal(tx, viewer, goal)
    await begin(tx, viewer, { ...beginning, goal }, now)
    return goal
  })
  return work.catch((error: unknown) => {
    if (!isTaken(error)) throw error
    return takeUpOwn(db, viewer, { ...beginning, id: newId('pursuit') }, now)
  })
}

/** Work is done again where another send of the same form came between; an id that is taken even then is not the viewer's. */
function isTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'pursuit_pkey'
}

/** Takes up a goal from a framework, in the framework's words until the learner finds their own. */
export async function takeUpCompetency(
  db: Database,
  viewer: Viewer,
  id: Id<'competency'>,
  now: Date,
): Promise<Id<'goal'>> {
  return db.as(viewer, async (tx) => {
    const competency = await readCompetency(tx, viewer, id)
    const goal = await meetingPlace(tx, viewer, id)
    await takeUp(tx, viewer, { goal, title: nameOf(competency) }, now)
    return goal
  })
}

/** Goes the way that another goes: takes up the goal of someone whom the viewer may see on it. */
export async function takeUpToo(
  db: Database,
  viewer: Viewer,
  goal: Id<'goal'>,
  now: Date,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const [going] = await goingTheSameWay(tx, viewer, [goal])
    if (!going) throw new Refusal('not-found', goalWords.noGoal)
    await takeUp(tx, viewer, { goal, title: going.title }, now)
  })
}

/**
 * Begins a pursuit or takes an ended or sleeping one up again; one that is going is left as it is. Asks no law: one
 * takes up goals for oneself alone, as row security holds too. That the viewer may know of this goal, through a
 * map, a companion, a circle or a proposal, the caller has asked.
 */
export async function takeUp(
  tx: Tx,
  viewer: Viewer,
  { goal, title }: { goal: Id<'goal'>; title: string },
  now: Date,
): Promise<void> {
  const before = await lockOwnPursuit(tx, viewer, goal)
  if (!before) {
    const empty = { id: newId('pursuit'), why: '', howKnown: '' }
    return begin(tx, viewer, { ...empty, goal, title: title.slice(0, 500), state: 'active' }, now)
  }
  if (before.state === 'idea' || before.state === 'dropped')
    await enter(tx, viewer, before, { state: 'active', since: now })
}

async function begin(
  tx: Tx,
  viewer: Viewer,
  beginning: Beginning & { goal: Id<'goal'> },
  now: Date,
): Promise<void> {
  const pursuit: Pursuit = {
    ...beginsAs,
    ...beginning,
    person: viewer.person,
    competency: null,
    nextStep: '',
    begunAt: now,
    stateSince: now,
    touchedAt: now,
  }
  if (!mayWithPursuit(viewer, 'create', pursuit)) throw new Refusal('not-found', goalWords.noGoal)
  await insertPursuit(tx, viewer, pursuit)
  await insertState(tx, viewer, pursuit, { state: pursuit.state, since: now })
}

/** Moves the viewer's own goal to another state. Nothing is lost by it, and every state is kept. */
export async function moveTo(
  db: Database,
  viewer: Viewer,
  { goal, state }: { goal: Id<'goal'>; state: State },
  now: Date,
): Promise<void> {
  await changeOwn(db, viewer, goal, async (tx, pursuit) => {
    const why = whyNotMove(pursuit.state, state)
    if (why === 'already-there') return
    if (why) throw new Refusal('conflict', goalWords.notFromHere)
    await enter(tx, viewer, pursuit, { state, since: now })
  })
}

async function enter(
  tx: Tx,
  viewer: Viewer,
  pursuit: Pursuit,
  { state, since }: { state: State; since: Date },
): Promise<void> {
  await updatePursuit(tx, viewer, pursuit.id, { state, stateSince: since, touchedAt: since })
  await insertState(tx, viewer, pursuit, { state, since })
}

/** Sets how much company the learner wants on a goal. No history is kept of it: nobody is told, and nobody can look. */
export async function keepCompany(
  db: Database,
  viewer: Viewer,
  goal: Id<'goal'>,
  company: Company,
): Promise<void> {
  await changeOwn(db, viewer, goal, async (tx, pursuit) => {
    if (whyNotKeepCompany(pursuit, company)) throw new Refusal('conflict', goalWords.onlyMineFirst)
    await updatePursuit(tx, viewer, pursuit.id, { company })
  })
}

/** The words of a goal that are the learner's to change: a next step while it goes on, the others at any time. */
export type Wording = Partial<Pick<Pursuit, 'title' | 'why' | 'howKnown' | 'nextStep'>>

/** Writes what of the words was changed since their writer began. What was left as it was keeps what stands there by now. */
export async function reword(
  db: Database,
  viewer: Viewer,
  { goal, wording, began = {} }: { goal: Id<'goal'>; wording: Wording; began?: Began },
  now: Date,
): Promise<void> {
  await changeOwn(db, viewer, goal, async (tx, pursuit) => {
    if (wording.nextStep) refuseStep(pursuit)
    const names = wordingNames.filter((name) => wording[name] !== undefined)
    const textOf = (from: Wording) =>
      Object.fromEntries(names.map((name) => [name, from[name] ?? '']))
    const changed = changedAlone(textOf(wording), textOf(pursuit), began)
    const own: Wording = Object.fromEntries(changed.map((name) => [name, textOf(wording)[name]]))
    const { title, ...others } = own
    await updatePursuit(tx, viewer, pursuit.id, { ...(title && { title }), touchedAt: now })
    await updateWords(tx, viewer, pursuit.id, others)
  })
}

const wordingNames = ['title', 'why', 'howKnown', 'nextStep'] as const

function refuseStep(pursuit: Pursuit): void {
  const why = whyNotStep(pursuit)
  if (why === 'met') throw new Refusal('conflict', goalWords.noStepMet)
  if (why) throw new Refusal('conflict', goalWords.noStepDropped)
}

/** Puts the chosen step behind the learner. A second tap finds none, and does nothing. */
export async function finishStep(
  db: Database,
  viewer: Viewer,
  goal: Id<'goal'>,
  now: Date,
): Promise<void> {
  await changeOwn(db, viewer, goal, async (tx, pursuit) => {
    if (pursuit.nextStep === '') return
    await insertDoneStep(tx, viewer, pursuit, { words: pursuit.nextStep, doneAt: now })
    await updatePursuit(tx, viewer, pursuit.id, { touchedAt: now })
    await updateWords(tx, viewer, pursuit.id, { nextStep: '' })
  })
}

async function changeOwn(
  db: Database,
  viewer: Viewer,
  goal: Id<'goal'>,
  change: (tx: Tx, pursuit: Pursuit) => Promise<void>,
): Promise<void> {
  await db.as(viewer, async (tx) => {
    const pursuit = await lockOwnPursuit(tx, viewer, goal)
    if (!pursuit || !mayWithPursuit(viewer, 'edit', pursuit))
      throw new Refusal('not-found', goalWords.noGoal)
    await change(tx, pursuit)
  })
}

/** The viewer's own pursuit of a goal, locked until the work ends that a neighbour has begun. */
export async function lockPursuit(
  tx: Tx,
  viewer: Viewer,
  goal: Id<'goal'>,
): Promise<Pursuit | undefined> {
  return lockOwnPursuit(tx, viewer, goal)
}

/**
 * The goal that a proposal or a seed speaks of: that of a competency, or a new one. Asks no law, since a goal says
 * nothing of anybody. That the viewer may see the competency, and speak of it to someone, the caller has asked.
 */
export async function goalOf(
  tx: Tx,
  viewer: Viewer,
  competency: Id<'competency'> | undefined,
): Promise<Id<'goal'>> {
  if (competency) return meetingPlace(tx, viewer, competency)
  const goal = newId('goal')
  await insertGoal(tx, viewer, goal)
  return goal
}
