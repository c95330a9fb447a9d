import type { Id } from '../../platform/id.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { Question } from '../../platform/ui/question.tsx'
import type { Face } from '../persons/person.ts'
import type { Look } from './look.ts'
import { lookWords as words } from './words.ts'

/** Says on a learner's page that it is open by a look alone, until when and why, and lets it be ended. */
export function LookGoingOn({ look, learner }: { look: Look; learner: Face }) {
  const say = useSay()
  return (
    <Question id="look" title={say(words.yours)}>
      <p>{say(words.looking, { name: learner.name, until: look.endsAt })}</p>
      <p class="small soft">{say(words.lookingBecause, { because: look.because })}</p>
      <Deed to={`/learners/${learner.id}/look/end`}>{say(words.stop)}</Deed>
    </Question>
  )
}

/** Where somebody reads who looked at what is theirs, or at a young child of theirs. */
export function WhoLooked({ at }: { at: Id<'person'> }) {
  const say = useSay()
  return (
    <Question id="looks" title={say(words.whoLooked)} hint={say(words.whoLookedHint)}>
      <p>
        <LinkButton href={`/learners/${at}/looks`}>{say(words.toWhoLooked)}</LinkButton>
      </p>
    </Question>
  )
}
