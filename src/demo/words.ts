import { defineWords } from '../platform/i18n/word.ts'

/** What the operator reads beside the links into the demo world. */
export const demoWords = defineWords('demo', {
  learner: '{name}, a learner: {link}',
  teacher: '{name}, a teacher: {link}',
  leader: '{name}, who leads the school: {link}',
})
