import { Button, LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Field } from '../../platform/ui/field.tsx'
import { Deed, Form } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import { Person } from '../../platform/ui/person.tsx'
import { PersonRow } from '../../platform/ui/person-row.tsx'
import { Question } from '../../platform/ui/question.tsx'
import { plainDay } from '../../platform/i18n/plain-day.ts'
import type { ClassroomInFull } from './actions.ts'
import { isOver, type MemberOfClassroom, type Newcomer } from './classroom.ts'
import { classroomWords as words } from './words.ts'

interface ArrangePageProps extends ClassroomInFull {
  /** What was searched for, and who was found. */
  text: string
  found: readonly Newcomer[] | undefined
  /** Whether the viewer teaches there, and so may open its board. */
  teaches: boolean
  /** Whether the viewer decides who is in it. */
  arranges: boolean
  today: string
}

/** Who is in a classroom; for those who arrange it also letting somebody in, and ending their time. */
export function ArrangePage({ classroom, members, text, found, today, ...may }: ArrangePageProps) {
  const say = useSay()
  const here = `/classrooms/${classroom.id}`
  const title = say(words.people, { name: classroom.name })
  const { lastDay } = classroom
  return (
    <Layout title={title}>
      <div class="title-row">
        <h1>{title}</h1>
        {may.teaches && <LinkButton href={`${here}/board`}>{say(words.board)}</LinkButton>}
      </div>
      {lastDay && isOver(classroom, today) && (
        <p>{say(words.overSays, { day: plainDay(say, lastDay) })}</p>
      )}
      {may.arranges && classroom.fromRoster && <p class="soft">{say(words.fromRoster)}</p>}
      {may.arranges && <FindSomebody here={here} text={text} found={found} />}
      <Members
        id="teachers"
        title={say(words.teachersHeading)}
        here={here}
        arranges={may.arranges}
        members={members.filter(({ role }) => role === 'teacher')}
      />
      <Members
        id="learners"
        title={say(words.learnersHeading)}
        here={here}
        arranges={may.arranges}
        members={members.filter(({ role }) => role === 'learner')}
      />
    </Layout>
  )
}

function FindSomebody({
  here,
  text,
  found,
}: Pick<ArrangePageProps, 'text' | 'found'> & { here: string }) {
  const say = useSay()
  return (
    <Question id="find" title={say(words.find)}>
      <Form to={`${here}/people`} method="get" class="row find">
        <Field
          name="name"
          label={say(words.find)}
          hint={say(words.findHint)}
          value={text}
          type="search"
          autocomplete="off"
          optional
        />
        <Button>{say(words.search)}</Button>
      </Form>
      {found?.length === 0 && <p class="soft">{say(words.nobodyFound)}</p>}
      <ul class="folk stack">
        {found?.map((person) => (
          <li>
            <PersonRow person={person}>
              {person.roles.map((role) => (
                <Deed to={`${here}/people`} with={{ person: person.id, role }}>
                  {say(role === 'teacher' ? words.asTeacher : words.asLearner)}
                </Deed>
              ))}
            </PersonRow>
          </li>
        ))}
      </ul>
    </Question>
  )
}

function Members(props: {
  id: string
  title: string
  here: string
  arranges: boolean
  members: readonly MemberOfClassroom[]
}) {
  const say = useSay()
  return (
    <Question id={props.id} title={props.title}>
      {props.members.length === 0 && <p class="soft">{say(words.nobody)}</p>}
      <ul class="member-list">
        {props.members.map((member) => (
          <li>
            <Person person={member} />
            {props.arranges && (
              <LinkButton href={`${props.here}/people/${member.membership}/end`} kind="plain">
                {say(words.letGo)}
                <span class="unseen"> {member.name}</span>
              </LinkButton>
            )}
          </li>
        ))}
      </ul>
    </Question>
  )
}
