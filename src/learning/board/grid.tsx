// oxlint-disable jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
// oxlint-disable jsx-a11y/control-has-associated-label -- an empty place says that there is nothing
import { useSay } from '../../platform/ui/context.ts'
import { Face } from '../../platform/ui/person.tsx'
import { State } from '../../platform/ui/state.tsx'
import { uiWords } from '../../platform/ui/words.ts'
import { markOf } from '../goals/marks.ts'
import {
  columnsAtOnce,
  companionsOf,
  type Cell,
  type Filter,
  type Grid,
  type RoomNow,
  type Row,
} from './board.ts'
import { boardWords as words } from './words.ts'

interface GridProps {
  grid: Grid
  room: RoomNow
  here: string
  filter: Filter
}

/**
 * Learners by goals. A phone shows the same table as a list: each learner with what they have, and the
 * empty places left out.
 */
export function GridTable({ grid, room, here, filter }: GridProps) {
  const say = useSay()
  return (
    <>
      <section
        class="board-frame"
        id="board"
        data-scrolls
        tabindex={0}
        aria-label={say(uiWords.scrollable, { name: say(words.everyone) })}
      >
        <table class="board">
          <caption class="unseen">{say(words.everyone)}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="soft small">{say(words.learners, { count: grid.rows.length })}</span>
              </th>
              {grid.columns.map(({ goal, title, onIt }) => (
                <th scope="col">
                  <a href={`${here}/board?goal=${goal}`}>{title}</a>
                  <span class="soft small">{say(words.onIt, { count: onIt })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {grid.rows.map((row) => (
              <LearnerRow row={row} room={room} here={here} />
            ))}
          </tbody>
        </table>
      </section>
      <Pages grid={grid} here={here} filter={filter} />
    </>
  )
}

interface LearnerRowProps extends Pick<GridProps, 'room' | 'here'> {
  row: Row
}

function LearnerRow({ row: { learner, places }, room, here }: LearnerRowProps) {
  return (
    <tr>
      <th scope="row">
        <span class="person">
          <Face person={learner} size="small" />
          <a href={`/learners/${learner.id}`}>{learner.name}</a>
        </span>
      </th>
      {places.map((cell) =>
        cell ? (
          <td>
            <State is={markOf[cell.state]} />
            <a class="cell-goal" href={`${here}/board?goal=${cell.goal}`}>
              {cell.title}
            </a>
            <Companions room={room} cell={cell} />
          </td>
        ) : (
          <td></td>
        ),
      )}
    </tr>
  )
}

function Companions({ room, cell }: { room: RoomNow; cell: Cell }) {
  const say = useSay()
  const names = companionsOf(room, cell)
  if (names.length === 0) return null
  const list = new Intl.ListFormat(say.locale.formatTags)
  return <span class="cell-with soft">{say(words.goesWith, { names: list.format(names) })}</span>
}

function Pages({ grid: { page, pages, columns }, here, filter }: Omit<GridProps, 'room'>) {
  const say = useSay()
  if (pages === 1) return null
  const numbers = Array.from({ length: pages }, (_, before) => before + 1)
  return (
    <nav class="row no-print" aria-label={say(words.pages)}>
      {numbers.map((number) => {
        const first = (number - 1) * columnsAtOnce + 1
        const last = number === page ? first + columns.length - 1 : number * columnsAtOnce
        return (
          <a
            class="btn"
            href={`${here}/board?${query(filter, number)}`}
            aria-current={number === page ? 'page' : undefined}
          >
            {say(words.pageOf, { first, last })}
          </a>
        )
      })}
    </nav>
  )
}

function query({ path, state, goal }: Filter, page: number): string {
  const asked = Object.entries({ path, state, goal, page: String(page) })
  return new URLSearchParams(
    asked.filter((one): one is [string, string] => Boolean(one[1])),
  ).toString()
}
