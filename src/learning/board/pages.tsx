import { Hono, type Context } from 'hono'
import { dayIn } from '../../platform/day.ts'
import { show } from '../../platform/http/show.tsx'
import { orderIn } from '../../platform/i18n/order.ts'
import { isId, readId, type Id } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import { states, type State } from '../goals/pursuit.ts'
import { readBoard, readRoomGoals } from './actions.ts'
import type { Filter } from './board.ts'
import { BoardPage } from './board-page.tsx'
import { wallOf } from './wall.ts'
import { RoomPage, WallPage } from './wall-page.tsx'

/** A classroom: its board for those who teach, its wall for everyone in it, its room for those who learn. */
export function boardPages({ db, now }: Site): Hono {
  const pages = new Hono()
  const roomIn = (c: Context) => readId('classroom', c.req.param('classroom'))
  const today = (c: Context) => dayIn(c.var.self.timeZone, now())

  pages.get('/classrooms/:classroom/board', asks('read', 'board'), async (c) => {
    const board = await readBoard(db, c.var.viewer, roomIn(c), today(c))
    return show(c, <BoardPage {...board} filter={filterIn(c)} now={now()} />)
  })

  pages.get('/classrooms/:classroom/wall', asks('read', 'board'), async (c) => {
    const { classroom, room } = await readBoard(db, c.var.viewer, roomIn(c), today(c))
    return show(
      c,
      <WallPage classroom={classroom} goals={wallOf(room, orderIn(c.var.say.locale))} />,
    )
  })

  pages.get('/classrooms/:classroom', asks('read', 'classroom'), async (c) => {
    const id = roomIn(c)
    const { viewer } = c.var
    if (viewer.standing.taught.includes(id)) return c.redirect(`/classrooms/${id}/board`, 303)
    const asked = { day: today(c), compare: orderIn(c.var.say.locale) }
    const isMine = viewer.standing.audiences.includes(id)
    return show(c, <RoomPage {...await readRoomGoals(db, viewer, id, asked)} isMine={isMine} />)
  })

  return pages
}

/** What the address asks of the board. What it asks wrongly is not asked. */
function filterIn(c: Context): Filter {
  const path = c.req.query('path') ?? ''
  const state = c.req.query('state')
  const goal = c.req.query('goal') ?? ''
  return {
    path: path === 'own' ? 'own' : isId(path) ? (path as Id<'framework'>) : undefined,
    state: states.find((one: State) => one === state),
    goal: isId(goal) ? (goal as Id<'goal'>) : undefined,
    page: Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1),
  }
}
