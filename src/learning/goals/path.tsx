import type { Database } from '../../platform/db/database.ts'
import type { Id } from '../../platform/id.ts'
import { useSay } from '../../platform/ui/context.ts'
import type { StateName } from '../../platform/ui/marks.ts'
import { Ribbon } from '../../platform/ui/ribbon.tsx'
import type { Viewer } from '../../platform/viewer.ts'
import { readBeside, type Beside } from '../frameworks/actions.ts'
import { markOf } from './marks.ts'
import type { Pursuit } from './pursuit.ts'
import { findPursuits } from './store.ts'
import { goalWords as words } from './words.ts'

/** A goal's place on its map: what comes just before it and just after, with where the learner is on each. */
export interface PathOfGoal {
  readonly before: readonly Stop[]
  readonly after: readonly Stop[]
  readonly map: string
}

interface Stop {
  readonly title: string
  readonly href: string
  readonly state: StateName
}

/** At most this many on each side: the ribbon is short, the map is one tap away. */
const eachSide = 2

/** The path of one of the viewer's own goals; nothing for a goal of their own words, or one without neighbours. */
export async function readPath(
  db: Database,
  viewer: Viewer,
  { competency }: Pursuit,
  now: Date,
): Promise<PathOfGoal | undefined> {
  if (!competency) return undefined
  return db.as(viewer, async (tx) => {
    const { before, after } = await readBeside(tx, viewer, competency, now)
    const [neighbour] = [...before, ...after]
    if (!neighbour) return undefined
    const mine = await findPursuits(tx, viewer, viewer.person)
    const stop = ({ id, framework, name }: Beside): Stop => {
      const pursuit = mine.find((one) => one.competency === id)
      return {
        title: name,
        href: pursuit ? `/goals/${pursuit.goal}` : `/maps/${framework}/${id}`,
        state: pursuit ? markOf[pursuit.state] : 'later',
      }
    }
    return {
      before: before.slice(0, eachSide).map(stop),
      after: after.slice(0, eachSide).map(stop),
      map: mapAt(neighbour.framework, competency),
    }
  })
}

function mapAt(framework: Id<'framework'>, competency: Id<'competency'>): string {
  return `/maps/${framework}/${competency}`
}

/** The ribbon of a goal's path. */
export function PathRibbon({ path, pursuit }: { path: PathOfGoal; pursuit: Pursuit }) {
  const say = useSay()
  const here = { title: pursuit.title, state: markOf[pursuit.state], current: true }
  return (
    <div class="goal-path">
      <Ribbon label={say(words.path)} steps={[...path.before, here, ...path.after]} />
      <p class="small">
        <a href={path.map}>{say(words.toMap)}</a>
      </p>
    </div>
  )
}
