import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried at people’s records, their places at a school, and looks. */
export function triesAtRecords(place: GuardedPlace): readonly Try[] {
  return [...atRecords(place), ...atAffiliations(place), ...atLooks(place)]
}

function atRecords({ here, there, heading, as, host, second }: GuardedPlace): readonly Try[] {
  const at = { table: 'person' }
  const change = (set: string, id = host) => `update person set ${set} where id = '${id}'`
  const both = as(heading.person, { led: [here, there] })
  return [
    { ...at, by: as(host), says: 'own colour', statement: change('tint = 3'), comes: 'done' },
    {
      ...at,
      by: as(host),
      says: 'own name',
      statement: change(`display_name = 'X'`),
      comes: 'refused',
    },
    {
      ...at,
      by: heading,
      says: 'a name, by the head',
      statement: change(`display_name = 'X'`),
      comes: 'done',
    },
    {
      ...at,
      by: as(host, { led: [there] }),
      says: 'own record to a school that one heads',
      statement: change(`home_id = '${there}'`),
      comes: 'refused',
    },
    {
      ...at,
      by: as(host, { led: [here] }),
      says: 'own record to a school that one does not head',
      statement: change(`home_id = '${there}'`),
      comes: 'refused',
    },
    {
      ...at,
      by: both,
      says: 'a record, heading both',
      statement: change(`home_id = '${there}'`),
      comes: 'done',
    },
    {
      ...at,
      by: heading,
      says: 'who ends leaves their seats',
      after: `insert into classroom_membership (network_id, id, classroom_id, organisation_id, person_id, role, starts_on)
        select network_id, gen_random_uuid(), classroom_id, organisation_id, '${second}', 'teacher', '2026-01-01'
          from classroom_membership where person_id = '${host}';
        insert into session (token_hash, network_id, person_id, started_at, seen_at, expires_at)
          values ('${'a'.repeat(64)}', '${heading.network}', '${second}', now(), now(), now() + interval '1 hour')`,
      statement: change(`status = 'ended'`, second),
      sees: `select count(*)::text as answer from session where person_id = '${second}'`,
      comes: '0',
    },
  ]
}

function atAffiliations(place: GuardedPlace): readonly Try[] {
  const { here, there, heading, as, row, stranger, outsider, guest, guesting } = place
  const at = { table: 'affiliation', by: heading }
  const taking = (person_id: string, days: object = {}) =>
    insert(
      'affiliation',
      row({ person_id, organisation_id: here, role: 'staff', starts_on: '2026-02-01', ...days }),
    )
  const asGuest = insert('affiliation', guesting)
  const change = (set: string) => `update affiliation set ${set} where id = '${guesting.id}'`
  return [
    {
      ...at,
      by: as(heading.person, { led: [here], staffed: [here, there], known: [stranger] }),
      says: 'one of others, where one works too',
      statement: taking(stranger),
      comes: 'refused',
    },
    {
      ...at,
      says: 'one’s own, who is nowhere yet',
      after: `delete from affiliation where person_id = '${outsider}'`,
      statement: taking(outsider),
      comes: 'done',
    },
    { ...at, says: 'one of others', statement: taking(stranger), comes: 'refused' },
    { ...at, says: 'one’s own', statement: taking(outsider), comes: 'done' },
    {
      ...at,
      says: 'a guest for as long',
      after: asGuest,
      statement: taking(guest, { ends_on: '2026-06-30' }),
      comes: 'done',
    },
    {
      ...at,
      says: 'a guest for longer',
      after: asGuest,
      statement: taking(guest, { ends_on: '2026-07-01' }),
      comes: 'refused',
    },
    {
      ...at,
      says: 'a guest without end',
      after: asGuest,
      statement: taking(guest),
      comes: 'refused',
    },
    {
      ...at,
      says: 'a guest from earlier on',
      after: asGuest,
      statement: taking(guest, { starts_on: '2025-12-01', ends_on: '2026-06-30' }),
      comes: 'refused',
    },
    {
      ...at,
      says: 'an endless guest',
      after: `${asGuest}; ${change('ends_on = null')}`,
      statement: taking(guest),
      comes: 'done',
    },
    {
      ...at,
      says: 'a guest’s stay, longer',
      after: asGuest,
      statement: change(`ends_on = '2026-12-31'`),
      comes: 'refused',
    },
    {
      ...at,
      says: 'a guest’s stay, without end',
      after: asGuest,
      statement: change('ends_on = null'),
      comes: 'refused',
    },
    {
      ...at,
      says: 'a guest’s stay, from earlier',
      after: asGuest,
      statement: change(`starts_on = '2025-01-01'`),
      comes: 'refused',
    },
    {
      ...at,
      says: 'a guest’s stay, shorter',
      after: asGuest,
      statement: change(`ends_on = '2026-05-01'`),
      comes: 'done',
    },
    {
      ...at,
      by: as(heading.person, { led: [here, there] }),
      says: 'the stay of one’s own, longer',
      after: asGuest,
      statement: change('ends_on = null'),
      comes: 'done',
    },
  ]
}

