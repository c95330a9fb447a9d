import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Layout } from '../../platform/ui/layout.tsx'
import { Person } from '../../platform/ui/person.tsx'
import { Question } from '../../platform/ui/question.tsx'
import { GoalThread, NextStep } from '../goals/parts.tsx'
import { planWords } from '../plans/words.ts'
import type { Home } from './actions.ts'
import { homeWords as words } from './words.ts'
import { WithWhom } from './with-whom.tsx'

interface HomePageProps {
  home: Home
  /** The rooms the viewer teaches. */
  taught: readonly { readonly id: string; readonly name: string }[]
  /** The school the viewer leads. */
  led: string | undefined
}

/** Where am I going, what now, with whom; and before that, whom I look after. */
export function HomePage({ home, taught, led }: HomePageProps) {
  const say = useSay()
  return (
    <Layout title={say(words.title)}>
      {taught.length > 0 && (
        <Question id="rooms" title={say(words.rooms)} hint={say(words.roomsHint)}>
          <ul class="row">
            {taught.map(({ id, name }) => (
              <li>
                <LinkButton href={`/classrooms/${id}/board`}>{name}</LinkButton>
              </li>
            ))}
          </ul>
        </Question>
      )}
      {led && (
        <Question id="school" title={say(words.lead)} hint={say(words.leadHint)}>
          <p>
            <LinkButton href={`/organisations/${led}`}>{say(words.toSchool)}</LinkButton>
          </p>
        </Question>
      )}
      {home.children.length > 0 && (
        <Question id="children" title={say(words.children)} hint={say(words.childrenHint)}>
          <ul class="stack">
            {home.children.map((child) => (
              <li>
                <Person person={child} size="big" href={`/learners/${child.id}`} />
              </li>
            ))}
          </ul>
        </Question>
      )}
      <Where home={home} />
      <Now home={home} />
      <WithWhom home={home} />
    </Layout>
  )
}

function Where({ home: { direction, goals } }: { home: Home }) {
  const say = useSay()
  return (
    <Question id="where" title={say(words.where)}>
      {direction ? (
        <h1>{direction}</h1>
      ) : (
        <>
          <h1 class="unseen">{say(words.title)}</h1>
          <p class="soft">{say(planWords.noDirection)}</p>
        </>
      )}
      {goals.length > 0 ? (
        <GoalThread
          label={say(words.liveGoals)}
          pursuits={goals}
          href={({ goal }) => `/goals/${goal}`}
        />
      ) : (
        <p class="soft">{say(words.noGoals)}</p>
      )}
      <div class="row">
        {goals.length === 0 && (
          <LinkButton href="/goals/new" kind="main">
            {say(words.sayGoal)}
          </LinkButton>
        )}
        <LinkButton href="/goals">{say(words.all)}</LinkButton>
        <LinkButton href="/maps">{say(words.map)}</LinkButton>
        <LinkButton href="/plan/direction" kind="plain">
          {say(direction ? planWords.changeIt : planWords.sayIt)}
        </LinkButton>
      </div>
    </Question>
  )
}

function Now({ home: { goals } }: { home: Home }) {
  const say = useSay()
  const active = goals.filter(({ state }) => state === 'active')
  const chosen = active.find(({ nextStep }) => nextStep !== '')
  const [first] = active
  return (
    <Question id="now" title={say(words.now)}>
      {chosen && <NextStep pursuit={chosen} of={chosen.title} back="/" />}
      {!chosen && first && (
        <>
          <p class="soft">{say(words.noStep)}</p>
          <p>
            <LinkButton href={`/goals/${first.goal}/step`}>
              {say(words.openGoal, { goal: first.title })}
            </LinkButton>
          </p>
        </>
      )}
      {!first && <p class="soft">{say(words.noActive)}</p>}
    </Question>
  )
}
