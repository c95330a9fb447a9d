import type { Face } from '../../people/persons/person.ts'
import type { Given } from '../../platform/http/form.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choice.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { ErrorSummary, type Errors } from '../../platform/ui/error-summary.tsx'
import { Field, TextArea } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { proposalWords as words } from './words.ts'

/** A goal to propose to one learner. */
export function ProposalPage({
  learner,
  given = {},
  errors = {},
}: {
  learner: Face
  given?: Given
  errors?: Errors
}) {
  const say = useSay()
  return (
    <Layout title={say(words.form)} width="narrow" wrong={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <div class="stack">
        <h1>{say(words.form)}</h1>
        <p class="soft">{say(words.formHint, { name: learner.name })}</p>
      </div>
      <Form to={`/learners/${learner.id}/proposals`} class="stack form">
        <Field
          name="title"
          label={say(words.what)}
          value={given['title']}
          error={errors['title']}
          autocomplete="off"
          maxlength={500}
        />
        <TextArea
          name="because"
          label={say(words.because)}
          value={given['because']}
          error={errors['because']}
          optional
        />
        <div class="row">
          <Button kind="main">{say(words.send)}</Button>
          <LinkButton href={`/learners/${learner.id}`} kind="plain">
            {learner.name}
          </LinkButton>
        </div>
      </Form>
    </Layout>
  )
}

interface MapProposalProps {
  competency: string
  title: string
  learners: readonly Face[]
  given?: Given
  errors?: Errors
}

/** Something on a map, to propose to one of one's learners. */
export function MapProposalPage(props: MapProposalProps) {
  const { competency, title, learners, given = {}, errors = {} } = props
  const say = useSay()
  return (
    <Layout title={say(words.form)} width="narrow" wrong={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <div class="stack">
        <p class="soft">{say(words.form)}</p>
        <h1>{title}</h1>
        <p class="soft">{say(words.mapHint)}</p>
      </div>
      <Form to={`/competencies/${competency}/proposals`} class="stack form">
        <Select
          name="learner"
          label={say(words.who)}
          value={given['learner']}
          error={errors['learner']}
          options={learners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextArea
          name="because"
          label={say(words.because)}
          value={given['because']}
          error={errors['because']}
          optional
        />
        <p>
          <Button kind="main">{say(words.send)}</Button>
        </p>
      </Form>
    </Layout>
  )
}
