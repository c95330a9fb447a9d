import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../src/platform/config.ts'
import { law, may, type ActOn, type LawObject } from '../../../src/policy/law.ts'
import { grantsTo, relations, type Grant, type Relation } from '../../../src/policy/relation.ts'
import { decisionsOn } from '../../access/law-answers.ts'
import { bonds } from '../../access/law-cases.ts'
import { readPublished } from '../../access/published-law.ts'
import { byAsking, bySeeing } from './checks.ts'
import type { Fault } from './fault.ts'

const published = readPublished(readFileSync(join(projectRoot(), 'docs/access.md'), 'utf8'))

/** What is asked in the place of the program's `may`, which cannot be changed from here. */
let ask = may

/** Everything that one can be to a thing, and each beside its being one's own. */
const [own, ...others] = Object.values(bonds).map(
  (bond) => ({ bond, term: 'holds since today' }) as const,
)
const cases = [[own!], ...others.flatMap((one) => [[one], [own!, one]])]

/** The program decides another way than the published table has it (T-02). */
async function byThePage(): Promise<boolean> {
  return cases.some((held) => decisionsOn(published, held, ask).wrong.length > 0)
}

const board = 'GET /classrooms/:classroom/board'

/** A law that is not the one that is published. */
export const lawFaults: readonly Fault[] = [
  opens('plan', 'read', (grants) => [...grants, 'classmate'], byThePage),
  opens(
    'pursuit:private',
    'read',
    (grants) => swapped(grants, 'guardian if young', 'guardian'),
    byThePage,
  ),
  opens('circle:closed', 'join', (grants) => swapped(grants, 'invited', 'member'), byThePage),
  opens('person', 'edit', (grants) => without(grants, 'leader'), byThePage),
  opens('look', 'create', (grants) => swapped(grants, 'safeguarding-lead', 'leader'), byThePage),
  opens('board', 'read', (grants) => [...grants, 'member'], byAsking(board, ['gia'])),
  opens(
    'learner',
    'read',
    (grants) => [...grants, 'classmate'],
    byAsking('GET /learners/:learner', ['cy']),
  ),
  opens(
    'organisation',
    'read',
    () => ['anyone'],
    byAsking('GET /organisations/:organisation', ['ana']),
  ),
  opens(
    'pursuit:shared',
    'read',
    (grants) => swapped(grants, 'teacher', 'classmate'),
    bySeeing('pursuit_words'),
  ),
  {
    kind: 'law',
    name: 'nobody is anybody’s teacher any longer',
    plant() {
      const all = relations as unknown as Relation[]
      const at = all.indexOf('teacher')
      all.splice(at, 1)
      return () => void all.splice(at, 0, 'teacher')
    },
    isFound: byThePage,
  },
  asks('another network is not forbidden', (viewer, act, object, bounds) =>
    may(viewer, act, object, { ...bounds, network: viewer.network }),
  ),
  asks('a school takes in the people of others', (viewer, act, object, bounds) =>
    may(viewer, act, object, { ...bounds, of: viewer.standing.led }),
  ),
  asks('one may grant oneself what opens what others write', (viewer, act, object, bounds) => {
    const isHere = bounds.network === undefined || bounds.network === viewer.network
    const held = grantsTo(viewer, bounds)
    return isHere && (law[object][act] as readonly Grant[]).some((grant) => held.has(grant))
  }),
  asks('whoever knows a name is taken for whose it is', (viewer, act, object, bounds) => {
    const [known] = viewer.standing.known
    return may(known ? { ...viewer, person: known } : viewer, act, object, bounds)
  }),
]

function swapped(grants: readonly Grant[], one: Grant, other: Grant): readonly Grant[] {
  return grants.map((grant) => (grant === one ? other : grant))
}

function without(grants: readonly Grant[], one: Grant): readonly Grant[] {
  return grants.filter((grant) => grant !== one)
}

/** The law in this process opens an act to others. */
function opens<Object extends LawObject>(
  object: Object,
  act: ActOn<Object>,
  change: (grants: readonly Grant[]) => readonly Grant[],
  isFound: Fault['isFound'],
): Fault {
  return {
    kind: 'law',
    name: `${object}: to ${act} it is open to others`,
    plant() {
      const grants = law[object][act] as unknown as Grant[]
      const before = [...grants]
      grants.splice(0, grants.length, ...change(before))
      return () => void grants.splice(0, grants.length, ...before)
    },
    isFound,
  }
}

function asks(name: string, other: typeof may): Fault {
  return {
    kind: 'law',
    name,
    plant() {
      ask = other
      return () => {
        ask = may
      }
    },
    isFound: byThePage,
  }
}
