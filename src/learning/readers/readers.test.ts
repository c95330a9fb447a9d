import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId, type Id } from '../../platform/id.ts'
import { noStanding, type Standing, type Viewer } from '../../platform/viewer.ts'
import { may } from '../../policy/law.ts'
import { everyReader, readersOf, type Reader, type Written } from './readers.ts'

const objects: readonly Written[] = [
  'pursuit:private',
  'pursuit:shared',
  'pursuit:class',
  'plan',
  'circle:open',
  'circle:closed',
]

const writer = newId('person')
const circle = newId('circle')

/** What it is, in the facts of the law, to be this to the one who writes. */
const stands: Readonly<Record<Reader, Partial<Standing>>> = {
  member: { mates: [writer], audiences: [circle] },
  classmate: { peers: [writer] },
  invited: { invited: [circle] },
  guardian: { children: [writer] },
  'limited-guardian': { limited: [writer] },
  teacher: { learners: [writer] },
  'safeguarding-lead': { looking: [writer] },
}

function asOne(reader: Reader, isYoung: boolean): Viewer {
  const young: readonly Id<'person'>[] = isYoung && reader === 'guardian' ? [writer] : []
  const standing = { ...noStanding, ...stands[reader], young }
  return { network: newId('network'), person: newId('person'), standing }
}

function mayRead(viewer: Viewer, act: 'read' | 'list', object: Written): boolean {
  const bounds = object.startsWith('circle:') ? { people: [writer], circle } : { person: writer }
  return may(viewer, act as 'read', object, bounds)
}

const arounds = fc.record({
  there: fc.subarray([...everyReader]),
  isYoung: fc.boolean(),
  guardians: fc.constant([]),
})

describe('who is said to read it', () => {
  test('are those whom the law lets read it, of those whom there is, and nobody else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...objects), arounds, (object, around) => {
        const { whole, listed } = readersOf(object, around)
        for (const one of everyReader) {
          const viewer = asOne(one, around.isYoung)
          const isThere = around.there.includes(one)
          const reads = isThere && mayRead(viewer, 'read', object)
          const lists =
            isThere && object.startsWith('pursuit:') && mayRead(viewer, 'list', object) && !reads
          expect([whole.includes(one), listed.includes(one)]).toEqual([reads, lists])
        }
      }),
    )
  })
})
