import { defineWords } from '../../platform/i18n/word.ts'

export const lookWords = defineWords('safeguarding', {
  none: 'There is no such learner here.',
  title: 'Look at {name}',
  intro:
    'You answer for the safety of the learners at {school}. That does not open their pages to you; a look does, one learner at a time.',
  see: 'What you will see',
  seeOpen:
    'Where {name} is going, their circles, and the goals that they share with those who help them, with the words and the way so far. Also what adults have proposed to {name}, and why: what waits for an answer, and what was taken back in the last thirty days.',
  seeNot: 'Goals that {name} keeps to themselves stay closed.',
  kept: 'What is kept, and when it ends',
  keptSays:
    'That you looked, and when, is written down where nobody can change it unnoticed. Why is kept beside it.',
  told: 'Who is told',
  toldSays:
    '{name} can read on a page of their own that you looked, and when, from the moment at which you begin. So can those who look after {name} in full, until the thirteenth birthday. Why is told to nobody by Kith.',
  endsSays:
    'The look ends by itself, {hours, plural, one {after # hour} other {after # hours}}. You can stop before.',
  because: 'Why do you look?',
  becauseHint: 'A sentence or two, for somebody who asks in a year. 10 to 500 letters and spaces.',
  becauseWrong: 'Say why you look, in 10 to 500 letters and spaces.',
  begin: 'Begin to look',
  back: 'Back to the school',
  begun: 'You are looking now. It has been written down.',
  isOver:
    'Your look at this learner has ended. If there is a reason to look again, begin from the list of people at your school.',
  yours: 'Your look',
  looking: 'You look at {name} as safeguarding lead, until {until, time, short}.',
  lookingBecause: 'Because: {because}',
  stop: 'Stop looking',
  stopped: 'You have stopped looking.',
  whoLooked: 'Who looked?',
  whoLookedAt: 'Who looked at the page of {name}?',
  whoLookedHint:
    'Those who keep children safe at school can look for a while. Here stands who did, and when.',
  toWhoLooked: 'See who looked',
  whatALookIs:
    'A safeguarding lead is somebody at school who answers for keeping children safe. They do not see your page. If they are worried about you, they can look at it for a while, and then it stands here.',
  whatALookIsOf:
    'A safeguarding lead is somebody at school who answers for keeping children safe. They do not see the page of {name}. If they are worried, they can look at it for a while, and then it stands here. {name} reads the same.',
  whatIsSeen:
    'They see where you are going, your circles, the goals that you share with those who help you, and what adults have proposed to you. What you keep to yourself stays closed.',
  whatIsSeenOf:
    'They see where {name} is going, the circles, the goals that {name} shares, and what adults have proposed to {name}. What {name} keeps to themselves stays closed.',
  onlyLooks:
    'Only such looks stand here. Those who teach you or look after you read what you share whenever they like.',
  onlyLooksOf:
    'Only such looks stand here. Those who teach or look after {name} read what is shared with them whenever they like.',
  askWhy:
    'Why they looked does not stand here. You can ask them, or somebody you trust. They have to have a reason.',
  askWhyOf:
    'Why they looked does not stand here. You can ask them. When {name} is thirteen, only {name} reads this page.',
  soFar: 'Until now',
  nobodyLooked: 'Nobody has looked at your things for safety reasons.',
  nobodyLookedAt: 'Nobody has looked at the things of {name} for safety reasons.',
  nobodyLookedSays: 'If somebody does, their name will be here from that moment.',
  lookedFor: 'looked, as safeguarding lead of {school}',
  looksFor: 'is looking now, as safeguarding lead of {school}',
  fromTo: 'from {from, time, short} to {to, time, short}',
  since: 'since {from, time, short}, until {to, time, short} at the latest',
  onDay: '{day, date, ::EEEEdMMMMyyyy}',
  nameless: 'Somebody who is not here any more',
  earlier: 'Earlier ones',
  later: 'Later ones',
  backToMe: 'About me',
  backToLearner: 'Back to {name}',
})
