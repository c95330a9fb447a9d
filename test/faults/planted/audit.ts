import { generateKeyPairSync } from 'node:crypto'
import { newId } from '../../../src/platform/id.ts'
import { steward } from '../../../src/platform/viewer.ts'
import { record } from '../../../src/people/audit/actions.ts'
import { checkChain } from '../../../src/people/audit/checking.ts'
import { publicKeyOf } from '../../../src/people/audit/checkpoint.ts'
import { signHeads } from '../../../src/people/audit/signing.ts'
import { meddle } from '../../access/meddling.ts'
import { unwritten } from '../../access/written-down.ts'
import { breached } from './breach.ts'
import type { Fault } from './fault.ts'
import { deaf } from './faulty.ts'
import type { Place } from './place.ts'

const key = generateKeyPairSync('ed25519').privateKey
const another = generateKeyPairSync('ed25519').privateKey
const [network, organisation] = [newId('network'), newId('organisation')]
const leader = steward(network, [organisation])

/** What was done and is not written down, or was written down and is another. */
export const auditFaults: readonly Fault[] = [
  tampered(
    'an entry that says another deed',
    "update audit_entry set action = 'session.begun' where seq = 2",
  ),
  tampered('an entry that is gone', 'delete from audit_entry where seq = 2'),
  tampered(
    'an end that is cut off',
    `delete from audit_entry where seq = 4;
    update audit_chain set length = 3, hash = (select hash from audit_entry where seq = 3)`,
  ),
  tampered(
    'two entries that changed places',
    `update audit_entry set seq = -seq where seq in (2, 3);
    update audit_entry set seq = case seq when -2 then 3 else 2 end where seq < 0`,
  ),
  tampered('facts that are others', `update audit_payload set facts = '{"role":"teacher"}'`),
  tampered('a chain that somebody else signed', async (place) => {
    await place.owner.query('delete from audit_checkpoint')
    await signHeads({ db: place.db, now: () => new Date() }, another, { all: true })
  }),
  {
    kind: 'audit trail',
    name: 'an entry that is not linked to the one before',
    plant: async (place) => {
      const back = await kept(place)
      await place.owner.query('alter table audit_entry disable trigger link')
      await grow(place)
      return back
    },
    isFound: byWalking,
  },
  {
    kind: 'audit trail',
    name: 'a guard that is off duty',
    plant: breached(
      'alter table audit_entry disable trigger stays',
      'alter table audit_entry enable always trigger stays',
    ),
    isFound: byMeddling,
  },
  {
    kind: 'audit trail',
    name: 'a program that may change what it wrote, but for the guard',
    plant: breached(
      'grant update (action) on audit_entry to kith_app',
      'revoke update (action) on audit_entry from kith_app',
    ),
    isFound: byMeddling,
  },
  {
    kind: 'audit trail',
    name: 'deeds that nobody writes down',
    plant: ({ matrixDb }) => matrixDb.put(deaf(/^insert into "audit_/)),
    isFound: async ({ matrix }) => (await unwritten(matrix)).length > 0,
  },
]

function tampered(name: string, how: string | ((place: Place) => Promise<void>)): Fault {
  return {
    kind: 'audit trail',
    name,
    async plant(place) {
      await aChain(place)
      const back = await kept(place)
      if (typeof how === 'string') await place.owner.query(how)
      else await how(place)
      return back
    },
    isFound: byWalking,
  }
}

/** Takes the guards away and remembers what is written down; answers how all of it is again as it was. */
async function kept({ owner }: Place): Promise<() => Promise<void>> {
  await owner.query(
    tables
      .map(
        (table) => `create temp table kept_${table} as table ${table};
        alter table ${table} disable trigger stays`,
      )
      .join(';'),
  )
  return async () => {
    await owner.query(
      [
        'alter table audit_entry disable trigger link',
        ...tables.map(
          (table) => `delete from ${table}; insert into ${table} table kept_${table};
            drop table kept_${table}; alter table ${table} enable always trigger stays`,
        ),
        'alter table audit_entry enable always trigger link',
      ].join(';'),
    )
  }
}

const tables = ['audit_chain', 'audit_payload', 'audit_entry', 'audit_checkpoint'] as const

/** Four deeds of one school, and a signature under them. */
async function aChain(place: Place): Promise<void> {
  const { rows } = await place.owner.query('select from audit_chain')
  if (rows.length > 0) return
  for (let deed = 1; deed <= 4; deed++) await grow(place)
  await signHeads({ db: place.db, now: () => new Date() }, key, { all: true })
}

async function grow({ db }: Place): Promise<void> {
  const object = newId('classroom')
  await db.as(leader, (tx) =>
    record(tx, { ...leader }, { organisation, action: 'classroom.made', object }),
  )
}

/** The chain does not hold (T-37). */
async function byWalking(place: Place): Promise<boolean> {
  await aChain(place)
  const { fault, strays } = await checkChain(
    place,
    { network, organisation, name: null },
    publicKeyOf(key),
  )
  return fault !== undefined || strays > 0
}

/** Something can be done to it (T-38). */
async function byMeddling({ database }: Place): Promise<boolean> {
  return (await meddle(database, leader)).allowed.length > 0
}
