import { Deed, Form } from '../../platform/ui/form.tsx'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choice.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Layout } from '../../platform/ui/layout.tsx'
import { Ribbon, type Step } from '../../platform/ui/ribbon.tsx'
import { State } from '../../platform/ui/state.tsx'
import type { Id } from '../../platform/id.ts'
import type { Pursuit } from '../goals/pursuit.ts'
import type { Beside } from './beside.ts'
import { briefly, nameOf } from './framework.ts'
import { marksOn, type FrameworkMap, type Mine } from './map.ts'
import type { CompetencyInFull, FrameworkCard } from './store.ts'
import { above } from './tree.ts'
import { frameworkWords as words } from './words.ts'

interface Props {
  framework: FrameworkCard
  map: FrameworkMap
  mine: Mine
  competency: CompetencyInFull
  related: readonly Beside[]
  /** The viewer's goals that are on no map yet. */
  ownWords: readonly Pick<Pursuit, 'goal' | 'title'>[]
  /** Whether the viewer teaches or looks after somebody. */
  mayPropose: boolean
}

/** One thing on the map: what it says, what comes before and after, and the way to begin. */
export function CompetencyPage(props: Props) {
  const { framework, map, mine, competency, related } = props
  const say = useSay()
  const name = nameOf(competency)
  const mark = marksOn(map, mine).get(competency.id)
  const address = `/maps/${framework.id}`
  const facts = [competency.code, competency.kind, competency.level].filter(Boolean)
  return (
    <Layout title={name} width="narrow">
      <div class="stack loose">
        <Trail {...{ framework, map, competency }} />
        <div class="stack" lang={framework.language ?? undefined}>
          <h1 class={competency.short ? undefined : 'stated'}>
            {competency.short || competency.statement}
          </h1>
          {competency.short && <p>{competency.statement}</p>}
          {facts.length > 0 && <p class="small soft">{facts.join(' · ')}</p>}
        </div>
        {mark && (
          <p>
            <State is={mark} chip>
              {say(words[mark])}
            </State>
          </p>
        )}
        {competency.endedOn !== null && !map.spots.has(competency.id) && <p>{say(words.ended)}</p>}
        <PathBeside {...{ address, map, mine, competency }} />
        {competency.notes && (
          <section class="stack">
            <h2>{say(words.notes)}</h2>
            <p class="kept-lines">{competency.notes}</p>
          </section>
        )}
        <Doing {...props} />
        <Holds {...{ address, map, competency }} />
        <Related related={related} />
      </div>
    </Layout>
  )
}

/** What one can do about it: begin, say that it is one's own already, propose it to others. */
function Doing({ framework, mine, competency, ownWords, mayPropose }: Props) {
  const say = useSay()
  const goal = mine.get(competency.id)?.goal
  return (
    <>
      <div class="row">
        {goal ? (
          <LinkButton href={`/goals/${goal}`} kind="main">
            {say(words.toGoal)}
          </LinkButton>
        ) : (
          <Deed to={`/competencies/${competency.id}/goal`} kind="main">
            {say(words.start)}
          </Deed>
        )}
        <LinkButton href={`/maps/${framework.id}?at=${competency.id}#here`}>
          {say(words.toMap)}
        </LinkButton>
      </div>
      {!goal && ownWords.length > 0 && <SayItIsMine {...{ competency, ownWords }} />}
      {mayPropose && (
        <p>
          <LinkButton href={`/competencies/${competency.id}/proposals/new`}>
            {say(words.propose)}
          </LinkButton>
        </p>
      )}
    </>
  )
}

/** A goal that the learner has in words of their own may be this one. */
function SayItIsMine({ competency, ownWords }: Pick<Props, 'competency' | 'ownWords'>) {
  const say = useSay()
  return (
    <details>
      <summary>{say(words.alreadyMine)}</summary>
      <Form to={`/competencies/${competency.id}/align`} class="stack form">
        <Select
          name="goal"
          label={say(words.whichOfMine)}
          value={ownWords[0]?.goal}
          options={ownWords.map(({ goal, title }) => ({ value: goal, label: title }))}
        />
        <p>
          <Button>{say(words.thatIsIt)}</Button>
        </p>
      </Form>
    </details>
  )
}

function Trail({ framework, map, competency }: Pick<Props, 'framework' | 'map' | 'competency'>) {
  const say = useSay()
  const trail = map.spots.has(competency.id) ? above(map.tree, competency.id) : []
  return (
    <nav aria-label={say(words.partOf)}>
      <ol class="trail">
        <li>
          <a href={`/maps/${framework.id}`}>{framework.title}</a>
        </li>
        {trail.map((id) => (
          <li>
            <a href={`/maps/${framework.id}/${id}`}>{inPassing(map, id)}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What to call another where a few words must do. */
function inPassing({ spots }: FrameworkMap, id: Id<'competency'>): string {
  return briefly(nameOf(spots.get(id)!), 44)
}

type Inside = Pick<Props, 'map' | 'mine' | 'competency'> & { address: string }

function PathBeside({ address, map, mine, competency }: Inside) {
  const say = useSay()
  const { id } = competency
  const before = map.path.before.get(id) ?? []
  const after = map.path.after.get(id) ?? []
  if (before.length + after.length === 0) return null
  const marks = marksOn(map, mine)
  const step = (one: Id<'competency'>): Step & { current: boolean } => ({
    state: marks.get(one)!,
    title: inPassing(map, one),
    href: `${address}/${one}`,
    current: one === id,
  })
  return (
    <section class="stack">
      <h2>{say(words.path)}</h2>
      <Ribbon
        label={say(words.path)}
        steps={[...before.slice(-most), id, ...after.slice(0, most)].map(step)}
      />
    </section>
  )
}

/** As many on each side as fit beside each other. */
const most = 3

function Holds({ address, map, competency }: Omit<Inside, 'mine'>) {
  const say = useSay()
  const children = map.tree.children.get(competency.id) ?? []
  if (children.length === 0) return null
  return (
    <section class="stack">
      <h2>{say(words.parts)}</h2>
      <ul class="stack">
        {children.map((id) => (
          <li>
            <a href={`${address}/${id}`}>{nameOf(map.spots.get(id)!)}</a>{' '}
            <span class="soft">{map.spots.get(id)!.code}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What its publisher says has to do with it. */
function Related({ related }: Pick<Props, 'related'>) {
  const say = useSay()
  if (related.length === 0) return null
  return (
    <section class="stack">
      <h2>{say(words.related)}</h2>
      <ul class="stack">
        {related.map(({ id, framework, name }) => (
          <li>
            <a href={`/maps/${framework}/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}
