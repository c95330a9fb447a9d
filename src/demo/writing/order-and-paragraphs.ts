import type { Area } from './area.ts'

export const orderAndParagraphs: Area = {
  slug: 'order-and-paragraphs',
  code: 'O',
  title: 'Order and paragraphs',
  picture: 'It starts with what came first, and leads to a path a stranger can walk without you.',
  competencies: [
    {
      slug: 'tell-it-in-order',
      title: 'Tell what happened, in order',
      statement: 'I can tell what happened first, next and last so that nobody gets mixed up.',
      sign: 'A friend who was not there can tell it to someone else.',
      after: ['sentence-stands-alone'],
    },
    {
      slug: 'one-thing-at-a-time',
      title: 'Keep to one thing at a time',
      statement: 'I can finish one thing before I start to write about the next.',
      sign: 'You cut your page into strips, and each strip has a place to go.',
      after: ['tell-it-in-order', 'join-two-ideas'],
    },
    {
      slug: 'first-lines',
      title: 'Write a first line that opens the door',
      statement: 'I can write a first line that makes my reader want to read the second.',
      sign: 'You read only the first line to someone, and they ask what comes next.',
      after: ['tell-it-in-order', 'ask-tell-or-shout'],
    },
    {
      slug: 'paragraphs',
      title: 'Use paragraphs a reader can follow',
      statement: 'I can put what belongs together in one paragraph and start a new one on purpose.',
      sign: 'You can say in one breath what each paragraph is about.',
      after: ['one-thing-at-a-time', 'reasons-in-order'],
    },
    {
      slug: 'headings-and-lists',
      title: 'Use headings and lists that help',
      statement: 'I can use headings and lists so that a reader finds things fast.',
      sign: 'You time a reader, and they find the answer in ten seconds.',
      after: ['paragraphs'],
    },
    {
      slug: 'show-the-way',
      title: 'Show the reader the way',
      statement: 'I can use small words and phrases that tell a reader where I am going next.',
      sign: 'Your reader can guess what the next paragraph will do.',
      after: ['paragraphs'],
    },
    {
      slug: 'last-lines',
      title: 'End so that it feels finished',
      statement: 'I can write an ending that feels finished and does not just stop.',
      sign: 'Nobody turns the page to see if there is more.',
      after: ['first-lines'],
    },
    {
      slug: 'best-order',
      title: 'Choose the best order, not the first',
      statement: 'I can put my parts in another order and choose the one that works best.',
      sign: 'You have tried two orders on a reader and can say which one won.',
      after: ['show-the-way', 'last-lines'],
    },
  ],
}
