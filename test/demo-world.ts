import type { World } from '../src/demo/world.ts'
import { keyOf } from '../src/demo/people.ts'
import { organisationsNamed } from '../src/people/organisations/actions.ts'
import type { Database, Tx } from '../src/platform/db/database.ts'
import type { Id } from '../src/platform/id.ts'
import { noStanding, steward } from '../src/platform/viewer.ts'

/**
 * What is in a demo world, thought out or in a server, in one shape and order, so that the two can
 * be compared. Goals go by their competency, or else by those who are on them.
 */
export interface Laid {
  readonly classrooms: readonly object[]
  readonly people: readonly object[]
  readonly homes: readonly object[]
  readonly guardianships: readonly object[]
  readonly directions: readonly object[]
  readonly goals: readonly string[]
  readonly pursuits: readonly object[]
  readonly circles: readonly object[]
  readonly invitations: readonly object[]
  readonly proposals: readonly object[]
}

/** The world as it was thought out. */
export function laidOut(world: World): Laid {
  const competencies = new Map(world.goals.map(({ key, competency }) => [key, competency]))
  const goal = namesOfGoals(competencies, [
    ...world.pursuits,
    ...world.proposals.map((one) => ({ ...one, person: one.learner })),
  ])
  const circles = new Map(world.circles.map((circle) => [circle.key, circle]))
  return inOrder({
    classrooms: world.classrooms.map(({ name, learners, teachers }) => ({
      name,
      learners: learners.toSorted(),
      teachers: teachers.toSorted(),
    })),
    people: world.people.map(({ key, name, given, family, role, tint, picture, yearLevel }) => ({
      key,
      name,
      given,
      family,
      role,
      tint,
      picture: picture ?? null,
      yearLevel: yearLevel ?? null,
    })),
    homes: world.homes.map(({ name, guardians, children }) => ({
      name,
      guardians: guardians.toSorted(),
      children: children.toSorted(),
    })),
    guardianships: world.guardianships,
    directions: world.directions,
    goals: world.goals.map(({ key }) => goal(key)),
    pursuits: world.pursuits.map((pursuit) => ({
      ...pursuit,
      goal: goal(pursuit.goal),
      begunAt: pursuit.history[0]?.at,
      stateSince: pursuit.history.at(-1)?.at,
    })),
    circles: world.circles.map((circle) => {
      const { key: _, ...seen } = circle
      return { ...seen, goal: goal(circle.goal) }
    }),
    invitations: world.invitations.map(({ circle, acceptedAt, ...invitation }) => ({
      ...invitation,
      goal: goal(circles.get(circle)?.goal ?? ''),
      host: circles.get(circle)?.host,
      acceptedAt: acceptedAt ?? null,
    })),
    proposals: world.proposals.map((proposal) => ({
      ...proposal,
      goal: goal(proposal.goal),
      answer: proposal.answer ?? null,
      answeredAt: proposal.answeredAt ?? null,
    })),
  })
}

/** The world as it is in a server: of the school what its leader sees, of everybody what is theirs. */
export async function laidIn(db: Database, name: string): Promise<Laid> {
  const [school] = await organisationsNamed(db, name)
  if (!school) throw new Error(`There is no ${name} here.`)
  const { network, id } = school
  const viewer = steward(network, [id])
  const ids = await db.as(viewer, (tx) => tx.selectFrom('organisation').select('id').execute())
  const leader = steward(
    network,
    ids.map((one) => one.id),
  )
  const of = await db.as(leader, readSchool)
  const theirs: Theirs[] = []
  for (const { id: person } of of.people) {
    theirs.push(
      await db.as({ network, person, standing: noStanding }, (tx) => readTheirs(tx, person)),
    )
  }
  return inOrder({ ...layPeople(of, id), ...layDeeds(of, theirs) })
}

type School = Awaited<ReturnType<typeof readSchool>>
type Theirs = Awaited<ReturnType<typeof readTheirs>>

async function readSchool(tx: Tx) {
  return {
    people: await tx.selectFrom('person').selectAll().execute(),
    organisations: await tx.selectFrom('organisation').selectAll().execute(),
    affiliations: await tx.selectFrom('affiliation').selectAll().execute(),
    guardianships: await tx.selectFrom('guardianship').selectAll().execute(),
    classrooms: await tx.selectFrom('classroom').selectAll().execute(),
    memberships: await tx.selectFrom('classroom_membership').selectAll().execute(),
    goals: await tx
      .selectFrom('goal')
      .leftJoin('competency', 'competency.id', 'goal.competency_id')
      .select(['goal.id', 'competency.identifier'])
      .execute(),
  }
}

async function readTheirs(tx: Tx, person: Id<'person'>) {
  return {
    plans: await tx.selectFrom('plan').selectAll().execute(),
    pursuits: await tx
      .selectFrom('pursuit')
      .innerJoin('pursuit_words as words', (join) =>
        join
          .onRef('words.network_id', '=', 'pursuit.network_id')
          .onRef('words.pursuit_id', '=', 'pursuit.id'),
      )
      .selectAll('pursuit')
      .select(['why', 'how_known', 'next_step'])
      .execute(),
    states: await tx.selectFrom('pursuit_state').selectAll().orderBy('since').execute(),
    circles: await tx.selectFrom('circle').selectAll().where('host_id', '=', person).execute(),
    seats: await tx.selectFrom('circle_membership').selectAll().execute(),
    sent: await tx.selectFrom('invitation').selectAll().where('from_id', '=', person).execute(),
    proposals: await tx
      .selectFrom('proposal')
      .selectAll()
      .where('learner_id', '=', person)
      .execute(),
  }
}

