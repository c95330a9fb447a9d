import { Hono, type Context } from 'hono'
import { Refusal } from '../../platform/errors.ts'
import { readBody, readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { placeHere } from '../../platform/http/reading.ts'
import { show } from '../../platform/http/show.tsx'
import { idOfForm, readId } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import { asks } from '../../policy/route.ts'
import {
  answerProposal,
  propose,
  readLearnerToProposeTo,
  readProposing,
  withdrawProposal,
} from './actions.ts'
import { answerForm, mapProposalForm, proposalForm } from './forms.ts'
import { MapProposalPage, ProposalPage } from './proposal-page.tsx'
import { proposalWords as words } from './words.ts'

/** What adults propose, and what learners answer. */
export function proposalPages({ db, now }: Site): Hono {
  const pages = new Hono()
  const learnerIn = (c: Context) => readId('person', c.req.param('learner'))

  pages.get('/learners/:learner/proposals/new', asks('propose', 'plan'), async (c) => {
    const learner = await readLearnerToProposeTo(db, c.var.viewer, learnerIn(c))
    return show(c, <ProposalPage learner={learner} />)
  })

  pages.post('/learners/:learner/proposals', asks('propose', 'plan'), async (c) => {
    const { values, errors, given } = await readForm(c, proposalForm)
    const learner = await readLearnerToProposeTo(db, c.var.viewer, learnerIn(c))
    if (errors)
      return show(c, <ProposalPage learner={learner} given={given} errors={errors} />, 422)
    const { id, title, because } = values
    const suggestion = {
      id: idOfForm(c.var.viewer.person, 'proposal', id),
      learner: learner.id,
      what: { title },
      because,
    }
    const isNew = await propose(db, c.var.viewer, suggestion, now())
    return done(c, `/learners/${learner.id}`, isNew ? words.sent : words.waitsAlready)
  })

  pages.post('/proposals/:proposal/answer', asks('edit', 'proposal'), async (c) => {
    const id = readId('proposal', c.req.param('proposal'))
    const { values } = await readForm(c, answerForm)
    if (!values) throw new Refusal('not-found', words.none)
    const goal = await answerProposal(db, c.var.viewer, { id, ...values }, now())
    return goal ? done(c, `/goals/${goal}`, words.accepted) : done(c, '/', words.declined)
  })

  pages.post('/proposals/:proposal/withdraw', asks('end', 'proposal'), async (c) => {
    const form = await readBody(c)
    const id = readId('proposal', c.req.param('proposal'))
    const became = await withdrawProposal(db, c.var.viewer, id, now())
    return done(c, placeHere(form['back']), afterTakingBack[became])
  })

  return pages.route('/', fromMap({ db, now }))
}

const afterTakingBack = {
  accepted: words.takenUpAlready,
  declined: words.answeredAlready,
  withdrawn: words.takenBack,
}

function fromMap({ db, now }: Pick<Site, 'db' | 'now'>): Hono {
  const pages = new Hono()
  const competencyIn = (c: Context) => readId('competency', c.req.param('competency'))

  pages.get('/competencies/:competency/proposals/new', asks('propose', 'plan'), async (c) => {
    const competency = competencyIn(c)
    const proposing = await readProposing(db, c.var.viewer, competency)
    return show(c, <MapProposalPage competency={competency} {...proposing} />)
  })

  pages.post('/competencies/:competency/proposals', asks('propose', 'plan'), async (c) => {
    const competency = competencyIn(c)
    const { values, errors, given } = await readForm(c, mapProposalForm)
    if (errors) {
      const proposing = await readProposing(db, c.var.viewer, competency)
      const page = { competency, ...proposing, given, errors }
      return show(c, <MapProposalPage {...page} />, 422)
    }
    const learner = readId('person', values.learner)
    const id = idOfForm(c.var.viewer.person, 'proposal', values.id)
    const suggestion = { id, learner, what: { competency }, because: values.because }
    const isNew = await propose(db, c.var.viewer, suggestion, now())
    return done(c, `/learners/${learner}`, isNew ? words.sent : words.waitsAlready)
  })

  return pages
}
