import type { OwnGoal } from './own-goal.ts'

/** What one learner alone in Room 7 has set out to do. */
export const room7Alone: readonly OwnGoal[] = [
  {
    slug: 'stream-to-scale',
    pursuers: [
      {
        who: 'Aroha Tamihana',
        title: 'Draw our stream to scale',
        why: 'The council’s map has it as a straight line. It is not a straight line.',
        howKnown: 'Someone finds the eel pool with only my map.',
        nextStep: 'Pace from the bridge to the bend and write it down twice.',
      },
    ],
  },
  {
    slug: 'circuit-that-waits',
    pursuers: [
      {
        who: 'Daria Melnychuk',
        title: 'Make a lamp that waits before it turns off',
        why: 'My brother wants light until he is asleep, and I want dark after.',
        howKnown: 'It goes off alone after ten minutes, three nights in a row.',
        nextStep: 'Find out which part makes it wait.',
      },
    ],
  },
  {
    slug: 'speak-without-shaking',
    pursuers: [
      {
        who: 'Ines Quiroga',
        title: 'Talk in front of people without shaking',
        why: 'I have good ideas and they come out as a whisper.',
        howKnown: 'I say one thing at assembly and hear it come back from the wall.',
        nextStep: 'Speak to four people, then to eight.',
      },
    ],
  },
  {
    slug: 'calm-when-i-lose',
    pursuers: [
      {
        who: 'Arjun Pillay',
        title: 'Lose a game of chess and shake hands',
        why: 'I knocked the board over and then nobody wanted to play me.',
        howKnown: 'I lose three times and each time I ask what they saw that I did not.',
        nextStep: 'Play someone who is better than me.',
      },
    ],
  },
  {
    slug: 'weave-a-basket',
    pursuers: [
      {
        who: 'Hemi Waitoa',
        title: 'Weave a basket that holds potatoes',
        why: 'The flax by the gate is ready and Aunty Ripeka said she would show me.',
        howKnown: 'It holds ten potatoes from the garden to the kitchen.',
        nextStep: 'Learn which leaves you must never cut.',
      },
    ],
  },
]
