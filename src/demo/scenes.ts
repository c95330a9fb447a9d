import type { Company, State } from '../learning/goals/pursuit.ts'

/** A pursuit that stands as it is written here, whatever the seed. */
export interface Scene {
  readonly who: string
  /** The slug of a competency or of a goal in somebody's own words. */
  readonly goal: string
  readonly company: Company
  /** Each state and how many school days ago it began, the first one first. */
  readonly steps: readonly Step[]
  /** How many school days ago something was last done on it, if since the last step. */
  readonly touched?: number
  readonly words?: SceneWords
}

export type Step = readonly [state: State, schoolDaysAgo: number]

/** What the learner wrote, where the goal is not in words of their own already. */
export interface SceneWords {
  readonly why: string
  readonly howKnown: string
  readonly nextStep: string
}

/**
 * Aroha, ten, is on paragraphs and open to company. Sina and Mihai go the same way, Tevita met it
 * last week and Zahra before him.
 */
export const scenes: readonly Scene[] = [
  {
    who: 'Aroha Tamihana',
    goal: 'paragraphs',
    company: 'open',
    steps: [
      ['active', 13],
      ['review', 8],
      ['active', 7],
    ],
    touched: 1,
    words: {
      why: 'I wrote to the council about our stream and nobody answered. Nana said she got lost.',
      howKnown: 'Someone who has never met me can tell me my three reasons after one reading.',
      nextStep: 'Read my letter to a friend and ask her to say my three reasons back.',
    },
  },
  {
    who: 'Aroha Tamihana',
    goal: 'stream-to-scale',
    company: 'alone',
    steps: [['active', 9]],
    touched: 3,
  },
  {
    who: 'Aroha Tamihana',
    goal: 'pepeha',
    company: 'open',
    steps: [
      ['active', 22],
      ['review', 2],
    ],
  },
  {
    who: 'Aroha Tamihana',
    goal: 'bread-that-rises',
    company: 'alone',
    steps: [
      ['idea', 30],
      ['active', 26],
      ['paused', 11],
    ],
  },
  {
    who: 'Aroha Tamihana',
    goal: 'answer-the-other-side',
    company: 'open',
    steps: [['idea', 4]],
    words: {
      why: 'My brother always says “yes, but”. I want to get there first.',
      howKnown: '',
      nextStep: '',
    },
  },
  met('Aroha Tamihana', 'say-it-first', [49, 47, 46]),
  met('Aroha Tamihana', 'hear-where-it-ends', [48, 45, 44]),
  met('Aroha Tamihana', 'sentence-stands-alone', [43, 40, 39]),
  met('Aroha Tamihana', 'join-two-ideas', [38, 35, 34]),
  met('Aroha Tamihana', 'tell-it-in-order', [38, 33, 32]),
  met('Aroha Tamihana', 'what-i-think-and-why', [31, 29, 28]),
  met('Aroha Tamihana', 'one-thing-at-a-time', [27, 21, 20]),
  met('Aroha Tamihana', 'reasons-in-order', [25, 16, 14]),
  {
    who: 'Sina Faleolo',
    goal: 'paragraphs',
    company: 'open',
    steps: [
      ['idea', 12],
      ['active', 6],
    ],
    touched: 2,
    words: {
      why: 'I am writing to the board about school lunches and it is one big lump.',
      howKnown: 'The board can find the part about allergies without asking me.',
      nextStep: 'Put a star where a new thing starts.',
    },
  },
  {
    who: 'Mihai Ungur',
    goal: 'paragraphs',
    company: 'open',
    steps: [['active', 5]],
    words: {
      why: 'I can explain my game if you sit next to me, but not on paper.',
      howKnown: 'Someone plays it after reading my page and asks me nothing.',
      nextStep: 'Sort my notes into piles.',
    },
  },
  met('Tevita Langi', 'paragraphs', [19, 7, 5]),
  met('Zahra Nematian', 'paragraphs', [36, 24, 23]),
]

function met(who: string, goal: string, [begun, asked, seen]: readonly [number, number, number]) {
  return {
    who,
    goal,
    company: 'open',
    steps: [
      ['active', begun],
      ['review', asked],
      ['met', seen],
    ],
  } as const satisfies Scene
}