function layPeople(of: School, school: Id<'organisation'>) {
  const key = keysOf(of)
  const at = (organisation: string) =>
    of.affiliations.filter((one) => one.organisation_id === organisation)
  const inRoom = (room: string, role: string) =>
    of.memberships
      .filter((one) => one.classroom_id === room && one.role === role)
      .map((one) => key(one.person_id))
      .toSorted()
  const atHome = (home: string, role: string) =>
    at(home)
      .filter((one) => one.role === role)
      .map((one) => key(one.person_id))
      .toSorted()
  return {
    classrooms: of.classrooms.map(({ id, name }) => ({
      name,
      learners: inRoom(id, 'learner'),
      teachers: inRoom(id, 'teacher'),
    })),
    people: of.people.map((person) => {
      const here = at(school).find((one) => one.person_id === person.id)
      return {
        key: key(person.id),
        name: person.display_name,
        given: person.given_name,
        family: person.family_name,
        role: here?.role ?? 'guardian',
        tint: person.tint,
        picture: person.picture,
        yearLevel: here?.year_level ?? null,
      }
    }),
    homes: of.organisations
      .filter(({ kind }) => kind === 'home')
      .map(({ id, name }) => ({
        name,
        guardians: atHome(id, 'guardian'),
        children: atHome(id, 'learner'),
      })),
    guardianships: of.guardianships.map((one) => ({
      guardian: key(one.guardian_id),
      child: key(one.child_id),
      relationship: one.relationship,
      rights: one.rights,
    })),
  }
}

function layDeeds(of: School, everybody: readonly Theirs[]) {
  const key = keysOf(of)
  const all = <Kind extends keyof Theirs>(kind: Kind) =>
    everybody.flatMap((theirs) => theirs[kind] as Theirs[Kind][number][])
  const goal = namesOfGoals(new Map(of.goals.map(({ id, identifier }) => [id, identifier])), [
    ...all('pursuits').map((one) => ({ goal: one.goal_id, person: key(one.person_id) })),
    ...all('proposals').map((one) => ({ goal: one.goal_id, person: key(one.learner_id) })),
  ])
  const circles = new Map(all('circles').map((circle) => [circle.id, circle]))
  return {
    directions: all('plans').map((plan) => ({
      person: key(plan.person_id),
      sentence: plan.direction,
    })),
    goals: of.goals.map(({ id }) => goal(id)),
    pursuits: all('pursuits').map((one) => ({
      person: key(one.person_id),
      goal: goal(one.goal_id),
      title: one.title,
      state: one.state,
      company: one.company,
      why: one.why,
      howKnown: one.how_known,
      nextStep: one.next_step,
      history: all('states')
        .filter(({ pursuit_id }) => pursuit_id === one.id)
        .map(({ state, since }) => ({ state, at: shown(since) })),
      begunAt: shown(one.begun_at),
      stateSince: shown(one.state_since),
      touchedAt: shown(one.touched_at),
    })),
    circles: all('circles').map((one) => ({
      goal: goal(one.goal_id),
      title: one.title,
      seats: one.seats,
      door: one.door,
      agreed: one.agreed,
      meets: one.meets,
      host: key(one.host_id),
      openedAt: shown(one.opened_at),
      members: one.member_ids.map((member) => ({
        person: key(member),
        joinedAt: shown(
          all('seats').find((seat) => seat.circle_id === one.id && seat.person_id === member)
            ?.joined_at,
        ),
      })),
    })),
    invitations: all('sent').map((one) => ({
      from: key(one.from_id),
      to: key(one.to_id),
      sentAt: shown(one.sent_at),
      goal: goal(one.goal_id),
      host: key(circles.get(one.circle_id)?.host_id ?? ''),
      acceptedAt: one.answer === 'accepted' ? shown(one.answered_at) : null,
    })),
    proposals: all('proposals').map((one) => ({
      by: key(one.proposed_by),
      learner: key(one.learner_id),
      goal: goal(one.goal_id),
      title: one.title,
      because: one.because,
      proposedAt: shown(one.proposed_at),
      answer: one.answer,
      answeredAt: one.answered_at && shown(one.answered_at),
    })),
  }
}

function keysOf({ people }: School): (id: string) => string {
  const keys = new Map<string, string>(people.map((one) => [one.id, keyOf(one.display_name)]))
  return (id) => keys.get(id) ?? id
}

/** Goals in somebody's own words have no name that both sides know, but the same people on them. */
function namesOfGoals(
  competencies: ReadonlyMap<string, string | null | undefined>,
  mentions: readonly { readonly goal: string; readonly person: string }[],
): (goal: string) => string {
  const people = Map.groupBy(mentions, ({ goal }) => goal)
  const on = (goal: string) => new Set((people.get(goal) ?? []).map(({ person }) => person))
  const titles = new Map(mentions.map(({ goal }) => [goal, [...on(goal)].toSorted().join(' ')]))
  return (goal) => competencies.get(goal) ?? titles.get(goal) ?? 'of nobody'
}

/** What the clock of the school showed then. */
function shown(moment: Date | null | undefined): string {
  const style = { dateStyle: 'short', timeStyle: 'short' } as const
  return (moment ?? new Date(0))
    .toLocaleString('sv-SE', { timeZone: 'Pacific/Auckland', ...style })
    .replace(' ', 'T')
}

function inOrder(laid: Laid): Laid {
  const kinds = Object.entries(laid).map(([kind, things]) => [kind, sorted(things)])
  return Object.fromEntries(kinds) as Laid
}

function sorted(things: readonly unknown[]): unknown[] {
  return things
    .map((thing) => ({ thing, name: JSON.stringify(thing, everyKeyOf(thing)) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ thing }) => thing)
}

function everyKeyOf(thing: unknown): string[] | undefined {
  if (typeof thing !== 'object' || thing === null) return undefined
  return Object.keys(thing).toSorted()
}
