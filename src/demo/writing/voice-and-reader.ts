import type { Area } from './area.ts'

export const voiceAndReader: Area = {
  slug: 'voice-and-reader',
  code: 'V',
  title: 'Voice and reader',
  picture: 'It starts with sounding like you, and leads to being heard by people you never met.',
  competencies: [
    {
      slug: 'sound-like-me',
      title: 'Write so it sounds like me',
      statement: 'I can write in a way that people who know me can hear me say.',
      sign: 'A friend picks your piece out of five without seeing the names.',
      after: ['say-it-first'],
    },
    {
      slug: 'my-languages',
      title: 'Bring in my other languages',
      statement: 'I can use words from any language of mine and help my reader understand them.',
      sign: 'A reader who speaks only one language learns a word from you.',
      after: ['sound-like-me'],
    },
    {
      slug: 'next-question',
      title: 'Answer the next question',
      statement: 'I can guess what my reader will ask next and answer it in time.',
      sign: 'You stop after each part, and your reader has no question left.',
      after: ['know-my-reader'],
    },
    {
      slug: 'right-tone',
      title: 'Change my tone for my reader',
      statement: 'I can say the same thing to a friend, a small child or a stranger.',
      sign: 'You have written it twice, and each reader got the right one.',
      after: ['next-question', 'sound-like-me'],
    },
    {
      slug: 'make-them-smile',
      title: 'Make a reader smile',
      statement: 'I can write something that is funny to my reader and hurts nobody.',
      sign: 'You see the smile come at the place where you planned it.',
      after: ['right-tone'],
    },
    {
      slug: 'explain-so-they-can',
      title: 'Explain it so another can do it',
      statement: 'I can write steps so clear that someone else can do it without me.',
      sign: 'You watch someone try with your words alone, and you keep quiet.',
      after: ['paragraphs', 'next-question'],
    },
    {
      slug: 'never-met',
      title: 'Write for someone I have never met',
      statement: 'I can write for a person I do not know and leave out nothing they need.',
      sign: 'Someone from another school can say back what you meant.',
      after: ['explain-so-they-can', 'right-tone'],
    },
    {
      slug: 'voice-of-my-own',
      title: 'Find a voice that is mine',
      statement: 'I can hear what makes my writing mine, and do more of it on purpose.',
      sign: 'You can name two things that you always do and why you like them.',
      after: ['make-them-smile', 'feel-of-a-word'],
    },
  ],
}
