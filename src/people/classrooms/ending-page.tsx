import { LinkButton } from '../../platform/ui/button.tsx'
import { useSay } from '../../platform/ui/context.ts'
import { Deed } from '../../platform/ui/form.tsx'
import { Layout } from '../../platform/ui/layout.tsx'
import type { MemberToLetGo } from './actions.ts'
import { classroomWords as words } from './words.ts'

/** Before somebody's time in a classroom ends: who it is, and what follows. */
export function EndingPage({ classroom, member, isOneself, isLastTeacher }: MemberToLetGo) {
  const say = useSay()
  const { name } = member
  const room = classroom.name
  const people = `/classrooms/${classroom.id}/people`
  const title = say(words.letGoOf, { name, room })
  return (
    <Layout title={title} width="narrow">
      <div class="stack">
        <h1>{title}</h1>
        <p>{isOneself ? say(words.letGoMyself) : say(words.letGoSays, { name, room })}</p>
        {isLastTeacher && <p>{say(words.letGoLast, { room })}</p>}
        <div class="row">
          <Deed to={`${people}/${member.membership}/end`}>{say(words.letGoYes)}</Deed>
          <LinkButton href={people}>{say(words.letGoNot)}</LinkButton>
        </div>
      </div>
    </Layout>
  )
}
