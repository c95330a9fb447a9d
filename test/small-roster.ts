import * as fc from 'fast-check'
import {
  rosterKinds,
  type Handling,
  type Roster,
  type RosterKind,
} from '../src/standards/oneroster/roster.ts'

const organisations = ['north', 'south', 'valley']
const classes = ['room1', 'room2', 'room3']
export const smallRosterPeople = ['ana', 'ben', 'cai', 'dee', 'eli']

const ended = fc.integer({ min: 0, max: 5 }).map((number) => number === 0)
const someEnd = fc.option(fc.constantFrom('2026-02-01', '2026-12-18'), { nil: undefined })

function things<Thing>(ids: readonly string[], thing: fc.Arbitrary<Thing>) {
  return fc
    .subarray([...ids])
    .chain((some) =>
      fc.tuple(...some.map((sourceId) => thing.map((one) => ({ ...one, sourceId })))),
    )
}

function relations<Relation extends object>(
  relation: fc.Arbitrary<Relation>,
  joins: (one: Relation) => string,
) {
  return fc.uniqueArray(relation, { maxLength: 8, selector: joins })
}

function dated<Relation extends object>(relation: fc.Arbitrary<Relation>) {
  return fc
    .tuple(relation, someEnd)
    .map(([one, ends]) => ({ ...one, ...(ends !== undefined && { ends }) }))
}

const role = fc.constantFrom('learner', 'teacher', 'aide', 'staff', 'parent', 'other')
const person = fc.constantFrom(...smallRosterPeople)

/** A roster of a few things that meet often, some of them over. The order of its rows is any. */
export function smallRoster(handlings: readonly Handling[]): fc.Arbitrary<Roster> {
  const name = fc.constantFrom('Kauri', 'Rimu')
  return fc.record({
    handling: fc.record(
      Object.fromEntries(
        rosterKinds.map((kind) => [kind, fc.constantFrom(...handlings)]),
      ) as Record<RosterKind, fc.Arbitrary<Handling>>,
    ),
    organisations: things(
      organisations,
      fc.record({ name, kind: fc.constant('school'), code: fc.constant(''), ended }),
    ),
    sessions: things(
      ['term1', 'term2'],
      fc.record({
        title: name,
        kind: fc.constant('term'),
        starts: fc.constant('2026-02-01'),
        ends: fc.constant('2026-04-10'),
        schoolYear: fc.constant('2026'),
        ended,
      }),
    ),
    courses: fc.constant([]),
    classes: things(
      classes,
      fc.record({
        title: name,
        code: fc.constant(''),
        kind: fc.constant('homeroom'),
        organisation: fc.constantFrom(...organisations),
        sessions: fc.constant(['term1']),
        yearLevels: fc.constant([]),
        subjects: fc.constant([]),
        ended,
      }),
    ),
    people: things(
      smallRosterPeople,
      fc.record({
        givenName: name,
        familyName: name,
        preferredGivenName: fc.constant(''),
        preferredFamilyName: fc.constant(''),
        username: fc.constant(''),
        yearLevels: fc.constantFrom([], ['05']),
        enabled: fc.constantFrom(true, true, false),
        ended,
      }),
    ),
    affiliations: relations(
      dated(
        fc.record({
          person,
          organisation: fc.constantFrom(...organisations),
          role,
          primary: fc.boolean(),
          ended,
        }),
      ),
      (one) => `${one.person} ${one.organisation} ${one.role}`,
    ),
    enrolments: relations(
      dated(
        fc.record({
          class: fc.constantFrom(...classes),
          person,
          role,
          primary: fc.constant(false),
          ended,
        }),
      ),
      (one) => `${one.class} ${one.person} ${one.role}`,
    ),
    guardianships: relations(
      fc
        .record({
          guardian: person,
          child: person,
          relationship: fc.constantFrom('parent', 'relative'),
          ended,
        })
        .filter(({ guardian, child }) => guardian !== child),
      ({ guardian, child }) => `${guardian} ${child}`,
    ),
  })
}
