import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried at who looks after whom. */
export function triesAtFamilies(place: GuardedPlace): readonly Try[] {
  return [...atGuardianships(place)]
}

function atGuardianships(place: GuardedPlace): readonly Try[] {
  const { here, there, yonder, heading, as, row, guardian, stranger, host, guest, guesting } = place
  const at = { table: 'guardianship', by: heading }
  const asGuest = insert('affiliation', guesting)
  const guarding = (child_id: string, more: object = {}) =>
    row({
      guardian_id: guardian,
      child_id,
      organisation_id: here,
      relationship: 'parent',
      rights: 'limited',
      starts_on: '2026-02-01',
      ends_on: '2026-05-01',
      ...more,
    })
  const guests = guarding(guest)
  const written = `${asGuest}; ${insert('guardianship', guests)}`
  const change = (set: string) => `update guardianship set ${set} where id = '${guests.id}'`
  const of = (child: string, more?: object) => insert('guardianship', guarding(child, more))
  const told = (more: object) => insert('guardianship', { ...guests, ...fromRoster, ...more })
  const fromRoster = { roster_id: here, source_id: 'gus', relationship: 'relative' }
  const left = `${written}; update affiliation set ends_on = '2026-03-01' where id = '${guesting.id}'`
  return [
    {
      ...at,
      by: as(heading.person, { led: [here, yonder] }),
      says: 'taken to another school, and ended earlier',
      after: written,
      statement: change(`organisation_id = '${yonder}', ends_on = '2026-04-01'`),
      comes: 'refused',
    },
    {
      ...at,
      says: 'of a child of others, beside one’s own',
      after: of(host, { ends_on: null }),
      statement: of(stranger),
      comes: 'refused',
    },
    { ...at, says: 'of a child of others', statement: of(stranger), comes: 'refused' },
    { ...at, says: 'of one’s own', statement: of(host), comes: 'done' },
    { ...at, says: 'of a guest', after: asGuest, statement: of(guest), comes: 'done' },
    {
      ...at,
      says: 'of a guest to be',
      after: asGuest,
      statement: of(guest, { starts_on: '2025-12-01' }),
      comes: 'refused',
    },
    {
      ...at,
      says: 'of one who was a guest',
      after: asGuest,
      statement: of(guest, { starts_on: '2026-08-01', ends_on: null }),
      comes: 'refused',
    },
    {
      ...at,
      says: 'ended earlier',
      after: left,
      statement: change(`ends_on = '2026-04-01'`),
      comes: 'done',
    },
    {
      ...at,
      says: 'opened to more than a person settled',
      after: written,
      statement: change(`rights = 'full'`),
      comes: 'refused',
    },
    {
      ...at,
      says: 'opened to more by a person, later',
      after: written,
      statement: change(`rights = 'full', settled_at = now() + interval '1 second'`),
      comes: 'done',
    },
    {
      ...at,
      by: as(guardian, { led: [here] }),
      says: 'opened to more by the guardian themselves',
      after: written,
      statement: change(`rights = 'full', settled_at = now() + interval '1 second'`),
      comes: 'nothing',
    },
    {
      ...at,
      says: 'settled by nobody any more',
      after: `${asGuest}; ${told({ settled_at: '2026-03-01T09:00:00Z' })}`,
      statement: change('settled_at = null'),
      comes: 'refused',
    },
    {
      ...at,
      says: 'settled earlier than it was',
      after: `${asGuest}; ${told({ settled_at: '2026-03-01T09:00:00Z' })}`,
      statement: change(`settled_at = '2026-02-01T09:00:00Z'`),
      comes: 'refused',
    },
    {
      ...at,
      says: 'opened to more by a roster, where no person settled it',
      after: `${asGuest}; ${told({ settled_at: null })}`,
      statement: change(`relationship = 'parent', rights = 'full'`),
      comes: 'done',
    },
    {
      ...at,
      says: 'other than a roster gives, settled by nobody',
      after: `${asGuest}; ${told({ settled_at: null })}`,
      statement: change(`relationship = 'parent'`),
      comes: 'refused',
    },
    {
      ...at,
      by: as(heading.person, { led: [here, yonder] }),
      says: 'taken to another school',
      after: written,
      statement: change(`organisation_id = '${yonder}'`),
      comes: 'refused',
    },
    {
      ...at,
      by: as(heading.person, { led: [here, yonder, there] }),
      says: 'taken to another school, heading the child’s',
      after: written,
      statement: change(`organisation_id = '${yonder}'`),
      comes: 'done',
    },
  ]
}
