import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried at rooms, and at who is in them. */
export function triesAtRooms(place: GuardedPlace): readonly Try[] {
  return [...atRooms(place), ...lettingIn(place), ...atDays(place)]
}

function atRooms(place: GuardedPlace): readonly Try[] {
  const { here, there, room, as, heading, teacher } = place
  const at = { table: 'classroom' }
  const statement = `update classroom set organisation_id = '${there}' where id = '${room}'`
  const taught = [room]
  return [
    { ...at, by: as(teacher, { taught }), says: 'by who teaches it', statement, comes: 'refused' },
    {
      ...at,
      by: as(teacher, { taught, led: [here] }),
      says: 'by who heads where it was',
      statement,
      comes: 'refused',
    },
    {
      ...at,
      by: as(teacher, { taught, led: [there] }),
      says: 'by who heads where it goes',
      statement,
      comes: 'refused',
    },
    {
      ...at,
      by: as(heading.person, { led: [here, there] }),
      says: 'by who heads both',
      after: `delete from classroom_membership where classroom_id = '${room}'`,
      statement,
      comes: 'done',
    },
    {
      ...at,
      by: heading,
      says: 'another name',
      statement: `update classroom set name = 'X' where id = '${room}'`,
      comes: 'done',
    },
  ]
}

function lettingIn(place: GuardedPlace): readonly Try[] {
  const { here, heading, teaching, as, row, room, colleague, teacher } = place
  const { third, outsider, stranger, guest, guesting } = place
  const at = { table: 'classroom_membership' }
  const asGuest = insert('affiliation', guesting)
  const seat = (person_id: string, more: object = {}) =>
    row({
      classroom_id: room,
      organisation_id: here,
      person_id,
      role: 'learner',
      starts_on: '2026-03-01',
      ends_on: '2026-05-01',
      ...more,
    })
  const enters = (person_id: string, more: object = {}) =>
    insert('classroom_membership', seat(person_id, more))
  const own = row({ organisation_id: here, name: 'Own', made_by: colleague })
  const others = row({ organisation_id: here, name: 'Others’', made_by: teacher })
  const asTeacher = (classroom_id: string) => ({ classroom_id, role: 'teacher', ends_on: null })
  const making = as(colleague, { teaching: [here], staffed: [here], known: [colleague] })
  const rooms = `${insert('classroom', own)}; ${insert('classroom', others)}`
  const toAll = `update affiliation set role = 'teacher' where person_id = '${third}'`
  return [
    {
      ...at,
      by: heading,
      says: 'one’s own, who is nowhere yet',
      after: `delete from affiliation where person_id = '${outsider}'`,
      statement: enters(outsider),
      comes: 'done',
    },
    {
      ...at,
      by: teaching,
      says: 'a guest, by a teacher who does not know them',
      after: asGuest,
      statement: enters(guest),
      comes: 'refused',
    },
    { ...at, by: heading, says: 'one of others', statement: enters(stranger), comes: 'refused' },
    { ...at, by: heading, says: 'one’s own', statement: enters(outsider), comes: 'done' },
    {
      ...at,
      by: heading,
      says: 'a guest',
      after: asGuest,
      statement: enters(guest),
      comes: 'done',
    },
    {
      ...at,
      by: heading,
      says: 'a guest before their time',
      after: asGuest,
      statement: enters(guest, { starts_on: '2025-12-01' }),
      comes: 'refused',
    },
    {
      ...at,
      by: heading,
      says: 'a guest after their time',
      after: asGuest,
      statement: enters(guest, { starts_on: '2026-07-01', ends_on: null }),
      comes: 'refused',
    },
    {
      ...at,
      by: teaching,
      says: 'a learner, by the teacher',
      statement: enters(third),
      comes: 'done',
    },
    {
      ...at,
      by: teaching,
      says: 'a learner as a teacher',
      statement: enters(third, { role: 'teacher' }),
      comes: 'refused',
    },
    {
      ...at,
      by: teaching,
      says: 'a teacher as a learner',
      after: toAll,
      statement: enters(third),
      comes: 'refused',
    },
    {
      ...at,
      by: teaching,
      says: 'one of others, by the teacher',
      statement: enters(stranger),
      comes: 'refused',
    },
    {
      ...at,
      by: making,
      says: 'oneself into one’s own',
      after: rooms,
      statement: enters(colleague, asTeacher(own.id)),
      comes: 'done',
    },
    {
      ...at,
      by: making,
      says: 'oneself into another’s',
      after: rooms,
      statement: enters(colleague, asTeacher(others.id)),
      comes: 'refused',
    },
    {
      ...at,
      by: making,
      says: 'oneself into one’s own, when others are in it',
      after: `${rooms}; ${enters(teacher, asTeacher(own.id))}; ${enters(colleague, asTeacher(others.id))}`,
      statement: enters(colleague, asTeacher(own.id)),
      comes: 'done',
    },
    {
      ...at,
      by: { ...making, standing: { ...making.standing, audiences: [own.id, others.id] as never } },
      says: 'oneself back into one’s own',
      after: `${rooms}; ${enters(colleague, { ...asTeacher(own.id), starts_on: '2026-01-01', ends_on: '2026-02-01' })}`,
      statement: enters(colleague, asTeacher(own.id)),
      comes: 'refused',
    },
  ]
}

