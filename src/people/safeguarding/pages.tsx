import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { whenIn } from '../../platform/day.ts'
import { readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { show } from '../../platform/http/show.tsx'
import { idOfForm, readId } from '../../platform/id.ts'
import { isSeen } from '../../platform/seen.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import { beginLook, endLook, readLearnerToLookAt, readLooksAt } from './actions.ts'
import { isReason } from './look.ts'
import { LookPage } from './look-page.tsx'
import { WhoLookedPage } from './who-looked-page.tsx'
import { lookWords as words } from './words.ts'

/** Which page of a list is asked for; what is no page is the first. */
function pageIn(c: Context): number {
  const asked = c.req.query('page') ?? ''
  return /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : 1
}

const lookForm = v.object({
  id: v.optional(v.string()),
  because: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.check(isSeen, words.becauseWrong.key),
    v.check(isReason, words.becauseWrong.key),
  ),
})

/** How a safeguarding lead comes to see one learner: by saying why, for a while, and written down; and how the learner is told. */
export function safeguardingPages({ db, now }: Site): Hono {
  const pages = new Hono()
  const learnerIn = (c: Context) => readId('person', c.req.param('learner'))
  const when = (c: Context) => whenIn(c.var.self.timeZone, now())

  pages.get('/learners/:learner/look', asks('create', 'look'), async (c) => {
    const { viewer } = c.var
    const found = await readLearnerToLookAt(db, viewer, learnerIn(c), when(c).today)
    const isLooking = viewer.standing.looking.includes(found.learner.id)
    if (isLooking) return c.redirect(`/learners/${found.learner.id}`, 303)
    return show(c, <LookPage {...found} />)
  })

  pages.post('/learners/:learner/look', asks('create', 'look'), async (c) => {
    const { values, errors, given } = await readForm(c, lookForm)
    const found = await readLearnerToLookAt(db, c.var.viewer, learnerIn(c), when(c).today)
    if (errors) {
      return show(c, <LookPage {...found} given={given} errors={errors} />, 422)
    }
    const learner = found.learner.id
    const id = idOfForm(c.var.viewer.person, 'look', values.id)
    await beginLook(db, c.var.viewer, { id, learner, because: values.because }, when(c))
    return done(c, `/learners/${learner}`, words.begun)
  })

  pages.post('/learners/:learner/look/end', asks('end', 'look'), async (c) => {
    const organisation = await endLook(db, c.var.viewer, learnerIn(c), now())
    return done(c, `/organisations/${organisation}`, words.stopped)
  })

  pages.get('/learners/:learner/looks', asks('list', 'look'), async (c) => {
    const { viewer, self } = c.var
    const told = await readLooksAt(db, viewer, learnerIn(c), pageIn(c))
    const isOwn = told.learner.id === viewer.person
    return show(c, <WhoLookedPage {...told} isOwn={isOwn} now={now()} timeZone={self.timeZone} />)
  })

  return pages
}
