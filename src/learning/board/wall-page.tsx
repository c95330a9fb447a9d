import { useSay } from '../../platform/ui/context.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Person } from '../../platform/ui/person.tsx'
import type { Classroom } from '../../people/classrooms/classroom.ts'
import type { GoalInRoom } from './actions.ts'
import type { OnTheWall } from './wall.ts'
import { boardWords as words } from './words.ts'

/** For the projector: goals and the people on them, large; only those who said open or looking. */
export function WallPage({
  classroom,
  goals,
}: {
  classroom: Classroom
  goals: readonly OnTheWall[]
}) {
  const say = useSay()
  return (
    <Layout title={say(words.wallTitle, { room: classroom.name })} width="wide" refresh={30} bare>
      <div class="wall">
        <header class="title-row">
          <h1>{classroom.name}</h1>
          <a class="no-print" href={`/classrooms/${classroom.id}/board`}>
            {say(words.backToBoard)}
          </a>
        </header>
        {goals.length === 0 && <p class="soft">{say(words.wallNobody)}</p>}
        <ul class="wall-goals">
          {goals.map((goal) => (
            <li>
              <h2>{goal.title}</h2>
              <People of={goal} />
            </li>
          ))}
        </ul>
        <p class="soft small">{say(words.wallHint)}</p>
      </div>
    </Layout>
  )
}

/** The room as its learners see it: the same, and a way to go along. Who does not learn there sees its name. */
export function RoomPage(props: {
  classroom: Classroom
  goals: readonly GoalInRoom[]
  isMine: boolean
}) {
  const say = useSay()
  const { classroom, goals, isMine } = props
  return (
    <Layout title={classroom.name}>
      <header class="goal-head stack">
        <h1>{classroom.name}</h1>
        <p class="soft">{say(isMine ? words.roomIntro : words.roomOfOthers)}</p>
      </header>
      {isMine && goals.length === 0 && <p>{say(words.roomNobody)}</p>}
      <ul class="room-goals">
        {goals.map((goal) => (
          <li class="stack">
            <h2>
              {goal.mine || goal.met ? (
                <a href={`/goals/${goal.goal}`}>{goal.title}</a>
              ) : (
                goal.title
              )}
            </h2>
            <People of={goal} />
            {goal.mine && <p class="soft">{say(words.mine)}</p>}
            {goal.met && <p class="soft">{say(words.met)}</p>}
            {!goal.mine && !goal.met && (
              <Deed to={`/goals/${goal.goal}/too`}>{say(words.goToo)}</Deed>
            )}
          </li>
        ))}
      </ul>
    </Layout>
  )
}

function People({ of }: { of: OnTheWall }) {
  return (
    <ul class="circle-people">
      {of.people.map((person) => (
        <li>
          <Person person={person} size="big" />
        </li>
      ))}
    </ul>
  )
}
