import { useSay } from '../../platform/ui/context.ts'
import { State } from '../../platform/ui/state.tsx'
import { markOf } from './marks.ts'
import type { Pursuit } from './pursuit.ts'
import { goalWords as words } from './words.ts'

/** Goals one under the other, each with its state and when it was last touched. */
export function GoalList({
  pursuits,
  href,
}: {
  pursuits: readonly Pursuit[]
  href: (pursuit: Pursuit) => string
}) {
  const say = useSay()
  return (
    <ul class="goal-list">
      {pursuits.map((pursuit) => (
        <li>
          <State is={markOf[pursuit.state]}>
            {pursuit.state === 'dropped' ? say(words.dropped) : undefined}
          </State>
          <div>
            <a href={href(pursuit)}>{pursuit.title}</a>
            <p class="small soft">{say(words.touched, { day: pursuit.touchedAt })}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
