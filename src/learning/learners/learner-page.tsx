import type { Face as Someone } from '../../people/persons/person.ts'
import type { Look } from '../../people/safeguarding/look.ts'
import { LookGoingOn, WhoLooked } from '../../people/safeguarding/parts.tsx'
import type { Id } from '../../platform/id.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Empty } from '../../platform/ui/empty.tsx'
import { Deed } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Faces, Person } from '../../platform/ui/person.tsx'
import { Question } from '../../platform/ui/question.tsx'
import type { CircleInView } from '../circles/company.ts'
import type { PursuitInFull } from '../goals/reading.ts'
import { GoalList, Head, History, Why } from '../goals/parts.tsx'
import { goalWords } from '../goals/words.ts'
import { ProposalRow, TakenBackRow } from '../proposals/parts.tsx'
import { proposalWords } from '../proposals/words.ts'
import type { LearnerInFull } from './actions.ts'
import { learnerWords as words } from './words.ts'

interface LearnerPageProps extends LearnerInFull {
  /** Who looks: what they proposed themselves is theirs to take back. */
  me: Id<'person'>
  /** The look that opens the page to a safeguarding lead. */
  look: Look | undefined
}

/** One learner: where they are going, their goals, their circles, and what waits for their answer. */
export function LearnerPage(props: LearnerPageProps) {
  const { learner, direction, pursuits, circles, proposals, mayPropose, me, look } = props
  const say = useSay()
  const { name, id } = learner
  return (
    <Layout title={say(words.goalsOf, { name })}>
      <div class="title-row">
        <h1>
          <Person person={learner} size="big" />
        </h1>
        {mayPropose && (
          <LinkButton href={`/learners/${id}/proposals/new`}>{say(words.propose)}</LinkButton>
        )}
      </div>
      {look && <LookGoingOn look={look} learner={learner} />}
      <Question id="direction" title={say(words.direction, { name })}>
        <p class="words">{direction || <span class="soft">{say(words.noDirection)}</span>}</p>
      </Question>
      <Question id="goals" title={say(words.goalsOf, { name })}>
        {pursuits.length > 0 ? (
          <GoalList pursuits={pursuits} href={({ goal }) => `/learners/${id}/goals/${goal}`} />
        ) : (
          <Empty title={say(words.noGoals)} says={say(words.noGoalsSays, { name })} />
        )}
      </Question>
      {circles && <Circles circles={circles} />}
      {proposals.length > 0 && (
        <WaitingForAnswer proposals={proposals} me={me} back={`/learners/${id}`} />
      )}
      {props.takenBack.length > 0 && (
        <Question id="taken-back" title={say(proposalWords.takenBackTitle)}>
          <ul class="folk stack">
            {props.takenBack.map((proposal) => (
              <li>
                <TakenBackRow proposal={proposal} />
              </li>
            ))}
          </ul>
        </Question>
      )}
      {props.isToldOfLooks && <WhoLooked at={id} />}
    </Layout>
  )
}

function Circles({ circles }: { circles: readonly CircleInView[] }) {
  const say = useSay()
  return (
    <Question id="circles" title={say(words.circles)}>
      {circles.length === 0 && <p class="soft">{say(words.noCircles)}</p>}
      <ul class="stack">
        {circles.map(({ circle, members }) => (
          <li class="circle-line">
            <Faces people={members} />
            <p>
              <a href={`/circles/${circle.id}`}>{circle.title}</a>
            </p>
          </li>
        ))}
      </ul>
    </Question>
  )
}

interface WaitingProps extends Pick<LearnerPageProps, 'proposals' | 'me'> {
  back: string
}

function WaitingForAnswer({ proposals, me, back }: WaitingProps) {
  const say = useSay()
  return (
    <Question id="waiting" title={say(words.waiting)}>
      <ul class="folk stack">
        {proposals.map((proposal) => (
          <li>
            <ProposalRow proposal={proposal}>
              {(proposal.by === me || proposal.mayTakeAway) && (
                <Deed to={`/proposals/${proposal.id}/withdraw`} with={{ back }} kind="plain">
                  {say(proposal.by === me ? proposalWords.takeBack : proposalWords.takeAway)}
                </Deed>
              )}
            </ProposalRow>
          </li>
        ))}
      </ul>
    </Question>
  )
}

/** One goal of a learner, to read. */
export function LearnerGoalPage({
  learner,
  pursuit,
  history,
  mayRead,
}: PursuitInFull & { learner: Someone }) {
  const say = useSay()
  return (
    <Layout title={pursuit.title}>
      <p>
        <a href={`/learners/${learner.id}`}>{say(words.backTo, { name: learner.name })}</a>
      </p>
      <Head pursuit={pursuit} />
      {mayRead ? (
        <Way pursuit={pursuit} history={history} />
      ) : (
        <p>{say(goalWords.keptToOneself, { name: learner.name })}</p>
      )}
    </Layout>
  )
}

function Way({ pursuit, history }: Pick<PursuitInFull, 'pursuit' | 'history'>) {
  const say = useSay()
  return (
    <>
      <Why pursuit={pursuit} />
      {pursuit.nextStep && (
        <Question id="step" title={say(goalWords.nextStepOf)}>
          <p class="words">{pursuit.nextStep}</p>
        </Question>
      )}
      <Question id="way" title={say(goalWords.happened)}>
        <History history={history} own={false} />
      </Question>
    </>
  )
}
