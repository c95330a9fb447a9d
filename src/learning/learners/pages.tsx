import { Hono } from 'hono'
import { show } from '../../platform/http/show.tsx'
import { readId } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import { readPerson } from '../../people/persons/actions.ts'
import { readLook, whileLooking } from '../../people/safeguarding/actions.ts'
import { readPursuit } from '../goals/reading.ts'
import { readLearner } from './actions.ts'
import { LearnerGoalPage, LearnerPage } from './learner-page.tsx'

/** A learner and their goals, for those who teach them or look after them: to read, never to change. */
export function learnerPages({ db, now }: Site): Hono {
  const pages = new Hono()

  pages.get('/learners/:learner', asks('read', 'learner'), async (c) => {
    const learner = readId('person', c.req.param('learner'))
    if (learner === c.var.viewer.person) return c.redirect('/goals', 303)
    const { viewer } = c.var
    const full = await whileLooking(db, viewer, learner, () =>
      readLearner(db, viewer, learner, now()),
    )
    const look = await readLook(db, c.var.viewer, learner, now())
    return show(c, <LearnerPage {...full} me={c.var.viewer.person} look={look} />)
  })

  pages.get('/learners/:learner/goals/:goal', asks('read', 'pursuit'), async (c) => {
    const person = readId('person', c.req.param('learner'))
    const goal = readId('goal', c.req.param('goal'))
    const { viewer } = c.var
    const full = await whileLooking(db, viewer, person, () =>
      readPursuit(db, viewer, { person, goal }),
    )
    const learner = await readPerson(db, viewer, person)
    return show(c, <LearnerGoalPage learner={learner} {...full} />)
  })

  return pages
}
