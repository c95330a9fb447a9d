import type { Child } from 'hono/jsx'
import type { Face as Someone } from '../../people/persons/person.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Mark } from '../../platform/ui/mark.tsx'
import type { MarkName } from '../../platform/ui/marks.ts'
import { PersonRow } from '../../platform/ui/person-row.tsx'
import { Faces } from '../../platform/ui/person.tsx'
import type { Needs, Waiting } from './needs.ts'
import { boardWords as words } from './words.ts'

/** Who needs what now, a quiet line for each kind that has somebody in it. */
export function NeedsList({ needs, here }: { needs: Needs; here: string }) {
  const say = useSay()
  const { review, together, seeking, still, quiet, without } = needs
  const isEmpty = Object.values(needs).every((people: readonly unknown[]) => people.length === 0)
  return (
    <section class="needs" aria-labelledby="needs">
      <h2 id="needs">{say(words.needs)}</h2>
      {isEmpty && <p class="soft">{say(words.allWell)}</p>}
      <Need mark="review" title={say(words.review)} hint={say(words.reviewHint)} count={review.length}>
        {review.map(One)}
      </Need>
      <Need mark="going" title={say(words.together)} hint={say(words.togetherHint)} count={together.length}>
        {together.map(({ cell, learners }) => (
          <div class="need-together">
            <Faces people={learners} />
            <p>
              <strong>{namesOf(learners)}</strong> {say(words.areOn, { goal: cell.title })}
            </p>
            <LinkButton href={`${here}/board?goal=${cell.goal}`}>{say(words.showGoal)}</LinkButton>
          </div>
        ))}
      </Need>
      <Need mark="next" title={say(words.seeking)} hint={say(words.seekingHint)} count={seeking.length}>
        {seeking.map(One)}
      </Need>
      <Need mark="paused" title={say(words.still)} hint={say(words.stillHint)} count={still.length}>
        {still.map(One)}
      </Need>
      <Need mark="idea" title={say(words.quiet)} hint={say(words.quietHint)} count={quiet.length}>
        {quiet.map((learner) => (
          <PersonRow person={learner} href={`/learners/${learner.id}`}>
            <LinkButton href={`/learners/${learner.id}`}>{say(words.open)}</LinkButton>
          </PersonRow>
        ))}
      </Need>
      <Need mark="later" title={say(words.without)} hint={say(words.withoutHint)} count={without.length}>
        {without.map((learner) => (
          <PersonRow person={learner} href={`/learners/${learner.id}`}>
            <LinkButton href={`/learners/${learner.id}/proposals/new`}>{say(words.propose)}</LinkButton>
          </PersonRow>
        ))}
      </Need>
      <p class="soft small">{say(words.aloneNote)}</p>
    </section>
  )

  function One({ learner, cell, since }: Waiting) {
    const goal = `/learners/${learner.id}/goals/${cell.goal}`
    return (
      <PersonRow
        person={learner}
        href={`/learners/${learner.id}`}
        does={say(words.on, { goal: cell.title })}
        note={say(words.waitsSince, { day: since })}
      >
        <LinkButton href={goal}>{say(words.open)}</LinkButton>
      </PersonRow>
    )
  }

  function namesOf(people: readonly Someone[]): string {
    return new Intl.ListFormat(say.locale.formatTags).format(people.map(({ name }) => name))
  }
}

interface NeedProps {
  mark: MarkName
  title: string
  hint: string
  count: number
  children?: Child[]
}

function Need({ mark, title, hint, count, children }: NeedProps) {
  if (count === 0) return null
  return (
    <section class="need">
      <header>
        <h3>
          <Mark of={mark} />
          {title} <span class="soft">{count}</span>
        </h3>
        <p class="small soft">{hint}</p>
      </header>
      <ul class="folk stack">
        {children?.map((child) => (
          <li>{child}</li>
        ))}
      </ul>
    </section>
  )
}
