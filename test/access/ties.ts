import type { Client } from 'pg'
import type { Tables } from '../../src/tables.ts'
import type { Who } from './bonds.ts'
import type { MatrixWorld } from './matrix-world.ts'
import type { Audience } from './subject.ts'

/** Something that binds somebody to Ana or to her school, by which pages are open to them that would not be otherwise. */
export interface Tie {
  readonly name: string
  readonly who: Who
  /** Pages that are open while it holds, and deeds that can be sent from them. */
  readonly opens: readonly string[]
  /** Which of Ana's goals and circles these are about. */
  readonly goal?: Audience
  readonly circle?: 'open' | 'closed' | 'asked'
  readonly endings: readonly Ending[]
  /** A session that has ended is gone for good: they come in anew each time. */
  readonly isSession?: true
}

/** How a tie comes to an end. */
export interface Ending {
  readonly how: string
  /** What somebody else writes. */
  readonly writes: (world: MatrixWorld) => readonly Write[]
  /** When it ends by itself by what was written: it holds until the moment before. */
  readonly at?: Date
}

/** New values for the one row in which these stand. */
export interface Write {
  readonly table: keyof Tables
  readonly where: Readonly<Record<string, string>>
  readonly set: Readonly<Record<string, unknown>>
}

type Row = (world: MatrixWorld) => Omit<Write, 'set'>

function ending(row: Row, how: string, set: Write['set'], at?: Date): Ending {
  const writes = (world: MatrixWorld) => [{ ...row(world), set }]
  return at ? { how, writes, at } : { how, writes }
}

const today = '2026-03-31'
const tomorrow = '2026-04-01'
const at = (time: string, day = today) => new Date(`${day}T${time}+13:00`)

function dated(row: Row): readonly Ending[] {
  return [
    ending(row, 'it is ended today', { ends_on: today }),
    ending(row, 'it turns out to have ended long ago', { ends_on: '2026-02-01' }),
    ending(row, 'it is moved into the future', { starts_on: '2026-04-10' }),
    ending(row, 'its last day passes', { ends_on: tomorrow }, at('00:00:00', tomorrow)),
  ]
}

/** Whom they look after comes of age: nobody does so from one day to the next, but it may turn out so. */
const comingOfAge = ending(
  ({ hill }) => ({ table: 'birth', where: { person_id: hill.subjects.ana.person } }),
  'the child has come of age',
  { month: '2008-03' },
)

const idOf = (world: MatrixWorld, who: Who) => world.idOf({ school: 'hill', who })

function affiliated(who: Who): Pick<Tie, 'who' | 'endings'> {
  const row: Row = (world) => ({ table: 'affiliation', where: { person_id: idOf(world, who) } })
  return { who, endings: dated(row) }
}

/** By their own place in a room or by that of another. */
function placed(who: Who, whose: Who = who): Pick<Tie, 'who' | 'endings'> {
  const row: Row = (world) => ({
    table: 'classroom_membership',
    where: { person_id: idOf(world, whose) },
  })
  return { who, endings: dated(row) }
}

function guarding(who: Who): Pick<Tie, 'who' | 'endings'> {
  const row: Row = (world) => ({ table: 'guardianship', where: { guardian_id: idOf(world, who) } })
  return { who, endings: [...dated(row), comingOfAge] }
}

const theLook: Row = (world) => ({ table: 'look', where: { by_id: idOf(world, 'lookingLead') } })

const asking: Row = ({ hill }) => ({
  table: 'invitation',
  where: { id: hill.subjects.ana.invitation },
})

const theRoom: Row = ({ hill }) => ({ table: 'classroom', where: { id: hill.rooms.room7 } })

const theSharedGoal: Row = ({ hill: { subjects } }) => ({
  table: 'pursuit',
  where: { person_id: subjects.ana.person, goal_id: subjects.ana.goals.shared },
})

/** As they do it themselves: the seat is free, and the time in it has an end. */
function leaving(world: MatrixWorld): readonly Write[] {
  const { person, circles } = world.hill.subjects.ana
  const ben = idOf(world, 'ben')
  return [
    { table: 'circle', where: { id: circles.closed }, set: { member_ids: [person] } },
    {
      table: 'circle_membership',
      where: { person_id: ben, circle_id: circles.closed },
      set: { left_at: at('08:00:00') },
    },
  ]
}

const learner = 'GET /learners/:learner'
const goal = 'GET /learners/:learner/goals/:goal'
const proposing = 'GET /learners/:learner/proposals/new'
const propose = 'POST /learners/:learner/proposals'
const circle = 'GET /circles/:circle'
const school = 'GET /organisations/:organisation'
const room = 'GET /classrooms/:classroom'

