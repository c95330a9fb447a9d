/**
 * `kith/matching`: who can learn with whom. Pure: plain records in, plain records out, no clock, no chance but what is
 * handed in as a seed, and nothing imported.
 */
export { goingMyWay, whoCanHelp, whomToHelp, type Answer, type Asked } from './answer.ts'
export { formGroups } from './grouping/form.ts'
export type { Asked as AskedForGroups, Before, Pair } from './grouping/asked.ts'
export type { Counts, Group, Help, LeftOver, Plan } from './grouping/plan.ts'
export { nearestSizes, type Sizes } from './grouping/sizes.ts'
export { grownUp, type Admission, type Learner, type Pursuit } from './learner.ts'
export { hasRoom, mayMeet, whyNotMeet, type Barrier } from './meet.ts'
export { rules, type Match, type Rule, type SharedGoal } from './order.ts'
export { poolOf, type Pool } from './pool.ts'
export type { OfOthers, Silence } from './silence.ts'
export { always, bothFree, never, timesOf, weekOf, type Time, type Week } from './week.ts'
