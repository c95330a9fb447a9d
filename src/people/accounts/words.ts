import { defineWords } from '../../platform/i18n/word.ts'

export const accountWords = defineWords('accounts', {
  title: 'Come in',
  intro: 'You come in with a link that was made for you. Each link opens once.',
  ask: 'If you have none, ask your teacher, or whoever looks after Kith at your school.',
  hello: 'This link is for you alone.',
  enter: 'Come in',
  deadLink:
    'This link has been used or is too old. Ask for a new one, and nothing of yours is lost.',
  signOut: 'Sign out',
  signedOut: 'You are signed out.',
  sessionEnded:
    'You have been signed out, and nothing was changed. What you wrote is still on its page: sign in again in another tab or window, come back and send it once more.',
  shutOut: 'They are suspended or gone, so no link opens for them.',
  noPerson: 'There is nobody called “{name}” here.',
  manyPeople: 'Several people are called “{name}”. Name the one you mean by their id: {people}',
})
