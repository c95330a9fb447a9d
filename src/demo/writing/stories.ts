import type { Area } from './area.ts'

export const stories: Area = {
  slug: 'stories',
  code: 'T',
  title: 'Stories',
  picture:
    'It starts with someone who wants something, and leads to a secret you keep until the end.',
  competencies: [
    {
      slug: 'someone-wants',
      title: 'Write about someone who wants something',
      statement: 'I can write about someone who wants something and tries to get it.',
      sign: 'Your reader can tell you what they want and starts to want it too.',
      after: ['tell-it-in-order'],
    },
    {
      slug: 'one-detail',
      title: 'Show it with one detail',
      statement: 'I can pick one small detail that shows more than a whole list would.',
      sign: 'A week later your reader still remembers that one thing.',
      after: ['working-verb', 'own-names'],
    },
    {
      slug: 'people-talk',
      title: 'Make people talk on the page',
      statement: 'I can write what people say so that we hear who is speaking.',
      sign: 'Two friends read it as a play and never ask whose turn it is.',
      after: ['tell-it-in-order', 'ask-tell-or-shout'],
    },
    {
      slug: 'things-go-wrong',
      title: 'Let things go wrong',
      statement: 'I can put something in the way of my person that is hard to get past.',
      sign: 'Your reader says oh no, and keeps reading.',
      after: ['someone-wants'],
    },
    {
      slug: 'take-us-there',
      title: 'Take the reader to a place',
      statement: 'I can write about a place so that a reader feels they are standing in it.',
      sign: 'Your reader can say what it smells like and where the light is.',
      after: ['one-detail', 'say-what-it-is-like'],
    },
    {
      slug: 'slow-and-fast',
      title: 'Slow a story down and speed it up',
      statement: 'I can make time go slowly when it matters and fast when it does not.',
      sign: 'You can point at the slow place and say why you stopped there.',
      after: ['things-go-wrong', 'long-and-short'],
    },
    {
      slug: 'other-eyes',
      title: 'Tell it through other eyes',
      statement: 'I can tell a story as someone else would see it, with only what they know.',
      sign: 'Your reader knows who is telling it without being told the name.',
      after: ['things-go-wrong', 'people-talk'],
    },
    {
      slug: 'hold-the-mystery',
      title: 'Hold a mystery to the end',
      statement: 'I can hide something fairly and let my reader find it out at the end.',
      sign: 'Your reader is surprised, looks back, and finds that the clues were there.',
      after: ['slow-and-fast', 'other-eyes'],
    },
  ],
}
