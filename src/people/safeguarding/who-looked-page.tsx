import type { Say } from '../../platform/i18n/say.ts'
import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Layout } from '../../platform/ui/layout.tsx'
import { PersonRow } from '../../platform/ui/person-row.tsx'
import { Question } from '../../platform/ui/question.tsx'
import type { LooksTold, ToldLook } from './actions.ts'
import { byDay, lasts } from './look.ts'
import { lookWords as words } from './words.ts'

interface Props extends LooksTold {
  /** Whether the learner reads it themselves. */
  isOwn: boolean
  now: Date
  timeZone: string
}

/** Who looked at a learner as safeguarding lead, and when, day by day: for the learner, and for who reads along. */
export function WhoLookedPage(props: Props) {
  const { learner, looks, isOwn, now, timeZone } = props
  const say = useSay()
  const told = isOwn ? toLearner(say) : toGuardian(say, learner.name)
  return (
    <Layout title={told.title}>
      <header class="goal-head stack">
        <p>
          <a href={isOwn ? '/me' : `/learners/${learner.id}`}>{told.back}</a>
        </p>
        <h1>{told.title}</h1>
        <p>{told.whatItIs}</p>
        <p>{told.whatIsSeen}</p>
        <p class="soft">{told.onlyLooks}</p>
      </header>
      {looks.length === 0 && props.page === 1 && (
        <Question id="looks" title={say(words.soFar)}>
          <p>{told.nobody}</p>
          <p class="soft">{say(words.nobodyLookedSays)}</p>
        </Question>
      )}
      {byDay(looks, timeZone).map(([day, ofDay]) => (
        <Day day={day} looks={ofDay} now={now} />
      ))}
      <OtherPages {...props} />
      {looks.length > 0 && <p class="soft">{told.askWhy}</p>}
    </Layout>
  )
}

/** The ways to the looks before these and after them. */
function OtherPages({ learner, page, hasEarlier }: Props) {
  const say = useSay()
  const at = (number: number) => `/learners/${learner.id}/looks?page=${number}`
  if (page === 1 && !hasEarlier) return null
  return (
    <p class="row">
      {page > 1 && <LinkButton href={at(page - 1)}>{say(words.later)}</LinkButton>}
      {hasEarlier && <LinkButton href={at(page + 1)}>{say(words.earlier)}</LinkButton>}
    </p>
  )
}

function toLearner(say: Say) {
  return {
    title: say(words.whoLooked),
    back: say(words.backToMe),
    whatItIs: say(words.whatALookIs),
    whatIsSeen: say(words.whatIsSeen),
    onlyLooks: say(words.onlyLooks),
    nobody: say(words.nobodyLooked),
    askWhy: say(words.askWhy),
  }
}

function toGuardian(say: Say, name: string): ReturnType<typeof toLearner> {
  return {
    title: say(words.whoLookedAt, { name }),
    back: say(words.backToLearner, { name }),
    whatItIs: say(words.whatALookIsOf, { name }),
    whatIsSeen: say(words.whatIsSeenOf, { name }),
    onlyLooks: say(words.onlyLooksOf, { name }),
    nobody: say(words.nobodyLookedAt, { name }),
    askWhy: say(words.askWhyOf, { name }),
  }
}

function Day({ day, looks, now }: { day: string; looks: readonly ToldLook[]; now: Date }) {
  const say = useSay()
  const [first] = looks
  if (!first) return null
  return (
    <Question id={`day-${day}`} title={say(words.onDay, { day: first.begunAt })}>
      <ul class="folk stack">
        {looks.map((look) => (
          <li>
            <LookLine look={look} isGoingOn={lasts(look, now)} />
          </li>
        ))}
      </ul>
    </Question>
  )
}

function LookLine({ look, isGoingOn }: { look: ToldLook; isGoingOn: boolean }) {
  const say = useSay()
  const { by, school, begunAt: from, endsAt: to } = look
  return (
    <PersonRow
      person={by ?? { name: say(words.nameless) }}
      does={say(isGoingOn ? words.looksFor : words.lookedFor, { school })}
      note={say(isGoingOn ? words.since : words.fromTo, { from, to })}
    />
  )
}
