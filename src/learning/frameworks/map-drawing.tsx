import type { Id } from '../../platform/id.ts'
import { useSay } from '../../platform/ui/context.ts'
import type { Drawing } from './drawing/drawing.ts'
import { labelLines } from './drawing/label.ts'
import { nameOf } from './framework.ts'
import { lineBetween, type FrameworkMap, type Spot as SpotOnMap, type SpotMark } from './map.ts'
import { frameworkWords as words } from './words.ts'

type CompetencyId = Id<'competency'>

interface Props {
  map: FrameworkMap
  drawing: Drawing<CompetencyId>
  marks: ReadonlyMap<CompetencyId, SpotMark>
  here: CompetencyId | undefined
  /** How large it is drawn: 1 is the size of the text around it. */
  size: number
  href: (id: CompetencyId) => string
}

/** The map as one picture of links, in the order of the table of contents for those who tab through. */
export function MapDrawing({ map, drawing, marks, here, size, href }: Props) {
  const say = useSay()
  const width = drawing.width + margin * 2
  const height = drawing.height + margin * 2
  return (
    <svg
      class="map"
      viewBox={`${-margin} ${-margin} ${width} ${height}`}
      width={Math.round(width * size)}
      height={Math.round(height * size)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no other tag groups the links of a drawing
      role="group"
      aria-label={say(words.drawingLabel)}
    >
      <Lines map={map} drawing={drawing} marks={marks} />
      {map.path.nodes
        .filter((id) => drawing.places.has(id))
        .map((id) => (
          <Spot
            name={heardName(map.spots.get(id)!)}
            lines={labelLines(map.spots.get(id)!)}
            place={drawing.places.get(id)!}
            mark={marks.get(id) ?? 'later'}
            href={href(id)}
            isHere={id === here}
            isReady={map.isOrdered && marks.get(id) === 'next'}
          />
        ))}
    </svg>
  )
}

const margin = 16

/** Begins with what is seen under the mark, so that who speaks to their machine can say it. */
function heardName({ short, code, statement }: SpotOnMap): string {
  const name = nameOf({ short, statement })
  return short || code === '' ? name : `${code} ${name}`
}

/** All lines of a kind are one path: a map of 757 steps is then three. */
function Lines({ map, drawing, marks }: Pick<Props, 'map' | 'drawing' | 'marks'>) {
  const kinds = Map.groupBy(drawing.lines, ({ from, to }) =>
    map.isOrdered ? lineBetween(marks.get(from) ?? 'later', marks.get(to) ?? 'later') : 'part',
  )
  return (
    <g aria-hidden="true">
      {(['part', 'ahead', 'open', 'done'] as const).map((kind) => {
        const lines = kinds.get(kind)
        return lines && <path class={`map-line is-${kind}`} d={lines.map(({ d }) => d).join('')} />
      })}
    </g>
  )
}

interface SpotProps {
  name: string
  lines: readonly string[]
  place: { readonly x: number; readonly y: number }
  mark: SpotMark
  href: string
  isHere: boolean
  /** Open now because of what was met before it. */
  isReady: boolean
}

function Spot({ name, lines, place, mark, href, isHere, isReady }: SpotProps) {
  const say = useSay()
  const half = mark === 'later' ? 12 : 19
  return (
    <a
      href={href}
      class={`spot is-${mark}`}
      aria-label={say(words.spot, { name, state: say(words[mark]) })}
      aria-current={isHere ? 'true' : undefined}
      id={isHere ? 'here' : undefined}
    >
      <g transform={`translate(${place.x} ${place.y})`}>
        {(isHere || isReady) && <circle class={isHere ? 'halo is-here' : 'halo'} r="28" />}
        <circle class="bed" r="23" />
        <use href={`#m-${mark}`} x={-half} y={-half} width={half * 2} height={half * 2} />
        <text y="42">
          {lines.map((line, at) => (
            <tspan x="0" dy={at === 0 ? 0 : 17}>
              {at === 0 ? line : ` ${line}`}
            </tspan>
          ))}
        </text>
      </g>
    </a>
  )
}
