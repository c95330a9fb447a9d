import { Hono, type Context } from 'hono'
import { dayIn } from '../../platform/day.ts'
import { Refusal } from '../../platform/errors.ts'
import { readBody, readForm } from '../../platform/http/form.ts'
import { done } from '../../platform/http/notice.ts'
import { placeHere } from '../../platform/http/reading.ts'
import { show } from '../../platform/http/show.tsx'
import { idOfForm, readId, type Id } from '../../platform/id.ts'
import {
  beganIn,
  beganWith,
  formAgain,
  Overtaken,
  type FormAgain,
} from '../../platform/meanwhile.ts'
import type { Site } from '../../platform/site.ts'
import type { Errors } from '../../platform/ui/error-summary.tsx'
import { asks } from '../../policy/route.ts'
import { readCompany, readTogether } from '../circles/company.ts'
import { CompanyPart } from '../circles/parts.tsx'
import { readReaders } from '../readers/actions.ts'
import {
  finishStep,
  keepCompany,
  moveTo,
  reword,
  takeUpCompetency,
  takeUpOwn,
  takeUpToo,
} from './actions.ts'
import { objectOf } from './access.ts'
import { readPursuit, readPursuits } from './reading.ts'
import { alignWith } from './aligning.ts'
import {
  audienceForm,
  companyForm,
  newGoalForm,
  stateForm,
  stepForm,
  wordingForm,
} from './forms.ts'
import { GoalPage } from './goal-page.tsx'
import { GoalsPage } from './goals-page.tsx'
import { PathRibbon } from './path.tsx'
import { readPath } from './paths.ts'
import { shareWith } from './sharing.ts'
import { beginsAs, type Pursuit } from './pursuit.ts'
import { goalWords as words } from './words.ts'
import { EditWordsPage, NewGoalPage, StepPage, type EditWords } from './wording-page.tsx'

/** The learner's own goals. */
export function goalPages(site: Site): Hono {
  return new Hono()
    .route('/', beginnings(site))
    .route('/', looks(site))
    .route('/', deeds(site))
    .route('/', wordings(site))
    .route('/', steps(site))
}

function beginnings({ db, now }: Site): Hono {
  const pages = new Hono()
  const ofNew = (c: Context) =>
    readReaders(db, c.var.viewer, objectOf(beginsAs), dayIn(c.var.self.timeZone, now()))

  pages.get('/goals/new', asks('create', 'pursuit'), async (c) =>
    show(c, <NewGoalPage readers={await ofNew(c)} />),
  )

  pages.post('/goals', asks('create', 'pursuit'), async (c) => {
    const { values, errors, given } = await readForm(c, newGoalForm)
    if (errors) {
      const readers = await ofNew(c)
      return show(c, <NewGoalPage readers={readers} given={given} errors={errors} />, 422)
    }
    const id = idOfForm(c.var.viewer.person, 'pursuit', values.id)
    const goal = await takeUpOwn(db, c.var.viewer, { ...values, id }, now())
    return done(c, `/goals/${goal}`, values.state === 'idea' ? words.kept : words.started)
  })

  pages.post('/competencies/:competency/goal', asks('create', 'pursuit'), async (c) => {
    const competency = readId('competency', c.req.param('competency'))
    const goal = await takeUpCompetency(db, c.var.viewer, competency, now())
    return done(c, `/goals/${goal}`, words.started)
  })

  pages.post('/competencies/:competency/align', asks('edit', 'pursuit'), async (c) => {
    const form = await readBody(c)
    const goal = readId('goal', typeof form['goal'] === 'string' ? form['goal'] : undefined)
    const competency = readId('competency', c.req.param('competency'))
    const place = await alignWith(db, c.var.viewer, { goal, competency }, now())
    return done(c, `/goals/${place}`, words.aligned)
  })

  pages.post('/goals/:goal/too', asks('create', 'pursuit'), async (c) => {
    await takeUpToo(db, c.var.viewer, goalIn(c), now())
    return done(c, `/goals/${goalIn(c)}`, words.started)
  })

  return pages
}

function looks({ db, now }: Site): Hono {
  const pages = new Hono()

  pages.get('/goals', asks('list', 'pursuit'), async (c) => {
    const pursuits = await readPursuits(db, c.var.viewer, c.var.viewer.person)
    return show(c, <GoalsPage pursuits={pursuits} />)
  })

  pages.get('/goals/:goal', asks('read', 'pursuit'), async (c) => {
    const { viewer } = c.var
    const goal = goalIn(c)
    const full = await readPursuit(db, viewer, { person: viewer.person, goal })
    const { state, company: wish } = full.pursuit
    const isOpen = state === 'active' && wish !== 'alone'
    const company = isOpen && (await readCompany(db, viewer, [goal], now())).get(goal)
    const today = dayIn(c.var.self.timeZone, now())
    const path = await readPath(db, viewer, full.pursuit, today)
    const readers = await readReaders(db, viewer, objectOf(full.pursuit), today)
    const together = await readTogether(db, viewer, goal)
    return show(
      c,
      <GoalPage
        {...full}
        readers={readers}
        together={together}
        statement={path?.statement}
        path={path && <PathRibbon path={path} pursuit={full.pursuit} />}
        company={company && <CompanyPart goal={goal} company={company} back={`/goals/${goal}`} />}
      />,
    )
  })

  return pages
}

