import { Button, LinkButton } from './button.tsx'
import { Card } from './card.tsx'
import { Check } from './check.tsx'
import { Choice, Select } from './choice.tsx'
import { useSay } from './context.ts'
import { Dialog, DialogLink } from './dialog.tsx'
import { Empty } from './empty.tsx'
import { Field, TextArea } from './field.tsx'
import { Deed } from './form.tsx'
import { kitWords as w } from './kit-words.ts'
import { Popover } from './popover.tsx'
import { Progress } from './progress.tsx'
import { Question } from './question.tsx'
import { Ribbon, Thread } from './ribbon.tsx'
import { Table } from './table.tsx'
import { Moment, Timeline } from './timeline.tsx'
import { Toast, Waiting } from './toast.tsx'
import { uiWords } from './words.ts'

export function KitFields() {
  const say = useSay()
  return (
    <Question id="fields" title={say(w.fields)} hint={say(w.fieldsHint)}>
      <form class="stack loose">
        <div class="two">
          <TextArea
            name="wanted"
            label={say(w.wantTo)}
            hint={say(w.wantToHint)}
            value={say(w.wantToValue)}
          />
          <Field
            name="when"
            label={say(w.whenMeet)}
            hint={say(w.whenMeetHint)}
            value={say(w.whenMeetValue)}
            error={say(w.whenMeetError)}
          />
        </div>
        <KitChoices />
      </form>
    </Question>
  )
}

function KitChoices() {
  const say = useSay()
  const company = ['alone', 'open', 'seeking'] as const
  const states = ['idea', 'going', 'paused', 'review', 'later'] as const
  return (
    <>
      <Choice
        name="company"
        label={say(w.company)}
        hint={say(w.companyHint)}
        options={company.map((value) => ({ value, label: say(w[value]) }))}
        value="alone"
      />
      <Choice
        name="state"
        label={say(w.whereNow)}
        options={states.map((value) => ({ value, label: say(uiWords[value]), mark: value }))}
        value="going"
      />
      <div class="two">
        <Select
          name="part"
          label={say(w.part)}
          options={[
            { value: 'all', label: say(w.partWriting) },
            { value: 'order', label: say(w.partOrder) },
          ]}
          value="order"
        />
        <Field name="photo" label={say(w.file)} type="file" optional />
      </div>
      <Check name="private" label={say(w.keepPrivate)} checked />
    </>
  )
}

export function KitPaths() {
  const say = useSay()
  const goals = [
    { state: 'going', title: say(w.goalParagraphs), note: say(w.noteGoing), href: '#paths' },
    { state: 'going', title: say(w.goalScale), href: '#paths' },
    { state: 'review', title: say(w.goalPepeha), href: '#paths' },
    { state: 'next', title: say(w.goalFraction), href: '#paths' },
    { state: 'paused', title: say(w.goalBread), href: '#paths' },
  ] as const
  const steps = [
    { state: 'met', title: say(w.goalReasons), href: '#paths' },
    { state: 'met', title: say(w.goalJoin), href: '#paths' },
    { state: 'going', title: say(w.goalParagraphs), current: true },
    { state: 'idea', title: say(w.goalAnswer), href: '#paths' },
    { state: 'idea', title: say(w.goalMind), href: '#paths' },
  ] as const
  return (
    <Question id="paths" title={say(w.paths)} hint={say(w.pathsHint)}>
      <div class="stack loose">
        <Thread label={say(w.myGoals)} goals={goals} />
        <Ribbon label={say(w.before)} steps={steps} />
        <Timeline label={say(w.happened)}>
          <Moment mark="help" when={say(w.today)} datetime="2026-05-14T09:14">
            <p>
              <strong>{say(w.tevitaCame)}</strong>
            </p>
            <p class="says">{say(w.breath)}</p>
          </Moment>
          <Moment mark="next" when={say(w.monday)} datetime="2026-05-04">
            <p>
              <strong>{say(w.started)}</strong>
            </p>
          </Moment>
        </Timeline>
      </div>
    </Question>
  )
}

export function KitCards() {
  const say = useSay()
  return (
    <>
      <Question id="cards" title={say(w.cards)} hint={say(w.cardsHint)}>
        <Card
          deeds={
            <>
              <Button>{say(w.doneThis)}</Button>
              <Button kind="plain">{say(w.anotherStep)}</Button>
            </>
          }
        >
          <p class="small soft">{say(w.nextStep)}</p>
          <p class="lead">{say(w.measure)}</p>
        </Card>
      </Question>
      <Question id="dialog" title={say(w.dialog)} hint={say(w.dialogHint)}>
        <div class="row">
          <DialogLink to="would-help">{say(w.openDialog)}</DialogLink>
          <Popover id="who-sees" label={say(w.whoSees)} kind="plain">
            <p>{say(w.whoSeesText)}</p>
          </Popover>
        </div>
        <Dialog
          id="would-help"
          title={say(w.wouldHelp)}
          yes={<Deed to="/kit">{say(w.yesHelp)}</Deed>}
          no={say(w.noHelp)}
        >
          <p>{say(w.wouldHelpText)}</p>
        </Dialog>
      </Question>
    </>
  )
}

export function KitNotices() {
  const say = useSay()
  return (
    <>
      <Question id="toasts" title={say(w.toasts)} hint={say(w.toastsHint)}>
        <Toast undo={<Deed to="/kit">{say(w.undo)}</Deed>}>{say(w.invited)}</Toast>
        <Waiting>{say(w.waiting)}</Waiting>
        <Progress label={say(w.reading)} done={1200} all={3400} />
      </Question>
      <Question id="tables" title={say(w.tables)} hint={say(w.tablesHint)}>
        <Table caption={say(w.problems)} heads={[say(w.line), say(w.column), say(w.whatIsWrong)]}>
          <tr>
            <td class="number">14</td>
            <td>{say(w.dateColumn)}</td>
            <td>{say(w.problemDate)}</td>
          </tr>
        </Table>
      </Question>
      <Question id="empty" title={say(w.empty)} hint={say(w.emptyHint)}>
        <Empty title={say(w.noGoals)} says={say(w.noGoalsText)}>
          <LinkButton kind="main" href="#form">
            {say(w.firstGoal)}
          </LinkButton>
        </Empty>
      </Question>
    </>
  )
}
