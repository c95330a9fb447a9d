import { defineWords } from '../../platform/i18n/word.ts'

export const readerWords = defineWords('readers', {
  onlyYou: 'Only you can read this goal.',
  read: 'Besides you, {who} can read this.',
  noneYet: 'Nobody teaches you or looks after you here yet. Whoever comes to do so can read this.',
  far: 'What it is called, and how far it is, can be seen by {who}.',
  named: 'What you call it can also be seen by {who}.',
  look: 'Whoever answers for children’s safety at your school can read it too if they have a reason to look. You see who looked, and when.',
  keepLater: 'You can keep it to yourself on its own page.',

  teachers: 'your teachers',
  guardians: 'those who look after you',
  untilThirteen: '{who} (until you are thirteen)',
  mates: 'people who are in a circle with you',
  classmates: 'learners in your classrooms, because you are open to company',

  circle: 'This can be read by {who}.',
  members: 'all of you in the circle',
  invited: 'whoever is asked into it',
  nearby: 'learners who share a classroom with one of you, because its door is open',
  theirTeachers: 'your teachers',
  theirGuardians: 'those who look after one of you in full',
})
