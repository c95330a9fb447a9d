import { defineWords } from '../../platform/i18n/word.ts'

export const lookWords = defineWords('safeguarding', {
  none: 'There is no such learner here.',
  title: 'Look at {name}',
  intro:
    'You answer for the safety of the learners at {school}. That does not open their pages to you; a look does, one learner at a time.',
  see: 'What you will see',
  seeOpen:
    'Where {name} is going, their circles, and the goals that they share with those who help them, with the words and the way so far.',
  seeNot: 'Goals that {name} keeps to themselves stay closed, and so does what others propose.',
  kept: 'What is kept, and when it ends',
  keptSays:
    'That you looked, and when, is written down where nobody can change it unnoticed. Why is kept beside it.',
  endsSays:
    'The look ends by itself, {hours, plural, one {after # hour} other {after # hours}}. You can stop before.',
  because: 'Why do you look?',
  becauseHint: 'A sentence or two, for somebody who asks in a year. 10 to 500 letters and spaces.',
  becauseWrong: 'Say why you look, in 10 to 500 letters and spaces.',
  begin: 'Begin to look',
  back: 'Back to the school',
  begun: 'You are looking now. It has been written down.',
  yours: 'Your look',
  looking: 'You look at {name} as safeguarding lead, until {until, time, short}.',
  lookingBecause: 'Because: {because}',
  stop: 'Stop looking',
  stopped: 'You have stopped looking.',
})
