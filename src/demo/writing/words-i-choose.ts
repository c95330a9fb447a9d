import type { Area } from './area.ts'

export const wordsIChoose: Area = {
  slug: 'words-i-choose',
  code: 'W',
  title: 'Words',
  picture:
    'It starts with the sounds you hear, and leads to the one word that nothing can replace.',
  competencies: [
    {
      slug: 'write-the-sounds',
      title: 'Write down the sounds I hear',
      statement: 'I can say a word slowly and write a letter for each sound I hear.',
      sign: 'Someone else can read the word, even if it is not spelt right yet.',
      after: [],
    },
    {
      slug: 'spell-my-words',
      title: 'Spell the words I use all the time',
      statement: 'I can spell the words I use every day without stopping to think.',
      sign: 'You write a whole page, and your everyday words are right.',
      after: ['write-the-sounds'],
    },
    {
      slug: 'own-names',
      title: 'Call things by their own names',
      statement:
        'I can write the exact name of a thing: not bird but fantail, not food but dumpling.',
      sign: 'Your reader can draw what you mean without asking you.',
      after: ['spell-my-words'],
    },
    {
      slug: 'working-verb',
      title: 'Choose a verb that does the work',
      statement: 'I can choose a verb that shows how something happens, so I need fewer words.',
      sign: 'Someone can act out your sentence and get it right first time.',
      after: ['sentence-stands-alone'],
    },
    {
      slug: 'fix-my-spelling',
      title: 'Find and fix my own spelling',
      statement: 'I can spot words that look wrong and find out how they are spelt.',
      sign: 'You find three of your own mistakes before anybody else does.',
      after: ['spell-my-words'],
    },
    {
      slug: 'say-what-it-is-like',
      title: 'Say what it is like',
      statement: 'I can say what something is like so that a reader sees, hears or feels it.',
      sign: 'Your reader has never met the thing, and says: now I can see it.',
      after: ['own-names'],
    },
    {
      slug: 'try-a-new-word',
      title: 'Try a new word and mean it',
      statement: 'I can use a word that is new to me and say exactly what it means.',
      sign: 'You can use it again in a talk, without looking it up.',
      after: ['own-names'],
    },
    {
      slug: 'feel-of-a-word',
      title: 'Hear what a word makes people feel',
      statement: 'I can choose between words that mean the same but feel different.',
      sign: 'You can say why you wrote thin and not skinny, or home and not house.',
      after: ['working-verb', 'try-a-new-word'],
    },
  ],
}
