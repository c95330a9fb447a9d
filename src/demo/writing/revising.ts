import type { Area } from './area.ts'

export const revising: Area = {
  slug: 'revising',
  code: 'R',
  title: 'Revising',
  picture: 'It starts with hearing your own words, and leads to letting go of good ones.',
  competencies: [
    {
      slug: 'read-it-aloud',
      title: 'Read my draft out loud',
      statement: 'I can read my own draft out loud, exactly as it stands on the page.',
      sign: 'You hear one thing that your eyes had missed.',
      after: ['hear-where-it-ends'],
    },
    {
      slug: 'fix-what-trips-me',
      title: 'Fix what I trip over',
      statement: 'I can mark the places where I trip when I read, and make them smooth.',
      sign: 'You read it again from start to end and never stop.',
      after: ['read-it-aloud'],
    },
    {
      slug: 'look-again',
      title: 'Leave it alone, then look again',
      statement: 'I can put my piece away for some days and read it as a stranger would.',
      sign: 'You come back and find one thing that you would not have seen before.',
      after: ['fix-what-trips-me'],
    },
    {
      slug: 'ask-one-question',
      title: 'Ask a reader one good question',
      statement: 'I can ask a reader about the part I am not sure of, not just if it is good.',
      sign: 'The answer tells you what to do next.',
      after: ['fix-what-trips-me'],
    },
    {
      slug: 'use-the-answer',
      title: 'Use what a reader tells me',
      statement: 'I can listen to a reader, decide what helps, and change my piece.',
      sign: 'You can show one change you made and one you chose not to make.',
      after: ['ask-one-question'],
    },
    {
      slug: 'move-a-piece',
      title: 'Move a piece to where it belongs',
      statement: 'I can find a part that stands in the wrong place and move it.',
      sign: 'Both places read better: where it was and where it is now.',
      after: ['look-again', 'paragraphs'],
    },
    {
      slug: 'cut-it',
      title: 'Cut what nobody needs',
      statement: 'I can take out words and parts that do no work, even if I like them.',
      sign: 'It is shorter, and no reader asks for the missing part.',
      after: ['use-the-answer', 'move-a-piece'],
    },
    {
      slug: 'last-check',
      title: 'Check it all one last time',
      statement: 'I can check spelling, marks, names and facts before anyone else sees my piece.',
      sign: 'Someone else looks for mistakes and finds fewer than three.',
      after: ['cut-it'],
    },
  ],
}
