import * as v from 'valibot'
import { isSeen } from '../../platform/seen.ts'
import { proposalWords as words } from './words.ts'

export const proposalForm = v.object({
  id: v.optional(v.string()),
  title: v.pipe(
    v.optional(v.string(), ''),
    v.trim(),
    v.check(isSeen, words.whatEmpty.key),
    v.maxLength(500, words.long.key),
  ),
  because: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(2000, words.becauseLong.key)),
})

export const mapProposalForm = v.object({
  id: v.optional(v.string()),
  learner: v.pipe(v.optional(v.string(), ''), v.uuid(words.whoEmpty.key)),
  because: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(2000, words.becauseLong.key)),
})

export const answerForm = v.object({ answer: v.picklist(['accepted', 'declined']) })
