import { unlistedGrants } from '../../access/grants.ts'
import { breached } from './breach.ts'
import type { Fault } from './fault.ts'

/** What a role was given and should not have been, or the other way; each is harmless for as long as the other guards stand. */
export const grantFaults: readonly Fault[] = [
  given('a goal could be made another’s', 'update (person_id) on pursuit', 'kith_app'),
  given('what was proposed could be reworded', 'update (title) on proposal', 'kith_app'),
  given('circles could be taken away', 'delete on circle', 'kith_app'),
  given('the directory could read why', 'select (why) on pursuit_words', 'kith_directory'),
]

function given(name: string, grant: string, role: string): Fault {
  return {
    kind: 'grants',
    name,
    plant: breached(`grant ${grant} to ${role}`, `revoke ${grant} from ${role}`),
    isFound: async ({ owner }) => (await unlistedGrants(owner)).length > 0,
  }
}
