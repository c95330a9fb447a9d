import { beganWith, type Began as Signs } from '../../platform/meanwhile.ts'
import { Began } from '../../platform/ui/began.tsx'
import { Card } from '../../platform/ui/card.tsx'
import { Choice } from '../../platform/ui/choice.tsx'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { TextArea } from '../../platform/ui/field.tsx'
import { Deed, Form } from '../../platform/ui/form.tsx'
import { Thread } from '../../platform/ui/ribbon.tsx'
import { uiWords } from '../../platform/ui/words.ts'
import { markOf } from './marks.ts'
import type { Pursuit } from './pursuit.ts'
import { goalWords as words } from './words.ts'

export { GoalList } from './goal-list.tsx'
export { Head, History, Why } from './reading-parts.tsx'

/** A few goals as rings on one thread. */
export function GoalThread({
  label,
  pursuits,
  href,
}: {
  label: string
  pursuits: readonly Pursuit[]
  href: (pursuit: Pursuit) => string
}) {
  const say = useSay()
  return (
    <Thread
      label={label}
      goals={pursuits.map((pursuit) => ({
        state: markOf[pursuit.state],
        title: pursuit.title,
        href: href(pursuit),
        note: say(words.threadNote, {
          state: say(uiWords[markOf[pursuit.state]]),
          day: pursuit.touchedAt,
        }),
      }))}
    />
  )
}

/** How much company the learner wants on this goal: three equal chairs, one tap. */
export function CompanyChoice({
  pursuit,
  back,
  stacked,
}: {
  pursuit: Pursuit
  back: string
  stacked?: boolean
}) {
  const say = useSay()
  const id = `company-${pursuit.goal}`
  return (
    <Form to={`/goals/${pursuit.goal}/company`} class="stack">
      <input type="hidden" name="back" value={back} />
      <Choice
        name="company"
        id={id}
        label={say(words.company)}
        hint={say(words.companyHint)}
        value={pursuit.company}
        sendOnChange
        stacked={stacked}
        options={[
          { value: 'alone', label: say(words.alone) },
          { value: 'open', label: say(words.open) },
          { value: 'seeking', label: say(words.seeking) },
        ]}
      />
      <p class="without-script">
        <Button>{say(words.setCompany)}</Button>
      </p>
    </Form>
  )
}

/** Who may read this goal: two equal chairs, one tap. */
export function AudienceChoice({ pursuit }: { pursuit: Pursuit }) {
  const say = useSay()
  return (
    <Form to={`/goals/${pursuit.goal}/audience`} class="stack">
      <Choice
        name="audience"
        id="audience"
        label={say(words.audience)}
        hint={say(words.audienceHint)}
        value={pursuit.audience}
        sendOnChange
        stacked
        options={[
          { value: 'helpers', label: say(words.helpers) },
          { value: 'me', label: say(words.onlyMe) },
        ]}
      />
      <p class="without-script">
        <Button>{say(words.setCompany)}</Button>
      </p>
    </Form>
  )
}

/** The step the learner chose, in a card: done with one tap, or another one chosen. */
export function NextStep({ pursuit, of, back }: { pursuit: Pursuit; of?: string; back: string }) {
  const say = useSay()
  return (
    <Card>
      <div class="step">
        <div class="stack">
          <p class="soft">{of ? say(words.stepFor, { goal: of }) : say(words.stepIs)}</p>
          <h3>{pursuit.nextStep}</h3>
        </div>
        <div class="row">
          <Deed to={`/goals/${pursuit.goal}/step/done`} with={{ back }}>
            {say(words.stepDone)}
          </Deed>
          <LinkButton href={`/goals/${pursuit.goal}/step`} kind="plain">
            {say(words.anotherStep)}
          </LinkButton>
        </div>
      </div>
    </Card>
  )
}

/** One text box for the next small thing. */
export function StepForm({
  pursuit,
  back,
  began = beganWith({ nextStep: pursuit.nextStep }),
  error,
}: {
  pursuit: Pursuit
  back: string
  began?: Signs
  error?: string | undefined
}) {
  const say = useSay()
  return (
    <Form to={`/goals/${pursuit.goal}/step`} class="stack">
      <input type="hidden" name="back" value={back} />
      <Began with={began} />
      <TextArea
        name="nextStep"
        label={say(words.nextStep)}
        hint={say(words.nextStepHint)}
        value={pursuit.nextStep}
        rows={2}
        maxlength={500}
        error={error}
        optional
      />
      <p>
        <Button>{say(words.chooseStep)}</Button>
      </p>
    </Form>
  )
}
