import { useSay } from '../../platform/ui/context.ts'
import { Ribbon } from '../../platform/ui/ribbon.tsx'
import { markOf } from './marks.ts'
import type { PathOfGoal, Stop } from './paths.ts'
import type { Pursuit } from './pursuit.ts'
import { goalWords as words } from './words.ts'

/** The ribbon of a goal's path, where it has neighbours, and the way to its map. */
export function PathRibbon({ path, pursuit }: { path: PathOfGoal; pursuit: Pursuit }) {
  const say = useSay()
  const here = { title: pursuit.title, state: markOf[pursuit.state], current: true }
  const { before, after } = path
  return (
    <div class="goal-path">
      {before.length + after.length > 0 && (
        <Ribbon
          label={say(words.path)}
          steps={[...before.map(marked), here, ...after.map(marked)]}
        />
      )}
      <p class="small">
        <a href={path.map}>{say(words.toMap)}</a>
      </p>
    </div>
  )
}

function marked({ state, ...stop }: Stop) {
  return { ...stop, state: state ? markOf[state] : ('later' as const) }
}
