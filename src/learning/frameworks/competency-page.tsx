import { Deed } from '../../platform/ui/form.tsx'
import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Layout } from '../../platform/ui/layout.tsx'
import { Ribbon, type Step } from '../../platform/ui/ribbon.tsx'
import { State } from '../../platform/ui/state.tsx'
import type { Id } from '../../platform/id.ts'
import { nameOf } from './framework.ts'
import { marksOn, type FrameworkMap, type Mine } from './map.ts'
import type { CompetencyInFull, FrameworkCard } from './store.ts'
import { above } from './tree.ts'
import { frameworkWords as words } from './words.ts'

interface Props {
  framework: FrameworkCard
  map: FrameworkMap
  mine: Mine
  competency: CompetencyInFull
}

/** One thing on the map: what it says, what comes before and after, and the way to begin. */
export function CompetencyPage({ framework, map, mine, competency }: Props) {
  const say = useSay()
  const name = nameOf(competency)
  const goal = mine.get(competency.id)?.goal
  const mark = marksOn(map, mine).get(competency.id)
  const address = `/maps/${framework.id}`
  const facts = [competency.code, competency.kind, competency.level].filter(Boolean)
  return (
    <Layout title={name} width="narrow">
      <div class="stack" lang={framework.language ?? undefined}>
        <Trail {...{ framework, map, competency }} />
        <h1>{name}</h1>
        {competency.statement !== name && <p>{competency.statement}</p>}
        {facts.length > 0 && <p class="small soft">{facts.join(' · ')}</p>}
      </div>
      {mark && <State is={mark}>{say(words[mark])}</State>}
      {competency.endedOn !== null && !map.spots.has(competency.id) && <p>{say(words.ended)}</p>}
      <PathBeside {...{ address, map, mine, competency }} />
      {competency.notes && (
        <section class="stack">
          <h2>{say(words.notes)}</h2>
          <p class="kept-lines">{competency.notes}</p>
        </section>
      )}
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
        <LinkButton href={`${address}?at=${competency.id}#here`}>{say(words.toMap)}</LinkButton>
      </div>
      <Holds {...{ address, map, competency }} />
    </Layout>
  )
}

function Trail({ framework, map, competency }: Omit<Props, 'mine'>) {
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
            <a href={`/maps/${framework.id}/${id}`}>{nameOf(map.spots.get(id)!)}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

type Inside = Omit<Props, 'framework'> & { address: string }

function PathBeside({ address, map, mine, competency }: Inside) {
  const say = useSay()
  const { id } = competency
  const before = map.path.before.get(id) ?? []
  const after = map.path.after.get(id) ?? []
  if (before.length + after.length === 0) return null
  const marks = marksOn(map, mine)
  const step = (one: Id<'competency'>): Step & { current: boolean } => ({
    state: marks.get(one)!,
    title: nameOf(map.spots.get(one)!),
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