function deeds({ db, now }: Site): Hono {
  const pages = new Hono()

  pages.post('/goals/:goal/state', asks('edit', 'pursuit'), async (c) => {
    const { values } = await readForm(c, stateForm)
    if (!values) throw new Refusal('invalid', words.notFromHere)
    await moveTo(db, c.var.viewer, { goal: goalIn(c), ...values }, now())
    return done(c, `/goals/${goalIn(c)}`, words.moved)
  })

  pages.post('/goals/:goal/company', asks('share', 'pursuit'), async (c) => {
    const { values, given } = await readForm(c, companyForm)
    if (!values) throw new Refusal('invalid', words.chooseCompany)
    await keepCompany(db, c.var.viewer, goalIn(c), values.company)
    return done(c, backOr(c, given['back']), words.companySet)
  })

  pages.post('/goals/:goal/audience', asks('share', 'pursuit'), async (c) => {
    const { values } = await readForm(c, audienceForm)
    if (!values) throw new Refusal('invalid', words.chooseAudience)
    await shareWith(db, c.var.viewer, { goal: goalIn(c), ...values }, now())
    return done(c, `/goals/${goalIn(c)}`, words.audienceSet)
  })

  pages.post('/goals/:goal/step/done', asks('edit', 'pursuit'), async (c) => {
    const form = await readBody(c)
    await finishStep(db, c.var.viewer, goalIn(c), now())
    return done(c, backOr(c, form['back']), words.stepIsDone)
  })

  return pages
}

/** The viewer's own goal that an address names, and who reads its words. */
function ownGoal({ db, now }: Site) {
  return {
    own: async (c: Context) => {
      const { viewer } = c.var
      return (await readPursuit(db, viewer, { person: viewer.person, goal: goalIn(c) })).pursuit
    },
    readersOf: (c: Context, pursuit: Pursuit) =>
      readReaders(db, c.var.viewer, objectOf(pursuit), dayIn(c.var.self.timeZone, now())),
  }
}

function wordings(site: Site): Hono {
  const { db, now } = site
  const { own, readersOf } = ownGoal(site)
  const pages = new Hono()

  pages.get('/goals/:goal/words', asks('edit', 'pursuit'), async (c) => {
    const pursuit = await own(c)
    const { title, why, howKnown, goal } = pursuit
    const given = { title, why, howKnown }
    const readers = await readersOf(c, pursuit)
    return show(c, <EditWordsPage {...{ goal, readers, given }} began={beganWith(given)} />)
  })

  pages.post('/goals/:goal/words', asks('edit', 'pursuit'), async (c) => {
    const { values, errors, given } = await readForm(c, wordingForm)
    const goal = goalIn(c)
    const began = beganIn(given)
    const again = async (form: Omit<EditWords, 'goal' | 'readers'>, status: 422 | 409) => {
      const readers = await readersOf(c, await own(c))
      return show(c, <EditWordsPage {...{ goal, readers, ...form }} />, status)
    }
    if (errors) return again({ given, errors, began }, 422)
    try {
      await reword(db, c.var.viewer, { goal, wording: values, began }, now())
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
      return again(formAgain(c.var.say, given, error.there), 409)
    }
    return done(c, `/goals/${goal}`, words.saved)
  })

  return pages
}

function steps(site: Site): Hono {
  const { db, now } = site
  const { own, readersOf } = ownGoal(site)
  const pages = new Hono()

  pages.get('/goals/:goal/step', asks('edit', 'pursuit'), async (c) => {
    const pursuit = await own(c)
    const began = beganWith({ nextStep: pursuit.nextStep })
    return show(c, <StepPage {...{ pursuit, began }} readers={await readersOf(c, pursuit)} />)
  })

  pages.post('/goals/:goal/step', asks('edit', 'pursuit'), async (c) => {
    const { values, errors, given } = await readForm(c, stepForm)
    const began = beganIn(given)
    const again = async (
      form: Pick<FormAgain, 'began'> & { errors: Errors },
      status: 422 | 409,
    ) => {
      const pursuit = { ...(await own(c)), nextStep: given['nextStep'] ?? '' }
      const page = { pursuit, readers: await readersOf(c, pursuit), began: form.began }
      return show(c, <StepPage {...page} error={form.errors['nextStep']} />, status)
    }
    if (errors) return again({ began, errors }, 422)
    try {
      await reword(db, c.var.viewer, { goal: goalIn(c), wording: values, began }, now())
    } catch (error) {
      if (error instanceof Overtaken) return again(formAgain(c.var.say, given, error.there), 409)
      if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
      return again({ began, errors: { nextStep: c.var.say.said(error.said) } }, 409)
    }
    return done(c, backOr(c, given['back']), words.stepChosen)
  })

  return pages
}

function goalIn(c: Context): Id<'goal'> {
  return readId('goal', c.req.param('goal'))
}

/** The page that the deed was done from. */
function backOr(c: Context, back: unknown): string {
  return back === undefined ? `/goals/${goalIn(c)}` : placeHere(back)
}
