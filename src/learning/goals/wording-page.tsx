import type { Began as Signs } from '../../platform/meanwhile.ts'
import { Began } from '../../platform/ui/began.tsx'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { ErrorSummary, type Errors } from '../../platform/ui/error-summary.tsx'
import { Field, TextArea } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import type { Given } from '../../platform/http/form.ts'
import { WhoReads } from '../readers/parts.tsx'
import type { Readers } from '../readers/readers.ts'
import { StepForm } from './parts.tsx'
import type { Pursuit } from './pursuit.ts'
import { goalWords as words } from './words.ts'

/** Something new to learn, in the learner's words. Only the goal itself is asked for. */
export function NewGoalPage({
  readers,
  given = {},
  errors = {},
}: {
  readers: Readers
  given?: Given
  errors?: Errors
}) {
  const say = useSay()
  return (
    <Layout title={say(words.newTitle)} width="narrow" wrong={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <h1>{say(words.newTitle)}</h1>
      <Form to="/goals" class="stack form">
        <WordingFields given={given} errors={errors} />
        <WhoReads readers={readers} isNew />
        <div class="row">
          <Button kind="main" name="state" value="active">
            {say(words.start)}
          </Button>
          <Button name="state" value="idea">
            {say(words.keepIdea)}
          </Button>
        </div>
      </Form>
    </Layout>
  )
}

export interface EditWords {
  readonly goal: string
  readonly readers: Readers
  readonly given: Given
  readonly began: Signs
  readonly errors?: Errors
}

/** The words of a goal, to be said better. */
export function EditWordsPage({ goal, readers, given, began, errors = {} }: EditWords) {
  const say = useSay()
  return (
    <Layout title={say(words.editTitle)} width="narrow" wrong={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <h1>{say(words.editTitle)}</h1>
      <Form to={`/goals/${goal}/words`} class="stack form">
        <Began with={began} />
        <WordingFields given={given} errors={errors} />
        <WhoReads readers={readers} />
        <div class="row">
          <Button kind="main">{say(words.save)}</Button>
          <LinkButton href={`/goals/${goal}`} kind="plain">
            {say(words.backToGoal)}
          </LinkButton>
        </div>
      </Form>
    </Layout>
  )
}

function WordingFields({ given, errors }: { given: Given; errors: Errors }) {
  const say = useSay()
  return (
    <>
      <Field
        name="title"
        label={say(words.title)}
        hint={say(words.titleHint)}
        value={given['title']}
        error={errors['title']}
        autocomplete="off"
        maxlength={500}
      />
      <TextArea
        name="why"
        label={say(words.why)}
        hint={say(words.whyHint)}
        value={given['why']}
        error={errors['why']}
        optional
      />
      <TextArea
        name="howKnown"
        label={say(words.howKnown)}
        hint={say(words.howKnownHint)}
        value={given['howKnown']}
        error={errors['howKnown']}
        optional
      />
    </>
  )
}

/** A page for choosing the next step alone. */
export function StepPage({
  pursuit,
  readers,
  began,
  error,
}: {
  pursuit: Pursuit
  readers: Readers
  began: Signs
  error?: string | undefined
}) {
  const say = useSay()
  return (
    <Layout title={say(words.nextStep)} width="narrow" wrong={error !== undefined}>
      <ErrorSummary errors={{ nextStep: error }} />
      <h1>{pursuit.title}</h1>
      <StepForm {...{ pursuit, began, error }} back={`/goals/${pursuit.goal}`} />
      <WhoReads readers={readers} />
    </Layout>
  )
}
