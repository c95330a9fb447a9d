import { newId } from '../../../src/platform/id.ts'
import type { GuardedPlace } from './place.ts'
import { insert } from './try.ts'

export const table = 'audit_entry'
const commitment = 'a'.repeat(64)

/** An entry of this network, its facts there already. */
export function entering({ network, here }: GuardedPlace) {
  const facts = (organisation_id: string = here, network_id: string = network, row: object = {}) =>
    insert('audit_payload', {
      network_id,
      organisation_id,
      commitment,
      salt: 'b'.repeat(64),
      facts: '{}',
      ...row,
    })
  const entry = (actor_id: string, row: object) =>
    insert(table, {
      network_id: network,
      organisation_id: here,
      actor_id,
      object_id: newId('object'),
      commitment,
      ...row,
    })
  return { facts, entry }
}
