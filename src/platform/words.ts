import { defineWords } from './i18n/word.ts'

export const platformWords = defineWords('platform', {
  errorTitle: 'That did not work',
  notFound: 'There is no such page here. It may have moved, or it may not be yours to see.',
  fromElsewhere:
    'This did not come from a page of Kith, so nothing was changed. Open the page again and try once more.',
  tooMuch:
    'That was more text than a page can take. Nothing was changed: go back, your words are still there.',
  notThatWay: 'This page cannot be used that way. Nothing was changed.',
  notAForm:
    'What was sent is not a form of Kith, so nothing was done with it. Open the page again and send it from there.',
  bug: 'Something broke on our side. Nothing of yours was lost: go back and try again, or tell whoever looks after Kith at your school.',
  bugNumber: 'They will ask for this number: {number}',
  nothingHere: 'There is nothing here',
  goBack: 'Back to where I was',
  toHome: 'Go to my home page',
  notAsAsked:
    'What was sent is not what this page asks for, so nothing was changed. Open the page again and fill it in there.',
  unreadable: 'This could not be read as a request. Nothing was changed.',
  overtaken:
    'This has changed while you were writing, so nothing was written over. Open the page again and look.',
  nowSays:
    'This has changed while you were writing. Now it says: “{now}” Yours is still here. If you send it again, it takes that place.',
  nowEmpty:
    'This has changed while you were writing. Now nothing stands there. Yours is still here. Send it again, and it is kept.',
  brokenForm: 'What was sent did not arrive whole. Nothing was kept of it. Please send it again.',
})
