import { said } from '../../platform/i18n/word.ts'
import type { Id } from '../../platform/id.ts'
import type { Face } from '../../people/persons/person.ts'
import type { Errors } from '../../platform/ui/error-summary.tsx'
import { ErrorSummary } from '../../platform/ui/error-summary.tsx'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Choice, Select } from '../../platform/ui/choice.tsx'
import { sizeFor } from '../../platform/ui/heading.ts'
import { useSay } from '../../platform/ui/context.ts'
import { Dialog, DialogLink } from '../../platform/ui/dialog.tsx'
import { Field, TextArea } from '../../platform/ui/field.tsx'
import { Deed, Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Person } from '../../platform/ui/person.tsx'
import { Question } from '../../platform/ui/question.tsx'
import type { Given } from '../../platform/http/form.ts'
import type { Began as Signs } from '../../platform/meanwhile.ts'
import { Began } from '../../platform/ui/began.tsx'
import { readersOfCircle } from '../readers/actions.ts'
import { WhoReads } from '../readers/parts.tsx'
import { objectOf } from './access.ts'
import { fewestSeats, mostSeats, type Circle } from './circle.ts'
import { circleWords as words } from './words.ts'

export interface Room {
  readonly circle: Circle
  readonly members: readonly Face[]
  /** Whether the viewer is in it; others who may see it only look. */
  readonly inside: boolean
  readonly me: Id<'person'>
}

/** The circle's room: the goal, who is here, what they agreed, when they meet. Leaving is one tap. */
export function RoomPage(room: Room) {
  const { circle, members, inside, me } = room
  const say = useSay()
  const here = `/circles/${circle.id}`
  const open = inside && !circle.closedAt
  return (
    <Layout title={circle.title}>
      <header class="goal-head stack">
        <p class="soft">{say(circle.closedAt ? words.wasCircle : words.isCircle)}</p>
        <h1 class={sizeFor(circle.title)}>{circle.title}</h1>
        {inside && (
          <p>
            <a href={`/goals/${circle.goal}`}>{say(words.myGoal)}</a>
          </p>
        )}
      </header>
      <Question id="members" title={say(words.here)} hint={say.said(seatsOf(room))}>
        <ul class="circle-people">
          {members.map((member) => (
            <li>
              <Person person={member} size="big" />
              {member.id === circle.host && <span class="small soft">{say(words.host)}</span>}
            </li>
          ))}
        </ul>
        <p class="soft">{say(circle.door === 'open' ? words.doorOpen : words.doorAsked)}</p>
      </Question>
      <Question id="agreed" title={say(words.agreed)}>
        <p class="words kept-lines">
          {circle.agreed || <span class="soft">{say(words.nothingAgreed)}</span>}
        </p>
      </Question>
      <Question id="meets" title={say(words.meets)}>
        <p class="words">{circle.meets || <span class="soft">{say(words.noMeeting)}</span>}</p>
      </Question>
      {open && (
        <div class="row circle-doing">
          <LinkButton href={`${here}/agreement`}>{say(words.change)}</LinkButton>
          <Deed to={`${here}/leave`}>{say(words.leave)}</Deed>
          {circle.host === me && <CloseForAll here={here} />}
        </div>
      )}
      {open && <p class="small soft">{say(words.leaveHint)}</p>}
    </Layout>
  )
}

/** How many seats are taken; to those outside who do not see everyone on them, how many are free. */
function seatsOf({ circle, members, inside }: Room) {
  const taken = circle.members.length
  const isWhole = inside || circle.closedAt || members.length === taken
  if (!isWhole) return said(words.isOpen, { free: circle.seats - taken })
  return said(words.seats, { taken, all: circle.seats })
}

function CloseForAll({ here }: { here: string }) {
  const say = useSay()
  return (
    <>
      <DialogLink to="close-circle" kind="plain">
        {say(words.close)}
      </DialogLink>
      <Dialog id="close-circle" title={say(words.closeTitle)}>
        <p>{say(words.closeSays)}</p>
        <div class="row">
          <Deed to={`${here}/close`} with={{ because: 'goal-met' }}>
            {say(words.closeMet)}
          </Deed>
          <Deed to={`${here}/close`} with={{ because: 'ended' }}>
            {say(words.closeEnded)}
          </Deed>
        </div>
      </Dialog>
    </>
  )
}

export interface AgreementForm {
  readonly circle: Circle
  readonly given: Given
  readonly began: Signs
  readonly errors?: Errors
}

/** What the members agree on, to be changed by any of them. */
export function AgreementPage({ circle, given, began, errors = {} }: AgreementForm) {
  const say = useSay()
  return (
    <Layout title={say(words.change)} width="narrow" wrong={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <h1>{say(words.change)}</h1>
      <Form to={`/circles/${circle.id}/agreement`} class="stack form">
        <Began with={began} />
        <AgreementFields given={given} errors={errors} />
        <WhoReads readers={readersOfCircle(objectOf(circle))} />
        <div class="row">
          <Button kind="main">{say(words.keep)}</Button>
          <LinkButton href={`/circles/${circle.id}`} kind="plain">
            {say(words.backToRoom)}
          </LinkButton>
        </div>
      </Form>
    </Layout>
  )
}

const seats = Array.from({ length: mostSeats - fewestSeats + 1 }, (_, more) => fewestSeats + more)

function AgreementFields({ given, errors }: { given: Given; errors: Errors }) {
  const say = useSay()
  return (
    <>
      <TextArea
        name="agreed"
        label={say(words.agreed)}
        hint={say(words.agreedHint)}
        value={given['agreed']}
        error={errors['agreed']}
        optional
      />
      <Field
        name="meets"
        label={say(words.meets)}
        hint={say(words.meetsHint)}
        value={given['meets']}
        error={errors['meets']}
        autocomplete="off"
        optional
      />
      <Select
        name="seats"
        label={say(words.seatsLabel)}
        value={given['seats']}
        error={errors['seats']}
        options={seats.map((count) => ({ value: String(count), label: String(count) }))}
      />
      <Choice
        name="door"
        label={say(words.door)}
        value={given['door']}
        error={errors['door']}
        options={[
          { value: 'by-invitation', label: say(words.doorAsked) },
          { value: 'open', label: say(words.doorOpen) },
        ]}
      />
    </>
  )
}
