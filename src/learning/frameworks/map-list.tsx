import type { Id } from '../../platform/id.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Mark } from '../../platform/ui/mark.tsx'
import type { Say } from '../../platform/i18n/say.ts'
import { nameOf } from './framework.ts'
import { spotMarks, type FrameworkMap, type SpotMark } from './map.ts'
import { inOrder, pathAmong } from './path.ts'
import { frameworkWords as words } from './words.ts'

type CompetencyId = Id<'competency'>

interface Props {
  map: FrameworkMap
  nodes: readonly CompetencyId[]
  marks: ReadonlyMap<CompetencyId, SpotMark>
  href: (id: CompetencyId) => string
  start: (id: CompetencyId) => string
}

/** What the drawing shows, for reading: by state, and in each state what comes first first. */
export function MapList(props: Props) {
  const { map, nodes, marks } = props
  const sorted = map.isOrdered ? inOrder(pathAmong(map.path, new Set(nodes))) : nodes
  const groups = Map.groupBy(sorted, (id) => marks.get(id) ?? 'later')
  return (
    <div class="map-list">
      {spotMarks.map((mark) => {
        const ids = groups.get(mark)
        return ids && <Group {...props} mark={mark} ids={ids} />
      })}
    </div>
  )
}

/** More buttons than this help nobody to choose; the names lead to where each can be started. */
const mostButtons = 40

function Group({ mark, ids, ...props }: Props & { mark: SpotMark; ids: readonly CompetencyId[] }) {
  const say = useSay()
  const withButtons = mark === 'next' && ids.length <= mostButtons
  return (
    <section class={`map-group is-${mark}`} aria-labelledby={`list-${mark}`}>
      <h3 id={`list-${mark}`}>
        <Mark of={mark} />
        {say(words[mark])} <span class="soft">{ids.length}</span>
      </h3>
      {mark === 'next' && props.map.isOrdered && <p class="small soft">{say(words.nextHint)}</p>}
      <ul>
        {ids.map((id) => (
          <li>
            <Entry {...props} id={id} mark={mark} />
            {withButtons && (
              <Deed to={props.start(id)}>
                {say(words.start)}
                <span class="unseen">: {nameOf(props.map.spots.get(id)!)}</span>
              </Deed>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Entry({ map, marks, href, id, mark }: Props & { id: CompetencyId; mark: SpotMark }) {
  const say = useSay()
  const spot = map.spots.get(id)!
  const after = waitedFor(map, marks, id, mark)
  return (
    <p>
      <a href={href(id)}>{nameOf(spot)}</a>{' '}
      {spot.code && <span class="soft nowrap">{spot.code}</span>}{' '}
      {after.length > 0 && (
        <span class="soft">
          {say(words.after, {
            names: listed(
              say,
              after.map((one) => quoted(map, one)),
            ),
          })}
        </span>
      )}
    </p>
  )
}

/** What it says it comes after: for what is ahead, only what is not met yet. */
function waitedFor(
  { path }: FrameworkMap,
  marks: ReadonlyMap<CompetencyId, SpotMark>,
  id: CompetencyId,
  mark: SpotMark,
): readonly CompetencyId[] {
  const before = path.before.get(id) ?? []
  if (mark === 'next') return before
  return mark === 'later' ? before.filter((one) => marks.get(one) !== 'met') : []
}

function quoted({ spots }: FrameworkMap, id: CompetencyId): string {
  const spot = spots.get(id)!
  return spot.short || spot.code || nameOf(spot)
}

const mostNames = 3

function listed(say: Say, names: readonly string[]): string {
  const more = names.length - mostNames
  const shown =
    more > 0 ? [...names.slice(0, mostNames), say(words.andMore, { count: more })] : names
  return new Intl.ListFormat(say.locale.formatTags, { type: 'conjunction' }).format(shown)
}
