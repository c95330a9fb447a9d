import type { Area } from './area.ts'

export const sentences: Area = {
  slug: 'sentences',
  code: 'S',
  title: 'Sentences',
  picture:
    'It starts with one sentence on its own feet, and leads to sentences that dance in step.',
  competencies: [
    {
      slug: 'hear-where-it-ends',
      title: 'Hear where a sentence ends',
      statement: 'I can hear where my sentence ends and put the full stop there.',
      sign: 'Someone reads it out loud and takes a breath in the right places.',
      after: [],
    },
    {
      slug: 'sentence-stands-alone',
      title: 'Write a sentence that stands alone',
      statement: 'I can write a sentence that makes sense to someone who reads nothing else.',
      sign: 'You cover up the rest, and your reader still knows who did what.',
      after: ['say-it-first', 'hear-where-it-ends'],
    },
    {
      slug: 'ask-tell-or-shout',
      title: 'Ask, tell or shout on purpose',
      statement: 'I can use a question, a plain sentence or a shout where each one fits.',
      sign: 'Your reader changes their voice at your marks without being told.',
      after: ['sentence-stands-alone'],
    },
    {
      slug: 'join-two-ideas',
      title: 'Join two ideas with the word that fits',
      statement: 'I can join two ideas with the word that says how they belong together.',
      sign: 'You swap the joining word for another and can say what changed.',
      after: ['sentence-stands-alone'],
    },
    {
      slug: 'start-in-new-ways',
      title: 'Start my sentences in new ways',
      statement: 'I can start my sentences with different words so they do not all sound the same.',
      sign: 'You underline the first word of each sentence and like what you see.',
      after: ['join-two-ideas'],
    },
    {
      slug: 'commas-that-guide',
      title: 'Use commas so nobody gets lost',
      statement: 'I can put commas where a reader would lose the way without them.',
      sign: 'You can say what job each comma does, and take out one that has none.',
      after: ['join-two-ideas'],
    },
    {
      slug: 'long-and-short',
      title: 'Mix long sentences and short ones',
      statement: 'I can use a short sentence to stop and a long one to carry the reader along.',
      sign: 'You find a place where a short sentence makes people look up.',
      after: ['start-in-new-ways'],
    },
    {
      slug: 'untangle',
      title: 'Untangle a sentence that is too long',
      statement: 'I can find a sentence that is in a knot and turn it into clear ones.',
      sign: 'Your reader does not have to go back and start the sentence again.',
      after: ['long-and-short', 'commas-that-guide'],
    },
    {
      slug: 'strong-place',
      title: 'Put the big word in the strong place',
      statement:
        'I can build a sentence so that its most important word comes where it hits hardest.',
      sign: 'You move the word, read both out loud, and keep the better one.',
      after: ['untangle'],
    },
  ],
}
