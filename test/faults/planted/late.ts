import { isDeepStrictEqual } from 'node:util'
import type { Database } from '../../../src/platform/db/database.ts'
import { whoIsIt } from '../../../src/people/accounts/actions.ts'
import { restore, suspend } from '../../../src/people/persons/suspending.ts'
import { noStanding, steward, type Viewer } from '../../../src/platform/viewer.ts'
import { asOwner } from '../../access/matrix-world.ts'
import { beforeAndAfter, cases, closed, morning } from '../../access/revoking.ts'
import { endings, left, whatComesOfIt } from '../../access/waiting-rosters.ts'
import type { Fault } from './fault.ts'
import { sayingFor } from './faulty.ts'
import type { Place } from './place.ts'

/** What is put around the database of the worker. */
let around = (db: Database): Database => db

/** What is decided once, and not anew at each request. */
export const keptFaults: readonly Fault[] = [
  keeps('what binds somebody', isStranger, 'leading'),
  keeps('what binds a guardian', isStranger, 'guarding a child'),
  keeps('who is in a room', isInsider, 'a learner’s being in the room one teaches'),
  keeps('that somebody may come in', isStranger, 'guardian’s being active'),
  {
    kind: 'kept decision',
    name: 'what bound somebody when they asked is remembered until it is done',
    plant() {
      around = (db) => remembering(db, isStranger)
      return () => {
        around = (db) => db
      }
    },
    isFound: byWaiting,
  },
]

/** Sessions that are not over when they are. */
export const sessionFaults: readonly Fault[] = [
  lasts(
    'past its last day',
    '"expires_at" as "expiresAt"',
    `now() + interval '9 years' as "expiresAt"`,
  ),
  lasts('though nobody uses it', '"seen_at" as "seenAt"', `now() + interval '9 years' as "seenAt"`),
  {
    kind: 'session',
    name: 'a session that comes alive again with its person',
    plant: async () => {
      await asOwner((client) => client.query('alter table person disable trigger shut'))
      return () =>
        asOwner(async (client) => {
          await client.query('alter table person enable trigger shut')
        })
    },
    isFound: byComingBack,
  },
]

function keeps(what: string, when: (viewer: Viewer) => boolean, tie: string): Fault {
  return {
    kind: 'kept decision',
    name: `${what} is remembered: ${tie}`,
    plant: ({ revokingDb }) => revokingDb.put((db) => remembering(db, when)),
    isFound: byRevoking(tie),
  }
}

function lasts(how: string, clause: string, other: string): Fault {
  return {
    kind: 'session',
    name: `a session that lasts ${how}`,
    plant: ({ revokingDb }) => revokingDb.put(sayingFor(clause, other)),
    isFound: byRevoking('guardian’s session'),
  }
}

/** A database that looks once for each viewer of whom that is true. */
function remembering(db: Database, when: (viewer: Viewer) => boolean): Database {
  const kept = new Map<string, Promise<unknown>>()
  return {
    ...db,
    as(viewer, work) {
      if (!when(viewer)) return db.as(viewer, work)
      const found = kept.get(viewer.person) ?? db.as(viewer, work)
      kept.set(viewer.person, found)
      return found as ReturnType<typeof work>
    },
  }
}

/** Before anything is known of somebody. */
function isStranger({ standing }: Viewer): boolean {
  return standing === noStanding
}

/** When it is known where they are, and not yet with whom. */
function isInsider({ standing }: Viewer): boolean {
  return standing.audiences.length > 0 && standing.known.length === 0
}

/** A page goes on being there after what opened it has ended (T-05). */
function byRevoking(name: string): (place: Place) => Promise<boolean> {
  const some = cases.filter(({ tie }) => tie.name === name)
  if (some.length === 0) throw new Error(`Nothing opens by ${name}.`)
  return async ({ revoking }) => {
    for (const one of some) {
      const { after } = await beforeAndAfter(revoking, one, morning)
      if (after === '500') throw new Error('It is broken, and not faulty.')
      if (!closed.includes(after)) return true
    }
    return false
  }
}

/** A roster is taken in though the role of who sent it has ended (T-05). */
async function byWaiting({ revoking }: Place): Promise<boolean> {
  const [ended] = endings
  const found = await whatComesOfIt(revoking.client, ended!, { isTakenIn: true, around })
  return !isDeepStrictEqual(found, left)
}

/** Whoever was suspended and is let in again is in by a session that they had before. */
async function byComingBack({ matrix: { world } }: Place): Promise<boolean> {
  const { site, hill } = world
  const { network, id } = hill.school
  const person = hill.people.coach
  const secret = await world.comeIn({ school: 'hill', who: 'coach' })
  for (const change of [suspend, restore]) await change(site.db, steward(network, [id]), person)
  return (await whoIsIt(site, secret)) !== undefined
}
