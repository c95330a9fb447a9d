import type { GuardedPlace } from './place.ts'
import { aRound, type Round } from './round.ts'
import { insert, type Try } from './try.ts'

/** What is tried at circles and their seats. */
export function triesAtCircles(place: GuardedPlace): readonly Try[] {
  const round = aRound(place)
  return [...atCircles(place, round), ...atSeats(place, round), ...leaving(place, round)]
}

function atCircles({ host, second, third, outsider }: GuardedPlace, round: Round): readonly Try[] {
  const { circle, set, hosting, sitting, standing } = round
  const at = { table: 'circle', after: set }
  const change = (sets: string) => `update circle set ${sets} where id = '${circle.id}'`
  const members = (...ids: string[]) => `member_ids = '{${ids.join(',')}}'`
  const ended = `closed_at = now(), closed_because = 'ended'`
  const closed = `${set}; ${change(ended)}`
  const alone = `${set}; ${change(members(second))}`
  const tries = (by: Try['by'], says: string, sets: string, comes: string): Try => ({
    ...at,
    by,
    says,
    statement: change(sets),
    comes,
  })
  return [
    tries(standing, 'one joins', members(host, second, outsider), 'done'),
    tries(standing, 'one brings another', members(host, second, third), 'refused'),
    tries(
      standing,
      'one joins and decides',
      `${members(host, second, outsider)}, agreed = 'X'`,
      'refused',
    ),
    tries(sitting, 'a member sends another away', members(second), 'refused'),
    tries(sitting, 'a member leaves', members(host), 'done'),
    tries(sitting, 'a member agrees', `agreed = 'X'`, 'done'),
    tries(sitting, 'a member takes the host’s place', `host_id = '${second}'`, 'refused'),
    tries(sitting, 'a member ends it for all', ended, 'refused'),
    tries(hosting, 'its host hands it on', `host_id = '${second}'`, 'done'),
    tries(hosting, 'its host hands it to somebody outside', `host_id = '${outsider}'`, 'refused'),
    tries(hosting, 'its host ends it for all', ended, 'done'),
    {
      ...tries(sitting, 'the last one closes the door', `${members()}, ${ended}`, 'done'),
      after: alone,
    },
    { ...tries(hosting, 'after its end, another word', `agreed = 'X'`, 'refused'), after: closed },
    { ...tries(hosting, 'after its end, the same word', `agreed = agreed`, 'done'), after: closed },
  ]
}

function atSeats({ here, host, outsider }: GuardedPlace, round: Round): readonly Try[] {
  const { circle, past, seat, hostsSeat, secondsSeat, set, hosting, sitting, standing } = round
  const at = { table: 'circle_membership', after: set }
  const there = (who: string, more = '') =>
    `update circle set member_ids = member_ids || '${who}'::uuid${more} where id = '${circle.id}'`
  const inside = `${set}; ${there(outsider)}`
  const ended = `, closed_at = now(), closed_because = 'ended'`
  const sits = insert('circle_membership', seat(outsider))
  const leaves = ({ id }: { id: string }) =>
    `update circle_membership set left_at = now() where id = '${id}'`
  const gone = `update affiliation set starts_on = '2026-01-01',
    ends_on = (select (now() at time zone time_zone)::date from organisation where id = '${here}') where person_id = '${outsider}'`
  const closed = `update circle set closed_at = now(), closed_because = 'ended' where id = '${circle.id}'`
  return [
    { ...at, by: standing, says: 'without a seat', statement: sits, comes: 'refused' },
    {
      ...at,
      by: standing,
      says: 'where one has a seat',
      after: inside,
      statement: sits,
      comes: 'done',
    },
    {
      ...at,
      by: standing,
      says: 'where all is over',
      after: `${set}; ${there(outsider, ended)}`,
      statement: sits,
      comes: 'refused',
    },
    {
      ...at,
      by: standing,
      says: 'having just left the school',
      after: `${inside}; ${gone}`,
      statement: sits,
      comes: 'refused',
    },
    {
      ...at,
      by: standing,
      says: 'where one has none, having one in another',
      after: `${set}; update circle set closed_at = null, closed_because = null where id = '${past.id}'`,
      statement: sits,
      comes: 'refused',
    },
    {
      ...at,
      by: standing,
      says: 'in another that is over',
      statement: insert('circle_membership', seat(outsider, past.id)),
      comes: 'refused',
    },
    {
      ...at,
      by: sitting,
      says: 'another’s is given up',
      statement: leaves(hostsSeat),
      comes: 'refused',
    },
    {
      ...at,
      by: sitting,
      says: 'one’s own is given up',
      after: `${set}; update circle set member_ids = '{${host}}' where id = '${circle.id}'`,
      statement: leaves(secondsSeat),
      comes: 'done',
    },
    {
      ...at,
      by: hosting,
      says: 'all are given up at its end',
      after: `${set}; ${closed}`,
      statement: leaves(secondsSeat),
      comes: 'done',
    },
  ]
}

/** Seats are left on the school's own day, which at some hours is not the server's. */
function leaving(
  { here, network, heading, second }: GuardedPlace,
  { circle, set }: Round,
): readonly Try[] {
  const still = `select ('${second}' = any (member_ids))::text as answer from circle where id = '${circle.id}'`
  const at = (zone: string) =>
    `${set}; update organisation set time_zone = '${zone}' where id = '${here}'`
  const ends = (zone: string, days: number) =>
    `update affiliation set ends_on = (now() at time zone '${zone}')::date + ${days} where person_id = '${second}'`
  // At no hour is it the same day there as where the server stands.
  const zones = ['AHEAD-24', 'BEHIND+24']
  const table = 'affiliation'
  return [
    {
      table: 'person',
      by: heading,
      says: 'who is gone from Kith leaves their seat',
      after: set,
      statement: `update person set status = 'ended' where id = '${second}'`,
      sees: still,
      comes: 'false',
    },
    ...zones.flatMap((zone): Try[] => [
      {
        table,
        by: heading,
        says: `left, in ${zone}`,
        after: at(zone),
        statement: ends(zone, 0),
        sees: still,
        comes: 'false',
      },
      {
        table,
        by: heading,
        says: `not yet left, in ${zone}`,
        after: at(zone),
        statement: ends(zone, 1),
        sees: still,
        comes: 'true',
      },
      ...[0, 1].map((days): Try => ({
        table,
        by: heading,
        says: `asked on the day, in ${zone}, ${days}`,
        after: `${at(zone)}; ${ends(zone, days)}`,
        statement: `insert into seats.day (network_id) values ('${network}')`,
        sees: still,
        comes: days === 0 ? 'false' : 'true',
      })),
    ]),
  ]
}