/** Every kind of role and tie that opens a page today. */
export const ties: readonly Tie[] = [
  {
    name: 'leading',
    ...affiliated('leader'),
    opens: [
      school,
      `${school}/rosters`,
      `${school}/rosters/:import`,
      'POST /organisations/:organisation/roster.zip',
      'POST /frameworks/:framework/case.json',
      room,
      `${room}/people`,
      'GET /frameworks/new',
      'POST /organisations/:organisation/rosters/:import/in',
      'POST /classrooms/:classroom/people',
    ],
  },
  {
    name: 'administering',
    ...affiliated('administrator'),
    opens: [school, `${school}/rosters`, room, 'GET /frameworks/new'],
  },
  { name: 'working at a school', ...affiliated('staff'), opens: [school, 'POST /classrooms'] },
  { name: 'coaching', ...affiliated('coach'), opens: [school] },
  { name: 'coordinating', ...affiliated('coordinator'), opens: [school] },
  {
    name: 'answering for children’s safety',
    ...affiliated('safeguardingLead'),
    opens: [school, 'GET /learners/:learner/look', 'POST /learners/:learner/look'],
  },
  {
    name: 'guarding a child',
    ...guarding('guardian'),
    opens: [`${learner}/looks`, learner, goal, proposing, propose, circle],
    goal: 'private',
    circle: 'closed',
  },
  {
    name: 'guarding a child with limits',
    ...guarding('limitedGuardian'),
    opens: [learner, goal],
    goal: 'shared',
  },
  {
    name: 'teaching a room',
    ...placed('teacher'),
    opens: [
      learner,
      goal,
      proposing,
      propose,
      circle,
      `${room}/board`,
      `${room}/wall`,
      `${room}/people`,
      'POST /classrooms/:classroom/people/:membership/end',
    ],
    circle: 'closed',
  },
  {
    name: 'being a teacher of the school in whose room one teaches',
    ...affiliated('teacher'),
    opens: [learner, goal, `${room}/board`, `${room}/people`, 'POST /classrooms'],
    circle: 'closed',
  },
  {
    name: 'a learner’s being in the room one teaches',
    ...placed('teacher', 'ana'),
    opens: [learner, goal, proposing, propose],
  },
  {
    name: 'learning in a room',
    ...placed('cy'),
    opens: [room, circle, 'POST /circles/:circle/members'],
    circle: 'open',
  },
  {
    name: 'sitting in a circle',
    who: 'ben',
    opens: [circle, 'GET /circles/:circle/agreement', 'POST /circles/:circle/agreement'],
    circle: 'closed',
    endings: [{ how: 'they leave it', writes: leaving }],
  },
  {
    name: 'being asked into a circle',
    who: 'ana',
    opens: [circle, 'POST /circles/:circle/members'],
    circle: 'asked',
    endings: [
      ending(asking, 'they have said no', { answered_at: at('08:30:00'), answer: 'declined' }),
      ending(asking, 'nobody asks for it any longer', { lapses_at: at('08:30:00') }),
      ending(asking, 'its days pass', { lapses_at: at('11:30:00') }, at('11:30:00')),
    ],
  },
  {
    name: 'looking at a child',
    who: 'lookingLead',
    opens: [learner, goal, circle],
    goal: 'shared',
    circle: 'closed',
    endings: [
      ending(theLook, 'it is ended', { ends_at: at('08:59:59') }),
      ending(theLook, 'its hours pass', { ends_at: at('11:30:00') }, at('11:30:00')),
    ],
  },
  {
    name: 'a room’s going on',
    who: 'teacher',
    opens: [`${room}/board`, `${room}/wall`, learner, propose],
    endings: [ending(theRoom, 'it is closed', { ended_on: today })],
  },
  {
    name: 'a goal’s being shared',
    who: 'limitedGuardian',
    opens: [goal],
    goal: 'shared',
    endings: [ending(theSharedGoal, 'its owner keeps it to themselves', { audience: 'me' })],
  },
]

/** Ties by which one can come in at all: with these, every page goes. */
export const doors: readonly Tie[] = (['guardian', 'teacher', 'ana', 'leader'] as const).flatMap(
  (who) => {
    const opens = ['GET /', 'GET /me', 'GET /goals', 'POST /goals', 'POST /me/face']
    const person: Row = (world) => ({ table: 'person', where: { id: idOf(world, who) } })
    const session: Row = (world) => ({
      table: 'session',
      where: { person_id: idOf(world, who) },
    })
    return [
      {
        name: `${who}’s being active`,
        who,
        opens,
        endings: [
          ending(person, 'they are suspended', { status: 'suspended' }),
          ending(person, 'their record ends', { status: 'ended' }),
        ],
      },
      {
        name: `${who}’s session`,
        who,
        opens,
        isSession: true,
        endings: [
          ending(session, 'it is ended', { expires_at: at('08:59:00') }),
          ending(session, 'nobody used it for a week', { seen_at: at('08:00:00', '2026-03-24') }),
          ending(session, 'its days pass', { expires_at: at('11:30:00') }, at('11:30:00')),
        ],
      },
    ]
  },
)

/** Writes an ending past every policy; answers how to take it back. */
export async function end(
  client: Client,
  world: MatrixWorld,
  { writes }: Ending,
): Promise<() => Promise<void>> {
  const back: (() => Promise<void>)[] = []
  for (const one of writes(world)) back.push(await write(client, one))
  return async () => {
    for (const undo of back) await undo()
  }
}

/** Writes into one row, and answers how to take it back. */
export async function write(
  client: Client,
  { table, where, set }: Write,
): Promise<() => Promise<void>> {
  const condition = Object.entries(where)
    .map(([column, value]) => `${column} = '${value}'`)
    .join(' and ')
  const columns = Object.keys(set)
  const setting = columns.map((column, place) => `${column} = $${place + 1}`).join(', ')
  const update = `update ${table} set ${setting} where ${condition}`
  const { rows } = await client.query<Record<string, unknown>>(
    `select ${columns.join(', ')} from ${table} where ${condition}`,
  )
  const [before] = rows
  if (!before || rows.length > 1) throw new Error(`One ${table} was wanted with ${condition}`)
  await past(client, update, Object.values(set))
  return () => past(client, update, Object.values(before))
}

/** Past the triggers too: the door takes their sessions from those who are suspended, and here the guard is asked alone. */
async function past(client: Client, update: string, values: readonly unknown[]): Promise<void> {
  await client.query("set session_replication_role = 'replica'")
  await client.query(update, [...values])
  await client.query('reset session_replication_role')
}
