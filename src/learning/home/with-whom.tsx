import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { Mark } from '../../platform/ui/mark.tsx'
import type { MarkName } from '../../platform/ui/marks.ts'
import { PersonRow } from '../../platform/ui/person-row.tsx'
import { Faces } from '../../platform/ui/person.tsx'
import { Question } from '../../platform/ui/question.tsx'
import type { CircleInView } from '../circles/company.ts'
import { AskingRow, FellowRow } from '../circles/parts.tsx'
import { circleWords } from '../circles/words.ts'
import type { ProposalInView } from '../proposals/proposal.ts'
import { proposalWords } from '../proposals/words.ts'
import type { Home } from './actions.ts'
import { homeWords as words } from './words.ts'

/** Who asked me, what was proposed to me, who goes the same way, which circles I am in. */
export function WithWhom({ home }: { home: Home }) {
  const say = useSay()
  const { goals, invitations, proposals, company } = home
  const fellows = goals.flatMap(({ goal, title }) =>
    (company.get(goal)?.fellows ?? []).map((fellow) => ({ goal, title, fellow })),
  )
  const circles = goals.flatMap(({ goal, title }) => {
    const mine = company.get(goal)?.mine
    return mine ? [{ title, ...mine }] : []
  })
  const isQuiet = fellows.length + circles.length + invitations.length + proposals.length === 0
  return (
    <Question id="whom" title={say(words.whom)}>
      <Group title={say(circleWords.asked)} mark="stuck" show={invitations.length > 0}>
        {invitations.map((asking) => (
          <li>
            <AskingRow asking={asking} />
          </li>
        ))}
      </Group>
      <Group title={say(proposalWords.title)} mark="idea" show={proposals.length > 0}>
        {proposals.map((proposal) => (
          <li>
            <ProposalRow proposal={proposal} />
          </li>
        ))}
      </Group>
      <Group title={say(circleWords.mine)} mark="help" show={circles.length > 0}>
        {circles.map((mine) => (
          <MyCircleRow {...mine} />
        ))}
      </Group>
      <Group title={say(circleWords.sameWay)} mark="going" show={fellows.length > 0}>
        {fellows.map(({ goal, title, fellow }) => (
          <li>
            <FellowRow
              goal={goal}
              fellow={fellow}
              back="/"
              does={say(words.onGoal, { goal: title })}
            />
          </li>
        ))}
      </Group>
      {isQuiet && <p class="soft">{say(company.size > 0 ? words.nobodyYet : words.nobody)}</p>}
    </Question>
  )
}

function Group(props: { title: string; mark: MarkName; show: boolean; children?: unknown }) {
  if (!props.show) return null
  return (
    <section class="group">
      <h3 class="group-title">
        <Mark of={props.mark} />
        {props.title}
      </h3>
      <ul class="folk stack">{props.children}</ul>
    </section>
  )
}

function ProposalRow({ proposal: { id, from, title, because } }: { proposal: ProposalInView }) {
  const say = useSay()
  const to = `/proposals/${id}/answer`
  return (
    <PersonRow
      person={from ?? { name: say(proposalWords.somebody) }}
      does={say(proposalWords.proposes, { goal: title })}
      says={because}
    >
      <Deed to={to} with={{ answer: 'accepted' }}>
        {say(proposalWords.yes)}
      </Deed>
      <Deed to={to} with={{ answer: 'declined' }}>
        {say(proposalWords.no)}
      </Deed>
    </PersonRow>
  )
}

function MyCircleRow({ title, circle, members }: CircleInView & { title: string }) {
  const say = useSay()
  return (
    <li class="circle-line">
      <Faces people={members} />
      <p>{say(words.inCircle, { goal: title })}</p>
      <LinkButton href={`/circles/${circle.id}`}>{say(circleWords.toRoom)}</LinkButton>
    </li>
  )
}
