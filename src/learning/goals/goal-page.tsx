import type { Child } from 'hono/jsx'
import { ClosedRing } from '../../platform/ui/closed-ring.tsx'
import type { Readers } from '../readers/readers.ts'
import { WhoReads } from '../readers/parts.tsx'
import { useSay } from '../../platform/ui/context.ts'
import type { Id } from '../../platform/id.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { Deed } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import type { PursuitInFull } from './reading.ts'
import { markOf, moveWords } from './marks.ts'
import { AudienceChoice, CompanyChoice, Head, History, NextStep, StepForm, Why } from './parts.tsx'
import { statesAfter, type Pursuit } from './pursuit.ts'
import { goalWords as words } from './words.ts'

interface GoalPageProps extends Omit<PursuitInFull, 'mayRead'> {
  /** What the map says of the goal, where that is more than its title. */
  statement?: string | undefined
  /** The way before and after this goal, where it has a map. */
  path?: Child
  /** Who else goes this way: shown to the learner alone. */
  company?: Child
  readers: Readers
  /** The circle in which the learner sits with others, if any: what others work on too is not kept to oneself. */
  together?: Id<'circle'> | undefined
}

/** One of the learner's own goals: what it is, why, with whom, and what has happened. */
export function GoalPage(props: GoalPageProps) {
  const { pursuit, history, statement, path, company, readers, together } = props
  const say = useSay()
  const here = `/goals/${pursuit.goal}`
  return (
    <Layout title={pursuit.title}>
      <Head pursuit={pursuit} statement={statement} />
      {pursuit.state === 'met' && (
        <ClosedRing label={say(words.metHeading)}>
          <p>{say(words.metSays)}</p>
        </ClosedRing>
      )}
      {path}
      <Why pursuit={pursuit} edit={`${here}/words`} />
      <div class="goal-columns">
        <aside class="goal-company stack">
          {pursuit.audience === 'me' && <p class="soft">{say(words.aloneWhileMine)}</p>}
          {pursuit.state === 'active' && pursuit.audience === 'helpers' && (
            <CompanyChoice pursuit={pursuit} back={here} stacked />
          )}
          {company}
          {together ? <Together circle={together} /> : <AudienceChoice pursuit={pursuit} />}
          <WhoReads readers={readers} />
        </aside>
        <section class="goal-way stack" aria-labelledby="way">
          <h2 id="way">{say(words.happened)}</h2>
          {pursuit.nextStep ? (
            <NextStep pursuit={pursuit} back={here} />
          ) : (
            pursuit.state === 'active' && <StepForm pursuit={pursuit} back={here} />
          )}
          <History history={history} own />
        </section>
      </div>
      <Moves pursuit={pursuit} />
    </Layout>
  )
}

/** In place of a choice that there is not. */
function Together({ circle }: { circle: Id<'circle'> }) {
  const say = useSay()
  return (
    <div class="stack">
      <h2>{say(words.audience)}</h2>
      <p>{say(words.sharedWhileTogether)}</p>
      <p>
        <LinkButton href={`/circles/${circle}`}>{say(words.toCircle)}</LinkButton>
      </p>
    </div>
  )
}

function Moves({ pursuit }: { pursuit: Pursuit }) {
  const say = useSay()
  const ended = pursuit.state === 'met' || pursuit.state === 'dropped'
  return (
    <section class="goal-moves stack" aria-labelledby="moves">
      <h2 id="moves">{say(words.states)}</h2>
      <div class="row">
        {statesAfter(pursuit.state).map((state) => (
          <Deed to={`/goals/${pursuit.goal}/state`} with={{ state }} mark={markOf[state]}>
            {say(ended && state === 'active' ? words.reopen : moveWords[state])}
          </Deed>
        ))}
      </div>
    </section>
  )
}
