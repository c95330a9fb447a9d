import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Empty } from '../../platform/ui/empty.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Question } from '../../platform/ui/question.tsx'
import { GoalList } from './goal-list.tsx'
import { live, softLimit, type Pursuit } from './pursuit.ts'
import { goalWords as words } from './words.ts'

/** All of the learner's goals, by where they are with them. */
export function GoalsPage({ pursuits }: { pursuits: readonly Pursuit[] }) {
  const say = useSay()
  const among = (states: readonly Pursuit['state'][]) =>
    pursuits.filter(({ state }) => states.includes(state))
  const groups = [
    { id: 'live', title: words.live, pursuits: among(live) },
    { id: 'ideas', title: words.ideas, pursuits: among(['idea']) },
    { id: 'met', title: words.metHeading, pursuits: among(['met']) },
    { id: 'let-go', title: words.lettenGo, pursuits: among(['dropped']) },
  ]
  const active = among(['active']).length
  return (
    <Layout title={say(words.allTitle)}>
      <div class="title-row">
        <div class="stack">
          <h1>{say(words.allTitle)}</h1>
          <p class="soft">{say(words.allIntro)}</p>
        </div>
        <div class="row">
          <LinkButton href="/goals/new" kind={pursuits.length > 0 ? 'main' : undefined}>
            {say(words.say)}
          </LinkButton>
          <LinkButton href="/maps">{say(words.fromMap)}</LinkButton>
        </div>
      </div>
      {active > softLimit && <p class="soft">{say(words.softLimit, { count: active })}</p>}
      {pursuits.length === 0 && (
        <Empty title={say(words.emptyTitle)} says={say(words.emptySays)}>
          <LinkButton href="/goals/new" kind="main">
            {say(words.say)}
          </LinkButton>
        </Empty>
      )}
      {groups.map(
        (group) =>
          group.pursuits.length > 0 && (
            <Question id={group.id} title={say(group.title)}>
              <GoalList pursuits={group.pursuits} href={({ goal }) => `/goals/${goal}`} />
            </Question>
          ),
      )}
    </Layout>
  )
}
