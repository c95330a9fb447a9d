import type { Viewer } from '../../../src/platform/viewer.ts'
import type { OpenTable } from '../../access/worlds/rules.ts'
import { bySeeing, byStanding } from './checks.ts'
import type { Fault } from './fault.ts'
import { sayingFor, seeingAs } from './faulty.ts'

/** A standing that is not what the rows say: one clause of the statements that it is made of is another. */
export const standingFaults: readonly Fault[] = [
  works('what has ended goes on', [/(\w+\.)?ends_on > (\$\d+)/g, '$2::date is not null'], 'plan'),
  works(
    'what is to come has begun',
    [/(\w+\.)?starts_on <= (\$\d+)/g, '$2::date is not null'],
    'plan',
  ),
  works(
    'an invitation never lapses',
    [/lapses_at > (\$\d+)/g, '$1::timestamptz is not null'],
    'circle',
  ),
  works('a look never ends', [/ends_at > (\$\d+)/g, '$1::timestamptz is not null'], 'plan'),
  works('a look outlives the office', [/office\.role = (\$\d+)/g, '$1::text is not null'], 'plan'),
  works('a closed room still binds', ['"ended_on" is null', 'true'], 'pursuit'),
  works(
    'learners are taken for teachers',
    ["case role when 'teacher'", "case role when 'learner'"],
    'plan',
  ),
  works(
    'limited rights are taken for full',
    ["case rights when 'full'", "case rights when 'limited'"],
    'circle',
  ),
  works('who is suspended is company', ['person <> all (shut.people)', 'true'], 'pursuit'),
  works(
    'what somebody asked who is suspended is open',
    ["array[from_id]) = '{}'", 'array[from_id]) is not null'],
    'circle',
  ),
  works('who left a circle is still in it', ['left_at is null', 'true'], 'circle'),
  works(
    'every year level is taken for the fifth',
    ['select year_level from', "select '5' from"],
    'pursuit_words',
  ),
  works(
    'nobody was ever born',
    ['birth.month as "birthMonth"', 'null as "birthMonth"'],
    'pursuit_words',
  ),
  works('the suspended come in', ['"status"', `'active' as "status"`], 'plan'),
  works(
    'who leads one school leads those beside it',
    [
      'child.parent_id = under.id',
      'child.parent_id = (select parent_id from organisation where organisation.id = under.id)',
    ],
    'roster_import',
  ),
]

/** Settings that are not the viewer's own. */
export const settingsFaults: readonly Fault[] = [
  tells('nothing of their children', (standing) => ({ ...standing, children: [] }), 'plan'),
  tells(
    'where they work as if they led there',
    (standing) => ({ ...standing, led: standing.staffed }),
    'roster_import',
  ),
  tells(
    'whom they know as if they taught them',
    (standing) => ({ ...standing, learners: standing.known }),
    'plan',
  ),
  {
    kind: 'settings',
    name: 'row security is told of who came before',
    plant({ db }) {
      let last: Viewer | undefined
      return db.put(
        seeingAs((viewer) => {
          const before = last ?? viewer
          last = viewer
          return before
        }),
      )
    },
    isFound: bySeeing('person'),
  },
  {
    kind: 'settings',
    name: 'row security is told of another network',
    plant: ({ db, world }) => {
      const [, another] = world.rows.network
      return db.put(seeingAs((viewer) => ({ ...viewer, network: another!.id })))
    },
    isFound: bySeeing('organisation'),
  },
]

function works(
  name: string,
  [clause, other]: readonly [string | RegExp, string],
  table: OpenTable,
): Fault {
  return {
    kind: 'standing',
    name,
    plant: ({ db }) => db.put(sayingFor(clause, other)),
    isFound: byStanding(table),
  }
}

type Standing = Viewer['standing']

function tells(what: string, other: (standing: Standing) => Standing, table: OpenTable): Fault {
  return {
    kind: 'settings',
    name: `row security is told ${what}`,
    plant: ({ db }) =>
      db.put(seeingAs((viewer) => ({ ...viewer, standing: other(viewer.standing) }))),
    isFound: bySeeing(table),
  }
}