function atDays(place: GuardedPlace): readonly Try[] {
  const { here, there, heading, teaching, as, row, room, guest, guesting, third, head } = place
  const at = { table: 'classroom_membership' }
  const seats = (person_id: string, ends_on: string | null = '2026-05-01') =>
    row({
      classroom_id: room,
      organisation_id: here,
      person_id,
      role: 'learner',
      starts_on: '2026-02-01',
      ends_on,
    })
  const theirs = seats(third)
  const after = insert('classroom_membership', theirs)
  const mine = seats(head)
  const guests = seats(guest)
  const change = (set: string, { id } = theirs) =>
    `update classroom_membership set ${set} where id = '${id}'`
  const endless = `${after}; ${change('ends_on = null')}`
  const heads = (set: string, comes: string): Try => ({
    ...at,
    by: heading,
    says: `head: ${set}`,
    after,
    statement: change(set),
    comes,
  })
  const teaches = (set: string, comes: string): Try => ({
    ...at,
    by: teaching,
    says: `teacher: ${set}`,
    after,
    statement: change(set),
    comes,
  })
  return [
    {
      ...heads('ends_on = null', 'done'),
      after: `${after}; delete from affiliation where person_id = '${third}'`,
    },
    heads(`ends_on = '2026-09-01'`, 'done'),
    heads(`starts_on = '2026-01-15'`, 'done'),
    teaches(`ends_on = '2026-04-01'`, 'done'),
    teaches(`ends_on = '2026-05-01'`, 'done'),
    teaches(`ends_on = '2026-09-01'`, 'refused'),
    teaches('ends_on = null', 'refused'),
    teaches(`starts_on = '2026-01-15'`, 'refused'),
    {
      ...at,
      by: teaching,
      says: 'teacher: an endless one',
      after: endless,
      statement: change(`ends_on = '2026-04-01'`),
      comes: 'done',
    },
    {
      ...at,
      by: teaching,
      says: 'teacher: still endless',
      after: endless,
      statement: change('ends_on = null'),
      comes: 'done',
    },
    {
      ...at,
      by: { ...heading, standing: { ...heading.standing, taught: [room], audiences: [room] } },
      says: 'head: their own',
      after: insert('classroom_membership', mine),
      statement: change(`ends_on = '2026-09-01'`, mine),
      comes: 'refused',
    },
    {
      ...at,
      by: heading,
      says: 'head: a guest’s, for longer than they are one',
      after: `${insert('affiliation', guesting)}; ${insert('classroom_membership', guests)}`,
      statement: change('ends_on = null', guests),
      comes: 'refused',
    },
    {
      ...at,
      by: heading,
      says: 'head: a guest’s, while they are one',
      after: `${insert('affiliation', guesting)}; ${insert('classroom_membership', guests)}`,
      statement: change(`ends_on = '2026-06-01'`, guests),
      comes: 'done',
    },
    {
      ...at,
      by: as(teaching.person, { taught: [room], audiences: [room], led: [there] }),
      says: 'who heads another school takes it there',
      after,
      statement: change(`organisation_id = '${there}'`),
      comes: 'refused',
    },
  ]
}
