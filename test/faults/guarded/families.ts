import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried at who looks after whom. */
export function triesAtFamilies(place: GuardedPlace): readonly Try[] {
  return [...atGuardianships(place), ...afterAWord(place)]
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

/** What is tried at a link after a person said of the same two, of another link, that it is limited. */
function afterAWord(place: GuardedPlace): readonly Try[] {
  const { here, there, heading, row, guardian, second, host } = place
  const link = {
    guardian_id: guardian,
    child_id: host,
    organisation_id: here,
    relationship: 'parent',
    starts_on: '2026-02-01',
    ends_on: '2026-05-01',
  }
  const told = row({ ...link, rights: 'full', roster_id: here, source_id: 'gus', settled_at: null })
  const byRoster = (more: object = {}) => insert('guardianship', { ...told, ...more })
  const said = (rights: string, settled_at: string, more: object = {}) =>
    insert('guardianship', row({ ...link, organisation_id: there, rights, settled_at, ...more }))
  const [early, noon, late] = ['08', '12', '16'].map((hour) => `2026-03-01T${hour}:00:00Z`) as [
    string,
    string,
    string,
  ]
  const limited = said('limited', noon)
  const inFull = (at: string) => said('full', at, { ends_on: '2026-04-15' })
  const change = (set: string) => `update guardianship set ${set} where id = '${told.id}'`
  const past = (more: object = {}) =>
    `${limited}; ${insert('guardianship', { ...told, id: row({}).id, source_id: 'past', ...more })}`
  const less = { relationship: 'relative', rights: 'limited' }
  const full = `relationship = 'parent', rights = 'full'`
  const tries: readonly (readonly [says: string, after: string, does: string, comes: string])[] = [
    ['a second one in full, by a roster', limited, byRoster(), 'refused'],
    ['by hand, as if it had been said before', limited, said('full', early), 'refused'],
    ['by hand, as if it had been said at once', limited, said('full', noon), 'refused'],
    ['of two words at one moment', `${limited}; ${inFull(noon)}`, byRoster(), 'refused'],
    ['of two at another moment, in any order', `${inFull(late)}; ${limited}`, byRoster(), 'done'],
    ['of an earlier word in full', `${inFull(early)}; ${limited}`, byRoster(), 'refused'],
    ['one in full by a later word', limited, byRoster({ settled_at: late }), 'done'],
    ['a limited one', limited, byRoster(less), 'done'],
    [
      'of the same guardian and another child',
      said('limited', noon, { child_id: second }),
      byRoster(),
      'done',
    ],
    [
      'of the same child and another guardian',
      said('limited', noon, { guardian_id: second }),
      byRoster(),
      'done',
    ],
    ['opened, of two', `${limited}; ${byRoster(less)}`, change(full), 'refused'],
    [
      'ended, that stood in full',
      `${limited}; ${byRoster()}`,
      change(`ends_on = '2026-04-01'`),
      'done',
    ],
    [
      'made longer, that stood in full',
      `${limited}; ${byRoster()}`,
      change('ends_on = null'),
      'refused',
    ],
    ['longer by a month', `${limited}; ${byRoster()}`, change(`ends_on = '2026-06-01'`), 'refused'],
    ['from earlier on', `${limited}; ${byRoster()}`, change(`starts_on = '2026-01-01'`), 'refused'],
    ['a stay that is past, once more', past(), byRoster(), 'done'],
    ['a past that was limited', past(less), byRoster(), 'refused'],
    ['a past of others', past({ guardian_id: second }), byRoster(), 'refused'],
    ['a past with another child', past({ child_id: second }), byRoster(), 'refused'],
    ['a past from later on', past({ starts_on: '2026-03-01' }), byRoster(), 'refused'],
    ['a past until earlier', past({ ends_on: '2026-04-01' }), byRoster(), 'refused'],
    ['told anew', `${limited}; ${byRoster({ ends_on: null })}`, change(`told_by = '{a}'`), 'done'],
  ]
  return tries.map(([says, after, statement, comes]) => ({
    table: 'guardianship',
    by: heading,
    says: `after a word: ${says}`,
    after,
    statement,
    comes,
  }))
}
