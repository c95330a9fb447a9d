import * as v from 'valibot'
import { isSeen } from '../../platform/seen.ts'
import { audiences, companies, states } from './pursuit.ts'
import { goalWords as words } from './words.ts'

const title = v.pipe(
  v.optional(v.string(), ''),
  v.trim(),
  v.check(isSeen, words.titleEmpty.key),
  v.maxLength(500, words.titleLong.key),
)
const why = v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(2000, words.whyLong.key))
const howKnown = v.pipe(
  v.optional(v.string(), ''),
  v.trim(),
  v.maxLength(2000, words.howKnownLong.key),
)

export const newGoalForm = v.object({
  id: v.optional(v.string()),
  title,
  why,
  howKnown,
  state: v.optional(v.picklist(['idea', 'active']), 'active'),
})

export const wordingForm = v.object({ title, why, howKnown })

export const stepForm = v.object({
  nextStep: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(500, words.nextStepLong.key)),
})

export const stateForm = v.object({ state: v.picklist(states, words.notFromHere.key) })

export const audienceForm = v.object({
  audience: v.picklist(audiences, words.chooseAudience.key),
})

export const companyForm = v.object({ company: v.picklist(companies, words.chooseCompany.key) })
