import * as v from 'valibot'
import { fewestSeats, mostSeats } from './circle.ts'
import { circleWords as words } from './words.ts'

export const answerForm = v.object({ answer: v.picklist(['accepted', 'declined']) })

export const closingForm = v.object({ because: v.picklist(['goal-met', 'ended']) })

export const agreementForm = v.object({
  agreed: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(2000, words.agreedLong.key)),
  meets: v.pipe(v.optional(v.string(), ''), v.trim(), v.maxLength(200, words.meetsLong.key)),
  seats: v.pipe(
    v.optional(v.string(), ''),
    v.transform(Number),
    v.integer(words.seatsRange.key),
    v.minValue(fewestSeats, words.seatsRange.key),
    v.maxValue(mostSeats, words.seatsRange.key),
  ),
  door: v.picklist(['open', 'by-invitation'], words.doorEmpty.key),
})
