import type { Child } from 'hono/jsx'
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
  const isEmpty = Object.values(needs).every((people: readonly unknown[]) => people.length === 0)
  return (
    <section class="needs" aria-labelledby="needs">
      <h2 id="needs">{say(words.needs)}</h2>
      {isEmpty && <p class="soft">{say(words.allWell)}</p>}
      <Need of="review" rows={needs.review.map(waitingRow)} />
      <Need
        of="together"
        rows={needs.together.map((those) => (
          <NotYetTogether those={those} here={here} />
        ))}
      />
      <Need of="seeking" rows={needs.seeking.map(waitingRow)} />
      <Need of="still" rows={needs.still.map(waitingRow)} />
      <Need
        of="quiet"
        rows={needs.quiet.map((learner) => (
          <PersonRow person={learner} href={`/learners/${learner.id}`}>
            <LinkButton href={`/learners/${learner.id}`}>{say(words.open)}</LinkButton>
          </PersonRow>
        ))}
      />
      <Need
        of="without"
        rows={needs.without.map((learner) => (
          <PersonRow person={learner} href={`/learners/${learner.id}`}>
            <LinkButton href={`/learners/${learner.id}/proposals/new`}>
              {say(words.propose)}
            </LinkButton>
          </PersonRow>
        ))}
      />
      <p class="soft small">{say(words.aloneNote)}</p>
    </section>
  )
}

function waitingRow(waiting: Waiting) {
  return <WaitingRow {...waiting} />
}

function WaitingRow({ learner, cell, since }: Waiting) {
  const say = useSay()
  return (
    <PersonRow
      person={learner}
      href={`/learners/${learner.id}`}
      does={say(words.on, { goal: cell.title })}
      note={say(words.waitsSince, { day: since })}
    >
      <LinkButton href={`/learners/${learner.id}/goals/${cell.goal}`}>{say(words.open)}</LinkButton>
    </PersonRow>
  )
}

function NotYetTogether({ those, here }: { those: Needs['together'][number]; here: string }) {
  const say = useSay()
  const { cell, learners } = those
  const names = learners.map(({ name }) => name)
  return (
    <div class="need-together">
      <Faces people={learners} />
      <p>
        <strong>{new Intl.ListFormat(say.locale.formatTags).format(names)}</strong>{' '}
        {say(words.areOn, { goal: cell.title })}
      </p>
      <LinkButton href={`${here}/board?goal=${cell.goal}`}>{say(words.showGoal)}</LinkButton>
    </div>
  )
}

const marks = {
  review: 'review',
  together: 'going',
  seeking: 'next',
  still: 'paused',
  quiet: 'idea',
  without: 'later',
} as const satisfies Record<keyof Needs, MarkName>

/** One kind of need, with a row for each that it is about. */
function Need({ of, rows }: { of: keyof Needs; rows: readonly Child[] }) {
  const say = useSay()
  if (rows.length === 0) return null
  return (
    <section class="need">
      <header>
        <h3>
          <Mark of={marks[of]} />
          {say(words[of])} <span class="soft">{rows.length}</span>
        </h3>
        <p class="small soft">{say(words[`${of}Hint`])}</p>
      </header>
      <div class="stack">
        <People of={rows.slice(0, atOnce)} />
        {rows.length > atOnce && (
          <details class="need-more">
            <summary>{say(words.moreOfThem, { count: rows.length - atOnce })}</summary>
            <People of={rows.slice(atOnce)} />
          </details>
        )}
      </div>
    </section>
  )
}

/** How many of a kind stand there before the rest is folded away: a teacher has one minute. */
const atOnce = 3

function People({ of }: { of: readonly Child[] }) {
  return (
    <ul class="folk ruled">
      {of.map((child) => (
        <li>{child}</li>
      ))}
    </ul>
  )
}
