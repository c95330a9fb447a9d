import type { Face } from '../../people/persons/person.ts'
import type { Given } from '../../platform/http/form.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
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
