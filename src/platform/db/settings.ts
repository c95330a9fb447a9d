import { isId } from '../id.ts'
import { headed, type Standing, type Viewer } from '../viewer.ts'

/**
 * The statements that tell row security who looks, for the rest of this transaction. Sent as text, because
 * SET takes no parameters and set_config is revoked; so nothing but ids may pass.
 */
export function standingSettings({ network, person, standing }: Viewer): string {
  return [
    `set local app.network = '${checked(network)}';`,
    `set local app.person = '${checked(person)}';`,
    ...Object.entries(listsOf(standing)).map(
      ([name, ids]) => `set local app.${name} = '{${ids.map(checked).join(',')}}';`,
    ),
  ].join('')
}

/** The lists that row security compares with columns: those of the standing, some of them put together by need. */
function listsOf(standing: Standing): Readonly<Record<string, readonly string[]>> {
  const {
    administered: _administered,
    coordinated: _coordinated,
    placed: _placed,
    ...others
  } = standing
  const { learners, children, mentees, limited, looking } = standing
  const subjects = [...learners, ...children, ...mentees]
  return {
    ...others,
    subjects,
    followed: [...subjects, ...limited, ...looking],
    led: headed(standing),
  }
}

function checked(id: string): string {
  if (!isId(id))
    throw new Error(`An id was wanted for a setting of row security, not ${JSON.stringify(id)}.`)
  return id
}
