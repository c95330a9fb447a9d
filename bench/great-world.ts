import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { Id } from '../src/platform/id.ts'

/** Many schools alike: five hundred learners each, in rooms of twenty-five, with eight goals apiece. */
export const great = { networks: 250, learners: 500, rooms: 20, goals: 240, each: 8 } as const

/** Somebody in the first school, by number: learners come first, and then the teachers of the rooms. */
export function personAt(number: number): { network: Id<'network'>; person: Id<'person'> } {
  return { network: idAt(1, 1) as Id<'network'>, person: idAt(3, 1, number) as Id<'person'> }
}

/** The same ids as `at` makes in the database. */
function idAt(kind: number, network: number, number = 0): string {
  const when = (network * 100_000 + number).toString(16).padStart(12, '0')
  const rest = createHash('md5').update(`${kind} ${network} ${number}`).digest('hex')
  const groups = [when.slice(0, 8), when.slice(8), `7${rest.slice(0, 3)}`, `8${rest.slice(3, 6)}`]
  return [...groups, rest.slice(6, 18)].join('-')
}

/**
 * Makes a million pursuits and all they hang on, past every check, so that it takes a minute and not an hour. Ids are like
 * those that Kith makes: first the order in which they were made, and then chance, here drawn from a kind, a network
 * and a number.
 */
export async function fillGreatWorld(owner: ClientBase): Promise<void> {
  await owner.query(`
    set session_replication_role = replica;
    create function pg_temp.at(kind int, network int, number int default 0) returns uuid
      language sql immutable as $$
        select (lpad(to_hex(network * 100000 + number), 12, '0') || '7' || left(rest, 3)
            || '8' || substr(rest, 4, 15))::uuid
          from md5(kind || ' ' || network || ' ' || number) as rest $$`)
  for (const statement of statements) await owner.query(statement)
  await owner.query('vacuum analyze')
}

const { networks, learners, rooms, goals, each } = great
const everyNetwork = `generate_series(1, ${networks}) as n`
const everyLearner = `${everyNetwork}, generate_series(0, ${learners - 1}) as p`
const everyPerson = `${everyNetwork}, generate_series(0, ${learners + rooms - 1}) as p`

/** A room's learners are near each other on goals: of the eight of a learner, five lie where their room's do. */
const everyPursuit = `${everyLearner}, generate_series(0, ${each - 1}) as g,
  lateral (select case when g < 5 then (p % ${rooms} * 12 + (p + g * 2) % 12) % ${goals}
    else (p * 7 + g * 31) % ${goals} end as goal) as taken`

const room = `case when p < ${learners} then p % ${rooms} else p - ${learners} end`

const statements: readonly string[] = [
  `insert into organisation (network_id, id, kind, name)
     select pg_temp.at(1, n), pg_temp.at(2, n), 'school', 'School' from ${everyNetwork}`,
  `insert into person (network_id, id, home_id, display_name, tint)
     select pg_temp.at(1, n), pg_temp.at(3, n, p), pg_temp.at(2, n), 'Person ' || p, 1 from ${everyPerson}`,
  `insert into affiliation (network_id, id, person_id, organisation_id, role, starts_on)
     select pg_temp.at(1, n), pg_temp.at(4, n, p), pg_temp.at(3, n, p), pg_temp.at(2, n),
       case when p < ${learners} then 'learner' else 'teacher' end, '2026-01-01' from ${everyPerson}`,
  `insert into classroom (network_id, id, organisation_id, name)
     select pg_temp.at(1, n), pg_temp.at(5, n, r), pg_temp.at(2, n), 'Room ' || r
       from ${everyNetwork}, generate_series(0, ${rooms - 1}) as r`,
  `insert into classroom_membership (network_id, id, classroom_id, organisation_id, person_id, role, starts_on)
     select pg_temp.at(1, n), pg_temp.at(6, n, p), pg_temp.at(5, n, ${room}), pg_temp.at(2, n),
       pg_temp.at(3, n, p), case when p < ${learners} then 'learner' else 'teacher' end, '2026-01-01'
       from ${everyPerson}`,
  `insert into goal (network_id, id)
     select pg_temp.at(1, n), pg_temp.at(7, n, g) from ${everyNetwork}, generate_series(0, ${goals - 1}) as g`,
  `insert into pursuit (network_id, id, person_id, goal_id, title, state, company, audience, begun_at, state_since, touched_at)
     select pg_temp.at(1, n), pg_temp.at(8, n, p * ${each} + g), pg_temp.at(3, n, p), pg_temp.at(7, n, goal),
       'I can say in one sentence what I want to find out',
       (array['active', 'active', 'active', 'met', 'met', 'idea', 'paused', 'review'])[1 + (p + g) % 8],
       case when (p * 3 + g) % 10 = 9 then 'alone' else (array['alone', 'open', 'open', 'seeking'])[1 + (p + g * 3) % 4] end,
       case when (p * 3 + g) % 10 = 9 then 'me' else 'helpers' end,
       timestamptz '2026-02-01' + g * interval '1 day', '2026-03-01',
       timestamptz '2026-03-01' + (p % 20) * interval '1 day' from ${everyPursuit}
     on conflict do nothing`,
  `insert into pursuit_words (network_id, pursuit_id, person_id, audience, why, how_known, next_step)
     select network_id, id, person_id, audience, 'Because I want to write so that others want to read on',
       'Somebody else can tell me what I found', 'Ask three people' from pursuit`,
  `insert into plan (network_id, person_id, direction)
     select pg_temp.at(1, n), pg_temp.at(3, n, p), 'To write what I think' from ${everyLearner}`,
  `insert into circle (network_id, id, goal_id, title, seats, door, host_id, member_ids, opened_at)
     select network_id, pg_temp.at(9, n::int, row_number() over (partition by network_id)::int), goal_id, 'Together', 5,
       case when row_number() over () % 3 = 0 then 'by-invitation' else 'open' end,
       members[1], members, '2026-03-01'
       from (select network_id, goal_id, dense_rank() over (order by network_id) as n, (array_agg(person_id))[1:3] as members
         from pursuit where state = 'active' and company <> 'alone' group by network_id, goal_id having count(*) > 3) as on_it`,
  `insert into circle_membership (network_id, id, circle_id, goal_id, person_id, joined_at)
     select network_id, gen_random_uuid(), id, goal_id, person, opened_at
       from circle, unnest(member_ids) as person`,
]