function atLooks(place: GuardedPlace): readonly Try[] {
  const { here, as, row, lead, host, second, stranger } = place
  const at = {
    table: 'look',
    by: as(lead, { safeguarded: [here], staffed: [here], known: [host, stranger] }),
  }
  const look = (person_id: string) =>
    row({
      by_id: lead,
      person_id,
      organisation_id: here,
      begun_at: '2026-03-31T09:00:00Z',
      ends_at: '2026-03-31T13:00:00Z',
    })
  const own = look(host)
  const saying = (one: typeof own, because = 'Somebody is worried.') => ({
    network_id: one.network_id,
    look_id: one.id,
    by_id: lead,
    because,
  })
  const begins = (one: typeof own & Readonly<Record<string, unknown>>, because?: string) =>
    `with begun as (${insert('look', one)}) ${insert('look_reason', saying(one, because))}`
  const another = look(second)
  const soon = '2100-01-01'
  const change = (at: string) =>
    `update look set ends_at = '2026-03-31T${at}:00Z' where id = '${own.id}'`
  const after = insert('look', own)
  return [
    { ...at, says: 'at one’s own', statement: begins(own), comes: 'done' },
    {
      ...at,
      says: 'for longer than four hours',
      statement: begins({ ...own, ends_at: '2026-03-31T13:02:00Z' }),
      comes: 'refused',
    },
    { ...at, says: 'because of blanks', statement: begins(own, ' '.repeat(10)), comes: 'refused' },
    ...[
      ['as of now', `now()`, 'done'],
      ['as if it had begun before', `now() - interval '2 minutes'`, 'refused'],
      ['as if it began later', `now() + interval '2 minutes'`, 'refused'],
    ].map(([says = '', moment = '', comes = '']) => ({
      ...at,
      says: `${says}, where nobody brings a clock`,
      after: 'delete from clock.handed_in',
      statement: `with begun as (insert into look (network_id, id, by_id, person_id, organisation_id, begun_at, ends_at)
          values ('${own.network_id}', '${own.id}', '${lead}', '${host}', '${here}', ${moment}, ${moment} + interval '1 hour'))
        ${insert('look_reason', saying(own))}`,
      comes,
    })),
    {
      ...at,
      says: 'as if the record had told of it',
      statement: begins({ ...own, told: '{look.begun}' }),
      sees: `select told::text as answer from look where id = '${own.id}'`,
      comes: '{}',
    },
    { ...at, says: 'without saying why', statement: insert('look', own), comes: 'refused' },
    {
      ...at,
      says: 'with the reason of another',
      after: `${insert('look', another)}; ${insert('look_reason', saying(another))}`,
      statement: insert('look', own),
      comes: 'refused',
    },
    { ...at, says: 'at a child of others', statement: begins(look(stranger)), comes: 'refused' },
    {
      ...at,
      says: 'as if it had been written before, and was over',
      statement: begins({ ...own, written_at: '2026-01-01', stopped_at: '2026-01-01' }),
      sees: `select (written_at > now() - interval '1 day' and stopped_at is null)::text as answer
        from look where id = '${own.id}'`,
      comes: 'true',
    },
    {
      ...at,
      says: 'told as nothing, afterwards',
      after: insert('look', { ...own, written_at: '2026-01-01' }),
      statement: change('09:00'),
      comes: 'refused',
    },
    {
      ...at,
      says: 'ended at once',
      after: insert('look', { ...own, written_at: soon }),
      statement: change('09:00'),
      comes: 'done',
    },
    {
      ...at,
      says: 'as long as it was, afterwards',
      after: insert('look', { ...own, written_at: '2026-01-01' }),
      statement: change('13:00'),
      comes: 'done',
    },
    { ...at, says: 'longer', after, statement: change('14:00'), comes: 'refused' },
    { ...at, says: 'shorter', after, statement: change('12:00'), comes: 'done' },
    ...[
      ['shorter', '12:00', 'true'],
      ['as it was', '13:00', 'false'],
    ].map(([says = '', moment = '', comes = '']) => ({
      ...at,
      says: `ended, as its row says when it is made ${says}`,
      after,
      statement: change(moment),
      sees: `select (stopped_at is not null)::text as answer from look where id = '${own.id}'`,
      comes,
    })),
  ]
}
