import type { Id } from '../../platform/id.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choice.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Field } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Mark } from '../../platform/ui/mark.tsx'
import { State } from '../../platform/ui/state.tsx'
import type { Say } from '../../platform/i18n/say.ts'
import { draw } from './drawing/draw.ts'
import { nameOf } from './framework.ts'
import { marksOn, spotMarks, whereIAm, type FrameworkMap, type Mine, type SpotMark } from './map.ts'
import { MapDrawing } from './map-drawing.tsx'
import { MapList } from './map-list.tsx'
import { nodesIn, partsOf, type Chosen, type Part } from './part.ts'
import type { FrameworkCard } from './store.ts'
import { frameworkWords as words } from './words.ts'

interface Props {
  framework: FrameworkCard
  map: FrameworkMap
  mine: Mine
  chosen: Chosen
  /** What the map is opened for, if not for where the learner is. */
  at: Id<'competency'> | undefined
  size: number
}

/** A framework, or a part of it, drawn and listed. */
export function MapPage({ framework, map, mine, chosen, at, size }: Props) {
  const say = useSay()
  const { part, forYear } = chosen
  const marks = marksOn(map, mine)
  const nodes = nodesIn(map, part, mine, marks)
  const here = at && nodes.includes(at) ? at : whereIAm(nodes, mine, marks)
  const address = `/maps/${framework.id}`
  const href = (id: Id<'competency'>) => {
    const goal = mine.get(id)?.goal
    return goal ? `/goals/${goal}` : `${address}/${id}`
  }
  return (
    <Layout title={framework.title} width="wide">
      <div class="title-row">
        <div class="stack">
          <h1 lang={framework.language ?? undefined}>{framework.title}</h1>
          <p class="soft">
            {say(map.isOrdered ? words.anyWay : words.noOrder)} {forYear && say(words.forYear)}
          </p>
        </div>
      </div>
      <MapTools {...{ framework, map, mine, part, here }} />
      <MapFrame
        {...{ map, marks, nodes, here, size, href }}
        more={(to) => sized(address, part, to)}
      />
      <section id="list" class="stack" aria-labelledby="list-title">
        <h2 id="list-title">{say(words.listTitle)}</h2>
        {nodes.length === 0 && <p class="soft">{say(words.empty)}</p>}
        <MapList {...{ map, nodes, marks, href }} start={(id) => `/competencies/${id}/goal`} />
      </section>
    </Layout>
  )
}

type ToolsProps = Pick<Props, 'framework' | 'map' | 'mine'> &
  Pick<FrameProps, 'here'> & { part: Part }

/** What can be chosen about the map: a part of it, a word on it, the list. */
function MapTools({ framework, map, mine, part, here }: ToolsProps) {
  const say = useSay()
  const address = `/maps/${framework.id}`
  const parts = partsOf(map, mine)
  return (
    <div class="map-tools">
      {parts.length > 1 && (
        <Form to={address} method="get" class="row map-tool">
          <Select
            name="part"
            label={say(words.part)}
            value={part.key}
            sendOnChange
            options={parts.map((one) => ({ value: one.key, label: nameOfPart(say, map, one) }))}
          />
          <span class="without-script">
            <Button>{say(words.showPart)}</Button>
          </span>
        </Form>
      )}
      <Form to={`${address}/search`} method="get" class="row map-tool">
        <Field name="q" type="search" label={say(words.searchHere)} autocomplete="off" />
        <Button>{say(words.find)}</Button>
      </Form>
      <div class="row">
        {here && <LinkButton href="#here">{say(words.toHere)}</LinkButton>}
        <LinkButton href="#list">{say(words.asList)}</LinkButton>
      </div>
    </div>
  )
}

function nameOfPart(say: Say, { spots }: FrameworkMap, part: Part): string {
  if (part.kind === 'level') return say(words.level, { level: part.level })
  if (part.kind === 'branch') {
    const top = spots.get(part.top)!
    const name = nameOf(top)
    return top.code && top.code !== name ? `${top.code} ${name}` : name
  }
  return say(words[part.kind])
}

interface FrameProps {
  map: FrameworkMap
  marks: ReadonlyMap<Id<'competency'>, SpotMark>
  nodes: readonly Id<'competency'>[]
  here: Id<'competency'> | undefined
  size: number
  href: (id: Id<'competency'>) => string
  more: (size: number) => string
}

/** The drawing in a frame that scrolls, with what its marks mean. */
function MapFrame({ map, marks, nodes, here, size, href, more }: FrameProps) {
  const say = useSay()
  if (nodes.length === 0) return null
  const drawing = draw(map, nodes)
  if (!drawing) return <p class="soft">{say(words.tooMuch)}</p>
  const shown = spotMarks.filter((mark) => nodes.some((id) => marks.get(id) === mark))
  return (
    <>
      <kith-map class="map-frame" id="map">
        <section
          class="map-scroll"
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
          tabindex={0}
          aria-label={say(words.mapLabel, { count: nodes.length })}
        >
          <MapDrawing {...{ map, drawing, marks, here, size, href }} />
        </section>
        <div class="map-zoom">
          <Zoom
            to={smaller(size)}
            size={size}
            more={more}
            mark="minus"
            label={say(words.smaller)}
          />
          <Zoom to={larger(size)} size={size} more={more} mark="plus" label={say(words.larger)} />
        </div>
      </kith-map>
      <ul class="map-key" aria-label={say(words.key)}>
        {shown.map((mark) => (
          <li>
            <State is={mark}>{say(words[mark])}</State>
          </li>
        ))}
      </ul>
    </>
  )
}

interface ZoomProps {
  to: number
  size: number
  more: (size: number) => string
  mark: 'plus' | 'minus'
  label: string
}

function Zoom({ to, size, more, mark, label }: ZoomProps) {
  return (
    <a
      class="btn"
      href={to === size ? undefined : more(to)}
      aria-disabled={to === size ? 'true' : undefined}
      data-zoom={mark === 'plus' ? 'in' : 'out'}
      aria-label={label}
    >
      <Mark of={mark} />
    </a>
  )
}

/** The sizes a map can be drawn at. */
const sizes = [0.4, 0.6, 0.8, 1, 1.25, 1.6]

/** The size that an address asks for; the size of the text if it asks for none of them. */
export function readSize(text: string | undefined): number {
  return sizes.find((size) => String(size) === text) ?? 1
}

function smaller(size: number): number {
  return sizes.findLast((one) => one < size) ?? size
}

function larger(size: number): number {
  return sizes.find((one) => one > size) ?? size
}

function sized(address: string, part: Part, size: number): string {
  return `${address}?${new URLSearchParams({ part: part.key, size: String(size) })}#map`
}
