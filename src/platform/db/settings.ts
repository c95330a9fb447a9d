import { isId } from '../id.ts'
import type { Viewer } from '../viewer.ts'

/**
 * The statements that tell row security who looks, for the rest of this transaction. Sent as text, because
 * SET takes no parameters and set_config is revoked; so nothing but ids may pass.
 */
export function standingSettings({ network, person, standing }: Viewer): string {
  const { learners, children, ...others } = standing
  const lists = { ...others, subjects: [...learners, ...children] }
  return [
    `set local app.network = '${checked(network)}';`,
    `set local app.person = '${checked(person)}';`,
    ...Object.entries(lists).map(
      ([name, ids]) => `set local app.${name} = '{${ids.map(checked).join(',')}}';`,
    ),
  ].join('')
}

function checked(id: string): string {
  if (!isId(id))
    throw new Error(`An id was wanted for a setting of row security, not ${JSON.stringify(id)}.`)
  return id
}
