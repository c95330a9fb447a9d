import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { dayIn } from '../../platform/day.ts'
import { Refusal } from '../../platform/errors.ts'
import { readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { show } from '../../platform/http/show.tsx'
import { idOfForm, readId } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import { readOrganisationsLedOrStaffed } from '../organisations/actions.ts'
import {
  findNewcomers,
  letGo,
  letIn,
  makeClassroom,
  mayArrange,
  mayMakeAt,
  readClassroom,
  readMember,
  readClassrooms,
} from './actions.ts'
import type { Classroom } from './classroom.ts'
import { ClassroomsPage } from './classrooms-page.tsx'
import { ArrangePage } from './arrange-page.tsx'
import { EndingPage } from './ending-page.tsx'
import { classroomWords as words } from './words.ts'

const makingForm = v.object({
  id: v.optional(v.string()),
  name: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.minLength(1, words.nameEmpty.key),
    v.maxLength(200, words.nameLong.key),
  ),
  organisation: v.pipe(v.optional(v.string(), ''), v.minLength(1, words.schoolEmpty.key)),
})

const lettingForm = v.object({ person: v.string(), role: v.picklist(['learner', 'teacher']) })

/** Classrooms, for the people who work at a school. */
export function classroomPages(site: Site): Hono {
  return new Hono().route('/', listing(site)).route('/', arranging(site))
}

function today(c: Context, now: () => Date): string {
  return dayIn(c.var.self.timeZone, now())
}

function listing({ db, now }: Site): Hono {
  const pages = new Hono()
  const list = async (c: Context) => ({
    classrooms: await readClassrooms(db, c.var.viewer, today(c, now)),
    schools: (await readOrganisationsLedOrStaffed(db, c.var.viewer)).filter(({ id }) =>
      mayMakeAt(c.var.viewer, id),
    ),
    taught: c.var.viewer.standing.taught,
    arranges: (room: Classroom) => mayArrange(c.var.viewer, room),
    today: today(c, now),
  })

  pages.get('/classrooms', asks('list', 'classroom'), async (c) =>
    show(c, <ClassroomsPage {...await list(c)} />),
  )

  pages.post('/classrooms', asks('create', 'classroom'), async (c) => {
    const { values, errors, given } = await readForm(c, makingForm)
    if (errors) {
      return show(c, <ClassroomsPage {...await list(c)} given={given} errors={errors} />, 422)
    }
    const id = idOfForm(c.var.viewer.person, 'classroom', values.id)
    const organisation = readId('organisation', values.organisation)
    await makeClassroom(db, c.var.viewer, { id, organisation, name: values.name }, today(c, now))
    return done(c, `/classrooms/${id}/people`, words.made)
  })

  return pages
}

function arranging({ db, now }: Site): Hono {
  const pages = new Hono()
  const roomIn = (c: Context) => readId('classroom', c.req.param('classroom'))

  pages.get('/classrooms/:classroom/people', asks('read', 'classroom'), async (c) => {
    const id = roomIn(c)
    const text = c.req.query('name') ?? ''
    const day = today(c, now)
    const room = await readClassroom(db, c.var.viewer, id, day)
    const found = text ? await findNewcomers(db, c.var.viewer, { id, text }, day) : undefined
    const may = {
      teaches: c.var.viewer.standing.taught.includes(id),
      arranges: mayArrange(c.var.viewer, room.classroom),
    }
    return show(c, <ArrangePage {...room} {...may} text={text} found={found} today={day} />)
  })

  pages.post('/classrooms/:classroom/people', asks('create', 'classroom membership'), async (c) => {
    const { values } = await readForm(c, lettingForm)
    if (!values) throw new Refusal('not-found', words.nobodyFound)
    const person = readId('person', values.person)
    await letIn(db, c.var.viewer, { id: roomIn(c), person, role: values.role }, today(c, now))
    return done(c, `/classrooms/${roomIn(c)}/people`, words.letIn)
  })

  return pages.route('/', ending({ db, now }))
}

function ending({ db, now }: Pick<Site, 'db' | 'now'>): Hono {
  const pages = new Hono()
  const path = '/classrooms/:classroom/people/:membership/end'
  const memberIn = (c: Context) => ({
    id: readId('classroom', c.req.param('classroom')),
    membership: readId('classroom_membership', c.req.param('membership')),
  })

  pages.get(path, asks('end', 'classroom membership'), async (c) =>
    show(c, <EndingPage {...await readMember(db, c.var.viewer, memberIn(c), today(c, now))} />),
  )

  pages.post(path, asks('end', 'classroom membership'), async (c) => {
    const { viewer } = c.var
    const member = memberIn(c)
    const ended = await letGo(db, viewer, member, today(c, now))
    // Who ends their own time may not come back to where they did it.
    const to = ended === viewer.person ? '/classrooms' : `/classrooms/${member.id}/people`
    return done(c, to, words.gone)
  })

  return pages
}
