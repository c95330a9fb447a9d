import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { Mark } from '../../platform/ui/mark.tsx'
import type { MarkName } from '../../platform/ui/marks.ts'
import { Faces } from '../../platform/ui/person.tsx'
import { Question } from '../../platform/ui/question.tsx'
import type { CircleInView } from '../circles/company.ts'
import { AskingRow, FellowRow } from '../circles/parts.tsx'
import { circleWords } from '../circles/words.ts'
import { ProposalRow, TakenBackRow } from '../proposals/parts.tsx'
import { proposalWords } from '../proposals/words.ts'
import type { Home } from './actions.ts'
import { homeWords as words } from './words.ts'

/** Who asked me, what was proposed to me, who goes the same way, which circles I am in. */
export function WithWhom({ home }: { home: Home }) {
  const say = useSay()
  const { goals, invitations, proposals, takenBack, company } = home
  const fellows = goals.flatMap(({ goal, title }) =>
    (company.get(goal)?.fellows ?? []).map((fellow) => ({ goal, title, fellow })),
  )
  const circles = goals.flatMap(({ goal, title }) => {
    const mine = company.get(goal)?.mine
    return mine ? [{ title, ...mine }] : []
  })
  const asked = invitations.length + proposals.length + takenBack.length
  const isQuiet = fellows.length + circles.length + asked === 0
  return (
    <Question id="whom" title={say(words.whom)}>
      <Group title={say(circleWords.asked)} mark="stuck" show={invitations.length > 0}>
        {invitations.map((asking) => (
          <li>
            <AskingRow asking={asking} />
          </li>
        ))}
      </Group>
      <Proposed home={home} />
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

/** What was proposed to me, and what was taken back since. */
function Proposed({ home: { proposals, takenBack } }: { home: Home }) {
  const say = useSay()
  return (
    <>
      <Group title={say(proposalWords.title)} mark="idea" show={proposals.length > 0}>
        {proposals.map((proposal) => (
          <li>
            <ProposalToMe proposal={proposal} />
          </li>
        ))}
      </Group>
      <Group title={say(proposalWords.takenBackTitle)} mark="later" show={takenBack.length > 0}>
        {takenBack.map((proposal) => (
          <li>
            <TakenBackRow proposal={proposal} />
          </li>
        ))}
      </Group>
    </>
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

function ProposalToMe({ proposal }: { proposal: Home['proposals'][number] }) {
  const say = useSay()
  const to = `/proposals/${proposal.id}/answer`
  return (
    <ProposalRow proposal={proposal}>
      <Deed to={to} with={{ answer: 'accepted' }}>
        {say(proposalWords.yes)}
      </Deed>
      <Deed to={to} with={{ answer: 'declined' }}>
        {say(proposalWords.no)}
      </Deed>
    </ProposalRow>
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
