/** What a classroom is busy with in *Writing to be read*, by the slugs of its competencies. */
export interface Busy {
  /** Goals that four to six learners have at once. */
  readonly popular: readonly string[]
  /** Goals that one or two have taken up. */
  readonly scattered: readonly string[]
}

export const rooms: Readonly<Record<string, Busy>> = {
  'Room 3': {
    popular: ['tell-it-in-order', 'sentence-stands-alone', 'spell-my-words', 'share-one-piece'],
    scattered: [
      'catch-ideas',
      'pick-one-idea',
      'ask-tell-or-shout',
      'join-two-ideas',
      'own-names',
      'working-verb',
      'fix-my-spelling',
      'sound-like-me',
      'my-languages',
      'what-i-think-and-why',
      'someone-wants',
      'read-it-aloud',
      'listen-to-a-writer',
      'say-what-worked',
    ],
  },
  'Room 7': {
    popular: ['paragraphs', 'people-talk', 'fix-what-trips-me', 'first-lines', 'one-detail'],
    scattered: [
      'take-notes',
      'plan-my-way',
      'start-in-new-ways',
      'commas-that-guide',
      'say-what-it-is-like',
      'try-a-new-word',
      'one-thing-at-a-time',
      'next-question',
      'reasons-in-order',
      'fact-or-opinion',
      'things-go-wrong',
      'look-again',
      'ask-one-question',
      'read-to-a-room',
      'good-to-look-at',
    ],
  },
  'Room 12': {
    popular: ['answer-the-other-side', 'slow-and-fast', 'right-tone', 'cut-it', 'never-met'],
    scattered: [
      'choose-the-form',
      'untangle',
      'strong-place',
      'feel-of-a-word',
      'show-the-way',
      'best-order',
      'make-them-smile',
      'explain-so-they-can',
      'voice-of-my-own',
      'back-it-up',
      'where-i-found-it',
      'weigh-two-sources',
      'other-eyes',
      'hold-the-mystery',
      'move-a-piece',
      'help-a-friend',
      'publish',
    ],
  },
}
