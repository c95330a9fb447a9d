import type { Given } from '../../platform/http/form.ts'
import type { Id } from '../../platform/id.ts'
import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { Select } from '../../platform/ui/choice.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Empty } from '../../platform/ui/empty.tsx'
import { ErrorSummary, type Errors } from '../../platform/ui/error-summary.tsx'
import { Field } from '../../platform/ui/field.tsx'
import { Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Question } from '../../platform/ui/question.tsx'
import { plainDay } from '../../platform/i18n/plain-day.ts'
import type { Organisation } from '../organisations/organisation.ts'
import { isOver, type ClassroomInList } from './classroom.ts'
import { classroomWords as words } from './words.ts'

interface ClassroomsPageProps {
  classrooms: readonly ClassroomInList[]
  schools: readonly Organisation[]
  taught: readonly Id<'classroom'>[]
  /** Whether the viewer decides who is in it. */
  arranges: (room: ClassroomInList) => boolean
  today: string
  given?: Given
  errors?: Errors
}

/** The classrooms of my school, and a form for another. */
export function ClassroomsPage(props: ClassroomsPageProps) {
  const { classrooms, schools, taught, arranges, today, given = {}, errors = {} } = props
  const say = useSay()
  return (
    <Layout title={say(words.title)} wrong={Object.keys(errors).length > 0}>
      <ErrorSummary errors={errors} />
      <header class="goal-head stack">
        <h1>{say(words.title)}</h1>
        <p class="soft">{say(words.intro)}</p>
      </header>
      {classrooms.length === 0 && (
        <Empty title={say(words.emptyTitle)} says={say(words.emptySays)} />
      )}
      <Rooms {...{ classrooms, taught, arranges, today }} />
      {schools.length > 0 && <MakeClassroom schools={schools} given={given} errors={errors} />}
    </Layout>
  )
}

type RoomsProps = Pick<ClassroomsPageProps, 'classrooms' | 'taught' | 'arranges' | 'today'>

function Rooms({ classrooms, taught, arranges, today }: RoomsProps) {
  const say = useSay()
  return (
    <ul class="room-list">
      {classrooms.map((room) => (
        <li>
          <div>
            <h2 class="room-name">{room.name}</h2>
            <p class="small soft">
              {say(words.learners, { count: room.learners })} ·{' '}
              {room.teachers || say(words.noTeacher)}
            </p>
            {room.lastDay && isOver(room, today) && (
              <p class="small">{say(words.over, { day: plainDay(say, room.lastDay) })}</p>
            )}
          </div>
          <div class="row">
            {taught.includes(room.id) && (
              <LinkButton href={`/classrooms/${room.id}/board`}>{say(words.board)}</LinkButton>
            )}
            {arranges(room) && (
              <LinkButton href={`/classrooms/${room.id}/people`} kind="plain">
                {say(words.arrange)}
              </LinkButton>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

interface MakeProps extends Pick<ClassroomsPageProps, 'schools'> {
  given: Given
  errors: Errors
}

function MakeClassroom({ schools, given, errors }: MakeProps) {
  const say = useSay()
  return (
    <Question id="make" title={say(words.make)}>
      <Form to="/classrooms" class="stack form">
        <Field
          name="name"
          label={say(words.name)}
          hint={say(words.nameHint)}
          value={given['name']}
          error={errors['name']}
          autocomplete="off"
          maxlength={200}
        />
        {schools.length === 1 ? (
          <input type="hidden" name="organisation" value={schools[0]?.id} />
        ) : (
          <Select
            name="organisation"
            label={say(words.school)}
            value={given['organisation'] ?? schools[0]?.id}
            error={errors['organisation']}
            options={schools.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <p>
          <Button>{say(words.make)}</Button>
        </p>
      </Form>
    </Question>
  )
}
