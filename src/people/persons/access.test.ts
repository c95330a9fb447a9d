import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId, type Id } from '../../platform/id.ts'
import { noStanding, type Standing, type Viewer } from '../../platform/viewer.ts'
import { mayName, whomToName } from './access.ts'

const people = Array.from({ length: 6 }, () => newId('person'))
const homes = Array.from({ length: 4 }, () => newId('organisation'))
const places = Array.from({ length: 2 }, () => newId('classroom'))

const ofPeople = ['known', 'peers', 'mates', 'learners', 'mentees'] as const
const inCare = ['children', 'young', 'limited', 'placed', 'looking'] as const
const ofHomes = [
  'teaching',
  'staffed',
  'led',
  'administered',
  'safeguarded',
  'coordinated',
] as const
const ofPlaces = ['audiences', 'taught', 'invited'] as const

const lists = (names: readonly (keyof Standing)[], ids: readonly string[]) =>
  names.map((name) => [name, fc.subarray([...ids])] as const)

/** Somebody who stands anyhow to these people and homes. */
const viewers = fc
  .record(
    Object.fromEntries([
      ...lists([...ofPeople, ...inCare], people),
      ...lists(ofHomes, homes),
      ...lists(ofPlaces, places),
    ]),
  )
  .map((standing): Viewer => ({
    network: 'one network' as Id<'network'>,
    person: people[0]!,
    standing: standing as unknown as Standing,
  }))

test('whom one may name is found by looking for them or by asking of each, whatever one is to them', () => {
  fc.assert(
    fc.property(viewers, (viewer) => {
      const found = whomToName(viewer)

      for (const id of people) {
        for (const home of homes) {
          const isLookedFor = found.people.includes(id) || found.homes.includes(home)
          expect(isLookedFor).toBe(mayName(viewer, { id, home }))
        }
      }
    }),
  )
})

test('no list of the standing is forgotten', () => {
  const named = [...ofPeople, ...inCare, ...ofHomes, ...ofPlaces].toSorted()

  expect(named).toEqual(Object.keys(noStanding).toSorted())
})
