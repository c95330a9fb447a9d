import { keepCompany, takeUpOwn, takeUpToo } from '../src/learning/goals/actions.ts'
import { newId, type Id } from '../src/platform/id.ts'
import { expect, timed, type Figure } from './figure.ts'
import type { Ground } from './ground.ts'
import { comeIn, type Visitor } from './visitor.ts'

const turns = 30

/** What learners do with one tap, from the form that is sent to the address where it leads, committed to the disk. */
export async function deeds(ground: Ground): Promise<readonly Figure[]> {
  const { site, app, learner } = ground
  const { network, standing } = learner.viewer
  const [person] = standing.peers
  if (!person) throw new Error('The learner of the demo world is in no classroom.')
  const friend = await comeIn(site, app, { network, person })
  return [await changeOfState(ground), ...(await gathering(ground, friend))]
}

/** A goal of one's own is put to rest, and taken up again, in turn. */
async function changeOfState({ site, learner }: Ground): Promise<Figure> {
  const goal = await takeUp(site, learner)
  const values = await timed({ turns, warmUp: 6 }, (turn) =>
    learner.post(`/goals/${goal}/state`, { state: turn % 2 === 0 ? 'paused' : 'active' }),
  )
  return { what: 'change of state', unit: 'ms', values }
}

/** Two who go the same way: one asks the other into a new circle, who comes. Each time about another goal. */
async function gathering(ground: Ground, friend: Visitor): Promise<Figure[]> {
  const { learner } = ground
  const to = friend.viewer.person
  const invitations: { id: Id<'invitation'>; goal: Id<'goal'> }[] = []
  for (let turn = 0; turn < turns; turn++) {
    invitations.push({ id: newId('invitation'), goal: await sameWay(ground, friend) })
  }
  const invite = async ({ id, goal }: (typeof invitations)[number]) =>
    learner.post(`/goals/${goal}/invitations`, { id, to })
  const accept = async ({ id }: (typeof invitations)[number]) => {
    const place = await friend.post(`/invitations/${id}/answer`, { answer: 'accepted' })
    expect(place.startsWith('/circles/'), `an accepted invitation leads to ${place}`)
  }
  const each = (work: typeof invite | typeof accept) =>
    timed({ turns }, async (turn) => {
      const invitation = invitations[turn]
      if (invitation) await work(invitation)
    })
  const inviting = await each(invite)
  const accepting = await each(accept)
  return [
    { what: 'invite', unit: 'ms', values: inviting },
    { what: 'accept', unit: 'ms', values: accepting },
    {
      what: 'invite and accept',
      unit: 'ms',
      values: inviting.map((ms, turn) => ms + (accepting[turn] ?? Number.NaN)),
    },
  ]
}

/** A goal that both are on, and on which both want company. */
async function sameWay({ site, learner }: Ground, friend: Visitor): Promise<Id<'goal'>> {
  const goal = await takeUp(site, learner)
  await keepCompany(site.db, learner.viewer, goal, 'open')
  await takeUpToo(site.db, friend.viewer, goal, site.now())
  await keepCompany(site.db, friend.viewer, goal, 'open')
  return goal
}

function takeUp({ db, now }: Ground['site'], { viewer }: Visitor): Promise<Id<'goal'>> {
  const said = { title: 'Mend a bicycle', why: '', howKnown: '' }
  return takeUpOwn(db, viewer, { ...said, id: newId('pursuit'), state: 'active' }, now())
}
