import type { Given } from '../../platform/http/form.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { ErrorSummary, type Errors } from '../../platform/ui/error-summary.tsx'
import { TextArea } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import type { LearnerToLookAt } from './actions.ts'
import { hoursOfALook, longestReason } from './look.ts'
import { lookWords as words } from './words.ts'

interface LookPageProps extends LearnerToLookAt {
  given?: Given
  errors?: Errors
}

/** Before a look: what it opens, what is kept of it, when it ends, and why. */
export function LookPage({ learner, school, given = {}, errors = {} }: LookPageProps) {
  const say = useSay()
  const { id, name } = learner
  const wrong = Object.keys(errors).length > 0
  return (
    <Layout title={say(words.title, { name })} width="narrow" wrong={wrong}>
      <ErrorSummary errors={errors} />
      <div class="stack">
        <h1>{say(words.title, { name })}</h1>
        <p>{say(words.intro, { school: school.name })}</p>
      </div>
      <dl class="facts">
        <div>
          <dt>{say(words.see)}</dt>
          <dd class="stack">
            <p>{say(words.seeOpen, { name })}</p>
            <p>{say(words.seeNot, { name })}</p>
          </dd>
        </div>
        <div>
          <dt>{say(words.kept)}</dt>
          <dd class="stack">
            <p>{say(words.keptSays)}</p>
            <p>{say(words.endsSays, { hours: hoursOfALook })}</p>
          </dd>
        </div>
        <div>
          <dt>{say(words.told)}</dt>
          <dd>{say(words.toldSays, { name })}</dd>
        </div>
      </dl>
      <Form to={`/learners/${id}/look`} class="stack form">
        <TextArea
          name="because"
          label={say(words.because)}
          hint={say(words.becauseHint)}
          value={given['because']}
          error={errors['because']}
          maxlength={longestReason}
        />
        <div class="row">
          <Button kind="main">{say(words.begin)}</Button>
          <LinkButton href={`/organisations/${school.id}`} kind="plain">
            {say(words.back)}
          </LinkButton>
        </div>
      </Form>
    </Layout>
  )
}
