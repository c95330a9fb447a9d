import { orderIn } from '../../platform/i18n/order.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choice.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Empty } from '../../platform/ui/empty.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { State } from '../../platform/ui/state.tsx'
import { uiWords } from '../../platform/ui/words.ts'
import { markOf } from '../goals/marks.ts'
import type { BoardInFull } from './actions.ts'
import { gridOf, type Filter } from './board.ts'
import { GridTable } from './grid.tsx'
import { NeedsList } from './needs-list.tsx'
import { needsOf } from './needs.ts'
import { boardWords as words } from './words.ts'

interface BoardPageProps extends BoardInFull {
  filter: Filter
  now: Date
}

const shownStates = ['active', 'review', 'paused', 'idea', 'met'] as const

/** The class board: who needs what now, then everyone and their goals. Never a ranking. */
export function BoardPage({ classroom, room, paths, filter, now }: BoardPageProps) {
  const say = useSay()
  const here = `/classrooms/${classroom.id}`
  const grid = gridOf(room, filter, orderIn(say.locale))
  const isFiltered = Boolean(filter.goal ?? filter.path ?? filter.state)
  return (
    <Layout title={say(words.title, { room: classroom.name })} width="wide">
      <div class="title-row">
        <h1>{classroom.name}</h1>
        <div class="row no-print">
          <LinkButton href={`${here}/wall`}>{say(words.wall)}</LinkButton>
          <LinkButton href={`${here}/people`} kind="plain">
            {say(words.arrange)}
          </LinkButton>
        </div>
      </div>
      {!isFiltered && filter.page === 1 && <NeedsList needs={needsOf(room, now)} here={here} />}
      <section class="everyone stack" aria-labelledby="everyone">
        <div class="title-row">
          <h2 id="everyone">{say(words.everyone)}</h2>
          <Filters here={here} paths={paths} filter={filter} />
        </div>
        {room.cells.length === 0 && (
          <Empty title={say(words.noGoals)} says={say(words.noGoalsSays)} />
        )}
        {room.cells.length > 0 && grid.columns.length === 0 && (
          <p class="soft">{say(words.noneFit)}</p>
        )}
        {grid.columns.length > 0 && (
          <GridTable grid={grid} room={room} here={here} filter={filter} />
        )}
        {isFiltered && (
          <p class="no-print">
            <LinkButton href={`${here}/board`}>{say(words.allGoals)}</LinkButton>
          </p>
        )}
        <Legend />
      </section>
    </Layout>
  )
}

function Filters({
  here,
  paths,
  filter,
}: { here: string; filter: Filter } & Pick<BoardInFull, 'paths'>) {
  const say = useSay()
  return (
    <Form to={`${here}/board`} method="get" class="row board-filters no-print">
      <Select
        name="path"
        label={say(words.path)}
        value={filter.path ?? ''}
        options={[
          { value: '', label: say(words.allPaths) },
          ...paths.map(({ id, title }) => ({ value: id, label: title })),
          { value: 'own', label: say(words.ownWords) },
        ]}
      />
      <Select
        name="state"
        label={say(words.state)}
        value={filter.state ?? ''}
        options={[
          { value: '', label: say(words.everyState) },
          ...shownStates.map((state) => ({ value: state, label: say(uiWords[markOf[state]]) })),
        ]}
      />
      <Button>{say(words.show)}</Button>
    </Form>
  )
}

function Legend() {
  const say = useSay()
  return (
    <div class="board-legend">
      <ul class="row" aria-label={say(words.legend)}>
        {shownStates.map((state) => (
          <li>
            <State is={markOf[state]} />
          </li>
        ))}
      </ul>
      <p class="small soft no-print">{say(words.legendHint)}</p>
    </div>
  )
}
