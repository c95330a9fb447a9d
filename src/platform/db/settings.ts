import { isId } from '../id.ts'
import { headed, noStanding, type Standing, type Viewer } from '../viewer.ts'

/**
 * The statements that tell row security who looks, for the rest of this transaction, whoever looked in it before. Sent as
 * text, because SET takes no parameters and set_config is revoked; so nothing but ids may pass.
 */
export function standingSettings(viewer: Viewer): string {
  return statementsFor(viewer, Object.entries(listsOf(viewer.standing)))
}

/**
 * The same for a transaction that only begins, on a connection that began with `emptyLists`: most lists of most
 * viewers are empty, and a page opens several transactions.
 */
export function firstSettings(viewer: Viewer): string {
  const known = firsts.get(viewer) ?? withoutEmpty(viewer)
  firsts.set(viewer, known)
  return known
}

const firsts = new WeakMap<Viewer, string>()

function withoutEmpty(viewer: Viewer): string {
  const lists = Object.entries(listsOf(viewer.standing)).filter(([, ids]) => ids.length > 0)
  return statementsFor(viewer, lists)
}

function statementsFor(
  { network, person }: Viewer,
  lists: readonly (readonly [string, readonly string[]])[],
): string {
  return [
    `set local app.network = '${checked(network)}';`,
    `set local app.person = '${checked(person)}';`,
    ...lists.map(([name, ids]) => `set local app.${name} = '{${ids.map(checked).join(',')}}';`),
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

/** How a connection begins, as PostgreSQL's options: with no network and no person, but with every list, and nobody in it. */
export const emptyLists = Object.keys(listsOf(noStanding))
  .map((name) => `-c app.${name}={}`)
  .join(' ')

function checked(id: string): string {
  if (!isId(id))
    throw new Error(`An id was wanted for a setting of row security, not ${JSON.stringify(id)}.`)
  return id
}
