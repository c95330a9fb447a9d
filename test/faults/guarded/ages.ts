import type { GuardedPlace } from './place.ts'
import { insert, type Try } from './try.ts'

/** What is tried at what tells how old somebody is, by who looks after them and by others. */
export function triesAtAges(place: GuardedPlace): readonly Try[] {
  return [...atBirths(place), ...atLevels(place)]
}

/** The head of the school looks after the host. */
function linked({ heading, here, row, host }: GuardedPlace, more: object = {}): string {
  return insert(
    'guardianship',
    row({
      guardian_id: heading.person,
      child_id: host,
      organisation_id: here,
      relationship: 'parent',
      rights: 'limited',
      starts_on: '2026-01-01',
      ...more,
    }),
  )
}

/** Who would say it, and whether they may. */
function says(place: GuardedPlace) {
  const { guardian, second } = place
  return [
    ['the guardian', linked(place), 'refused'],
    ['who was guardian once', linked(place, { ends_on: '2026-02-01' }), 'refused'],
    ['who never came to be it', linked(place, { ends_on: '2026-01-01' }), 'done'],
    ['the guardian of another', linked(place, { child_id: second }), 'done'],
    ['somebody beside the guardian', linked(place, { guardian_id: guardian }), 'done'],
  ] as const
}

function atBirths(place: GuardedPlace): readonly Try[] {
  const { here, heading, network, host } = place
  const at = { table: 'birth', by: heading }
  const born = insert('birth', {
    network_id: network,
    person_id: host,
    home_id: here,
    month: '2011-03',
  })
  const change = `update birth set month = '2017-03' where person_id = '${host}'`
  return says(place).flatMap(([who, after, comes]) => [
    { ...at, says: `a first birth, by ${who}`, after, statement: born, comes },
    {
      ...at,
      says: `another birth, by ${who}`,
      after: `${after}; ${born}`,
      statement: change,
      comes,
    },
  ])
}

function atLevels(place: GuardedPlace): readonly Try[] {
  const { here, heading, row, host } = place
  const at = { table: 'affiliation', by: heading }
  const days = { starts_on: '2026-02-01', ends_on: '2026-06-01' }
  const ofHost = { person_id: host, organisation_id: here, role: 'learner', ...days }
  const level = row({ ...ofHost, year_level: '9' })
  const learning = (more: object = {}) => insert('affiliation', { ...level, ...more })
  const another = insert('affiliation', row({ ...ofHost, year_level: '3' }))
  const change = (set: string) => `update affiliation set ${set} where id = '${level.id}'`
  const bound = linked(place)
  const byHer = (before: string, set: string) => ({
    ...at,
    after: `${bound}; ${before}`,
    statement: change(set),
  })
  const unknown = learning({ year_level: null })
  return [
    ...says(place).flatMap(([who, after, comes]) => [
      { ...at, says: `a level, by ${who}`, after, statement: learning(), comes },
      {
        ...at,
        says: `another level, by ${who}`,
        after: `${after}; ${learning()}`,
        statement: change(`year_level = '3'`),
        comes,
      },
    ]),
    { ...at, says: 'a place without a level', after: bound, statement: unknown, comes: 'done' },
    {
      ...at,
      says: 'a place that is no learner’s',
      after: bound,
      statement: learning({ role: 'staff' }),
      comes: 'done',
    },
    { ...byHer(learning(), 'year_level = null'), says: 'no level any more', comes: 'refused' },
    { ...byHer(unknown, `year_level = '3'`), says: 'a level at last', comes: 'refused' },
    { ...byHer(learning(), `ends_on = '2026-05-01'`), says: 'a level’s end', comes: 'refused' },
    { ...byHer(unknown, `ends_on = '2026-05-01'`), says: 'the end of a place', comes: 'done' },
    { ...byHer(learning(), `told_by = '{a}'`), says: 'who told of a level', comes: 'done' },
    {
      ...byHer(learning({ role: 'staff' }), `year_level = '3'`),
      says: 'a level of who does not learn',
      comes: 'done',
    },
    {
      ...byHer(learning(), `told_by = '{a}'`),
      statement: `update affiliation set told_by = '{a}' where person_id = '${host}'`,
      after: `${bound}; ${learning()}; ${another}`,
      says: 'who told of two levels',
      comes: 'done',
    },
  ]
}
