import type { Area } from './area.ts'

export const beforeIWrite: Area = {
  slug: 'before-i-write',
  code: 'B',
  title: 'Before I write',
  picture: 'It starts with saying one thing out loud, and leads to a plan that is yours.',
  competencies: [
    {
      slug: 'say-it-first',
      title: 'Say it before I write it',
      statement: 'I can say what I want to write out loud before I write it down.',
      sign: 'You tell it to someone, and they know what you will write about.',
      after: [],
    },
    {
      slug: 'catch-ideas',
      title: 'Catch ideas before they run away',
      statement: 'I can keep my ideas in words or drawings so that I find them again later.',
      sign: 'You open your notebook a week later and still know what you meant.',
      after: [],
    },
    {
      slug: 'pick-one-idea',
      title: 'Pick the idea I care about',
      statement: 'I can choose one idea out of many and say why it is the one.',
      sign: 'You can finish the sentence: I picked this one because.',
      after: ['catch-ideas'],
    },
    {
      slug: 'know-my-reader',
      title: 'Know who I am writing for',
      statement: 'I can say who will read my piece and what they know about it already.',
      sign: 'You can name one thing that this reader would need you to explain.',
      after: ['pick-one-idea', 'say-it-first'],
    },
    {
      slug: 'ask-what-to-find-out',
      title: 'Ask what I need to find out',
      statement: 'I can list the questions I have to answer before I can write my piece.',
      sign: 'You find an answer to one question and cross it off.',
      after: ['pick-one-idea'],
    },
    {
      slug: 'take-notes',
      title: 'Take notes I can use',
      statement: 'I can write short notes from what I read, hear or see, and use them later.',
      sign: 'You close the book and can tell someone about it from your notes.',
      after: ['ask-what-to-find-out'],
    },
    {
      slug: 'plan-my-way',
      title: 'Plan in a way that suits me',
      statement: 'I can make a plan with a list, a map, cards or a talk, and then use it.',
      sign: 'Your plan and your piece match, or you can say why you changed your mind.',
      after: ['know-my-reader', 'ask-what-to-find-out'],
    },
    {
      slug: 'choose-the-form',
      title: 'Choose the kind of writing it needs',
      statement: 'I can choose if my idea should be a letter, a story, a poem or something else.',
      sign: 'You can say what would be lost if you had picked another kind.',
      after: ['plan-my-way'],
    },
  ],
}
