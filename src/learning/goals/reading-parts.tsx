import { LinkButton } from '../../platform/ui/button.tsx'
import { sizeFor } from '../../platform/ui/heading.ts'
import { useSay } from '../../platform/ui/context.ts'
import { State } from '../../platform/ui/state.tsx'
import { Moment, Timeline } from '../../platform/ui/timeline.tsx'
import { uiWords } from '../../platform/ui/words.ts'
import type { Moment as Happening } from './history.ts'
import { markOf, momentsOfAnother, ownMoments } from './marks.ts'
import type { Pursuit } from './pursuit.ts'
import { goalWords as words } from './words.ts'

interface HeadProps {
  pursuit: Pursuit
  /** What the map says of the goal, where that is more than its title. */
  statement?: string | undefined
}

export function Head({ pursuit, statement }: HeadProps) {
  const say = useSay()
  return (
    <header class="goal-head stack">
      <p>
        <PursuitState pursuit={pursuit} />
      </p>
      <h1 class={sizeFor(pursuit.title)}>{pursuit.title}</h1>
      {statement && <p class="soft">{say(words.onMap, { statement })}</p>}
    </header>
  )
}

export function Why({ pursuit, edit }: { pursuit: Pursuit; edit?: string }) {
  const say = useSay()
  return (
    <div class="goal-why">
      <div>
        <h2>{say(edit ? words.why : words.whyOf)}</h2>
        <p class="words">{pursuit.why || <span class="soft">{say(words.notYet)}</span>}</p>
      </div>
      <div>
        <h2>{say(edit ? words.howKnown : words.howKnownOf)}</h2>
        <p class="words">{pursuit.howKnown || <span class="soft">{say(words.notYet)}</span>}</p>
      </div>
      {edit && (
        <p>
          <LinkButton href={edit} kind="plain">
            {say(words.edit)}
          </LinkButton>
        </p>
      )}
    </div>
  )
}

/** The way so far, newest first. */
export function History({ history, own }: { history: readonly Happening[]; own: boolean }) {
  const say = useSay()
  return (
    <Timeline label={say(words.happened)}>
      {history.map((moment, place) => (
        <Moment
          mark={moment.kind === 'step' ? 'next' : markOf[moment.state]}
          when={say(words.day, { day: moment.at })}
          datetime={moment.at.toISOString()}
        >
          <p>{told(moment, place === history.length - 1)}</p>
        </Moment>
      ))}
    </Timeline>
  )

  function told(moment: Happening, first: boolean): string {
    const told = own ? ownMoments : momentsOfAnother
    if (moment.kind === 'step') return say(told.step, { step: moment.words })
    return say(moment.state === 'active' && !first ? told.again : told[moment.state])
  }
}

/** Where somebody is with a goal, and since when. */
function PursuitState({ pursuit }: { pursuit: Pursuit }) {
  const say = useSay()
  const mark = markOf[pursuit.state]
  const state = say(pursuit.state === 'dropped' ? words.dropped : uiWords[mark])
  return (
    <State is={mark} chip>
      {say(words.goingSince, { state, day: pursuit.stateSince })}
    </State>
  )
}
