import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { Refusal } from '../../platform/errors.ts'
import { readBody, readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { placeHere } from '../../platform/http/reading.ts'
import { show } from '../../platform/http/show.tsx'
import { idOfForm, readId } from '../../platform/id.ts'
import { beganIn, beganWith, formAgain, Overtaken, type Texts } from '../../platform/meanwhile.ts'
import type { Site } from '../../platform/site.ts'
import { wholeForm } from '../../platform/ui/error-summary.tsx'
import { asks } from '../../policy/route.ts'
import {
  agreeOn,
  closeCircle,
  joinCircle,
  leaveCircle,
  readRoom,
  startCircle,
  textsOf,
} from './actions.ts'
import { agreementForm, answerForm, closingForm } from './forms.ts'
import { answerInvitation, invite } from './inviting.ts'
import { AgreementPage, RoomPage, type AgreementForm } from './room-page.tsx'
import { circleWords as words } from './words.ts'

/** Circles and the invitations to them. */
export function circlePages(site: Site): Hono {
  const { db, now } = site
  const pages = new Hono()

  pages.post('/goals/:goal/invitations', asks('invite', 'company'), async (c) => {
    const goal = readId('goal', c.req.param('goal'))
    const form = await readBody(c)
    const wish = {
      id: idOfForm(c.var.viewer.person, 'invitation', text(form['id'])),
      goal,
      to: readId('person', text(form['to'])),
    }
    const circle = await invite(db, c.var.viewer, wish, now())
    if (circle) return done(c, `/circles/${circle}`, words.joined)
    return done(c, form['back'] ? placeHere(form['back']) : `/goals/${goal}`, words.invited)
  })

  pages.post('/goals/:goal/circles', asks('create', 'circle'), async (c) => {
    const goal = readId('goal', c.req.param('goal'))
    const form = await readBody(c)
    const id = await startCircle(
      db,
      c.var.viewer,
      { id: idOfForm(c.var.viewer.person, 'circle', text(form['id'])), goal },
      now(),
    )
    return done(c, `/circles/${id}`, words.started)
  })

  pages.post('/invitations/:invitation/answer', asks('edit', 'invitation'), async (c) => {
    const id = readId('invitation', c.req.param('invitation'))
    const { values } = await readForm(c, answerForm)
    if (!values) throw new Refusal('not-found', words.noInvitation)
    const circle = await answerInvitation(db, c.var.viewer, { id, ...values }, now())
    return circle ? done(c, `/circles/${circle}`, words.joined) : done(c, '/', words.saidNo)
  })

  return pages.route('/', roomPages(site)).route('/', agreementPages(site))
}

function roomPages({ db, now }: Site): Hono {
  const pages = new Hono()

  pages.get('/circles/:circle', asks('read', 'circle'), async (c) => {
    const room = await readRoom(db, c.var.viewer, circleIn(c))
    return show(c, <RoomPage {...room} />)
  })

  pages.post('/circles/:circle/members', asks('join', 'circle'), async (c) => {
    await joinCircle(db, c.var.viewer, circleIn(c), now())
    return done(c, `/circles/${circleIn(c)}`, words.joined)
  })

  pages.post('/circles/:circle/leave', asks('end', 'circle membership'), async (c) => {
    await leaveCircle(db, c.var.viewer, circleIn(c), now())
    return done(c, '/', words.left)
  })

  pages.post('/circles/:circle/close', asks('end', 'circle'), async (c) => {
    const { values } = await readForm(c, closingForm)
    const because = values?.because ?? 'ended'
    await closeCircle(db, c.var.viewer, { id: circleIn(c), because }, now())
    return done(c, `/circles/${circleIn(c)}`, words.ended)
  })

  return pages
}

function agreementPages({ db }: Site): Hono {
  const pages = new Hono()

  pages.get('/circles/:circle/agreement', asks('edit', 'circle'), async (c) => {
    const { circle, inside } = await readRoom(db, c.var.viewer, circleIn(c))
    if (!inside || circle.closedAt) return c.redirect(`/circles/${circle.id}`, 303)
    const given = textsOf(circle)
    return show(c, <AgreementPage {...{ circle, given }} began={beganWith(given)} />)
  })

  pages.post('/circles/:circle/agreement', asks('edit', 'circle'), async (c) => {
    const { values, errors, given } = await readForm(c, agreementForm)
    const began = beganIn(given)
    const again = async (form: Omit<AgreementForm, 'circle'>, status: 422 | 409) => {
      const { circle } = await readRoom(db, c.var.viewer, circleIn(c))
      return show(c, <AgreementPage {...form} circle={circle} />, status)
    }
    if (errors) return again({ given, began, errors }, 422)
    try {
      await agreeOn(db, c.var.viewer, { id: circleIn(c), terms: values, began })
    } catch (error) {
      if (error instanceof Overtaken)
        return again(formAgain(c.var.say, given, error.there, inWords(c, error.there)), 409)
      if (!(error instanceof Refusal) || !isAboutTheForm(error)) throw error
      const field = error.kind === 'invalid' ? 'seats' : wholeForm
      const status = error.kind === 'invalid' ? 422 : 409
      return again({ given, began, errors: { [field]: c.var.say.said(error.said) } }, status)
    }
    return done(c, `/circles/${circleIn(c)}`, words.kept)
  })

  return pages
}

/** What was asked of the seats, or a circle that has ended meanwhile: what was written stays in the fields. */
function isAboutTheForm({ kind }: Refusal): boolean {
  return kind === 'invalid' || kind === 'conflict'
}

/** What stands there, with the door in words. */
function inWords(c: Context, there: Texts): Texts {
  const door = there['door'] === 'open' ? words.doorOpen : words.doorAsked
  return { ...there, door: c.var.say(door) }
}

function circleIn(c: Context) {
  return readId('circle', c.req.param('circle'))
}

function text(value: unknown): string | undefined {
  return v.is(v.string(), value) ? value : undefined
}
