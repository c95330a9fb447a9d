import type { Area } from './area.ts'

export const sharing: Area = {
  slug: 'sharing',
  code: 'P',
  title: 'Sharing and publishing',
  picture: 'It starts with listening to one friend, and leads to readers you will never see.',
  competencies: [
    {
      slug: 'listen-to-a-writer',
      title: 'Listen well to someone’s writing',
      statement: 'I can listen to a whole piece and tell the writer what I heard.',
      sign: 'The writer says: yes, that is what I was trying to say.',
      after: ['say-it-first'],
    },
    {
      slug: 'say-what-worked',
      title: 'Tell a writer what worked',
      statement: 'I can point at the exact words that worked for me and say what they did.',
      sign: 'The writer goes away and does more of it.',
      after: ['listen-to-a-writer'],
    },
    {
      slug: 'share-one-piece',
      title: 'Share one piece I like',
      statement: 'I can choose a piece I like and read or show it to someone I trust.',
      sign: 'You can say why you chose this piece and this person.',
      after: ['read-it-aloud'],
    },
    {
      slug: 'read-to-a-room',
      title: 'Read my writing to a room',
      statement: 'I can read my writing to a group so that the back row hears and cares.',
      sign: 'Someone at the back laughs, sighs or asks a question in the right place.',
      after: ['share-one-piece'],
    },
    {
      slug: 'good-to-look-at',
      title: 'Make it good to look at',
      statement: 'I can use pictures, space and lettering so that people want to read my piece.',
      sign: 'People pick it up without being asked.',
      after: ['share-one-piece'],
    },
    {
      slug: 'help-a-friend',
      title: 'Help a friend’s piece, kindly',
      statement: 'I can help a writer see what to do next, and the piece stays theirs.',
      sign: 'Your friend makes the change alone and is glad you came.',
      after: ['say-what-worked', 'ask-one-question'],
    },
    {
      slug: 'write-together',
      title: 'Write one piece with someone else',
      statement: 'I can plan, share out and write one piece with another person.',
      sign: 'Neither of you can say any more who wrote which line.',
      after: ['help-a-friend'],
    },
    {
      slug: 'publish',
      title: 'Publish for strangers',
      statement: 'I can make a finished piece public, in print or online, and stay safe.',
      sign: 'Someone you do not know has read it, and it gives away nothing private.',
      after: ['last-check', 'never-met'],
    },
  ],
}
