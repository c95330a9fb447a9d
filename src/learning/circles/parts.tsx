import type { Id } from '../../platform/id.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { Mark } from '../../platform/ui/mark.tsx'
import { PersonRow } from '../../platform/ui/person-row.tsx'
import { Faces } from '../../platform/ui/person.tsx'
import type { CircleInView, CompanyOnGoal, Fellow } from './company.ts'
import type { Asking } from './invitation.ts'
import { circleWords as words } from './words.ts'

interface CompanyProps {
  goal: Id<'goal'>
  company: CompanyOnGoal
  /** Where to go on after a deed. */
  back: string
}

/** Who goes the same way on a goal, the circles there are, and what can be done about it. */
export function CompanyPart({ goal, company, back }: CompanyProps) {
  const say = useSay()
  const { asking, fellows, mine, open } = company
  const isFree = !mine || mine.circle.members.length === 1
  const isNobody = asking.length + fellows.length + open.length === 0 && !mine
  return (
    <section class="company stack" aria-labelledby={`company-title-${goal}`}>
      <h2 id={`company-title-${goal}`} class="company-title">
        <Mark of="going" />
        {say(words.sameWay)}
      </h2>
      {mine && <MyCircle {...mine} />}
      {isNobody && <p class="soft">{say(words.nobody)}</p>}
      <ul class="folk stack">
        {asking.map((one) => (
          <li>
            <AskingRow asking={one} />
          </li>
        ))}
        {fellows.map((fellow) => (
          <li>
            <FellowRow goal={goal} fellow={fellow} back={back} />
          </li>
        ))}
      </ul>
      {open.map((circle) => (
        <OpenCircle {...circle} joinable={isFree} />
      ))}
      {!mine && <Deed to={`/goals/${goal}/circles`}>{say(words.start)}</Deed>}
    </section>
  )
}

/** One person going the same way, with one button: nothing happens to them until they say yes. */
export function FellowRow({
  goal,
  fellow,
  back,
  does,
}: {
  goal: Id<'goal'>
  fellow: Fellow
  back: string
  does?: string
}) {
  const say = useSay()
  const note = fellow.wish === 'seeking' ? say(words.isSeeking) : undefined
  return (
    <PersonRow person={fellow} does={does} note={note}>
      {fellow.asked ? (
        <span class="soft">{say(words.isAsked)}</span>
      ) : (
        <Deed to={`/goals/${goal}/invitations`} with={{ to: fellow.id, back }}>
          {say(words.invite, { name: fellow.name })}
        </Deed>
      )}
    </PersonRow>
  )
}

function MyCircle({ circle, members }: CircleInView) {
  const say = useSay()
  return (
    <div class="circle-line">
      <Faces people={members} />
      <p>{say(members.length > 1 ? words.inCircle : words.circleWaits)}</p>
      <LinkButton href={`/circles/${circle.id}`}>{say(words.toRoom)}</LinkButton>
    </div>
  )
}

function OpenCircle({ circle, members, joinable }: CircleInView & { joinable: boolean }) {
  const say = useSay()
  return (
    <div class="circle-line">
      <Faces people={members} />
      <p>{say(words.isOpen, { free: circle.seats - circle.members.length })}</p>
      {joinable && <Deed to={`/circles/${circle.id}/members`}>{say(words.join)}</Deed>}
    </div>
  )
}

/** An invitation, with its two equal answers. */
export function AskingRow({ asking }: { asking: Asking }) {
  const say = useSay()
  const to = `/invitations/${asking.id}/answer`
  return (
    <PersonRow person={asking.from} does={say(words.asksYou, { goal: asking.title })}>
      <Deed to={to} with={{ answer: 'accepted' }}>
        {say(words.yes)}
      </Deed>
      <Deed to={to} with={{ answer: 'declined' }}>
        {say(words.no)}
      </Deed>
    </PersonRow>
  )
}
