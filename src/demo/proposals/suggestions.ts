/** A goal that a teacher put to a learner, who may take it or leave it. */
export interface Suggestion {
  readonly by: string
  readonly learner: string
  /** The slug of a competency, or nothing when the goal is in the teacher's own words. */
  readonly competency?: string
  readonly title: string
  readonly because: string
  /** How many school days ago it was made. */
  readonly daysAgo: number
  readonly answer?: 'accepted' | 'declined'
}

export const suggestions: readonly Suggestion[] = [
  {
    by: 'Malia Fonoti',
    learner: 'Yusuf Warsame',
    competency: 'someone-wants',
    title: 'Write about someone who wants something',
    because: 'You told us about the goat and the bus and nobody moved. I would like to read it.',
    daysAgo: 3,
  },
  {
    by: 'Malia Fonoti',
    learner: 'Pania Huriwai',
    competency: 'own-names',
    title: 'Call things by their own names',
    because: 'You know the name of every part of a boat. Your readers would love to know them too.',
    daysAgo: 2,
  },
  {
    by: 'Malia Fonoti',
    learner: 'Harry Penrose',
    title: 'Draw the story first, then tell it to me',
    because: 'Your drawings say so much. I wonder if they could help your words along.',
    daysAgo: 12,
    answer: 'accepted',
  },
  {
    by: 'Niall Abernethy',
    learner: 'Rosie Calder',
    competency: 'my-languages',
    title: 'Bring in my other languages',
    because: 'You sign a story better than anyone I know. How could it live on paper as well?',
    daysAgo: 5,
  },
  {
    by: 'Niall Abernethy',
    learner: 'Malachy Tierney',
    competency: 'share-one-piece',
    title: 'Share one piece I like',
    because:
      'Only if you want to, and only with one person. Your poem about the rain stayed with me.',
    daysAgo: 9,
    answer: 'declined',
  },
  {
    by: 'Navreet Kaur',
    learner: 'Aroha Tamihana',
    competency: 'first-lines',
    title: 'Write a first line that opens the door',
    because: 'Your letter gets good in the third line. What would happen if it began there?',
    daysAgo: 2,
  },
  {
    by: 'Navreet Kaur',
    learner: 'Mihai Ungur',
    competency: 'explain-so-they-can',
    title: 'Explain it so another can do it',
    because: 'Three people asked how your game works, and you showed each one from the start.',
    daysAgo: 4,
  },
  {
    by: 'Navreet Kaur',
    learner: 'Ines Quiroga',
    competency: 'what-i-think-and-why',
    title: 'Say what I think, and why',
    because: 'What you said to me at the gate was worth writing down. Paper does not shake.',
    daysAgo: 15,
    answer: 'accepted',
  },
  {
    by: 'Henare Oakley',
    learner: 'Tomasz Wrona',
    title: 'Keep a baking diary with times and heat',
    because: 'When a loaf goes wrong, you will know what to change and what to leave alone.',
    daysAgo: 6,
  },
  {
    by: 'Henare Oakley',
    learner: 'Kaia Rewi',
    competency: 'my-languages',
    title: 'Bring in my other languages',
    because: 'Your reo is strong enough now to stand in the middle of a page, not just at the top.',
    daysAgo: 18,
    answer: 'accepted',
  },
  {
    by: 'Henare Oakley',
    learner: 'Sione Motulalo',
    title: 'Show your market sums to Room 7',
    because: 'They are learning to split numbers. They would listen to somebody who uses it.',
    daysAgo: 3,
  },
  {
    by: 'Yusra Delaney',
    learner: 'Ikram Jibril',
    competency: 'change-a-mind',
    title: 'Change someone’s mind',
    because: 'You have the numbers for the bus company. Now who reads them, and what do they fear?',
    daysAgo: 8,
    answer: 'accepted',
  },
  {
    by: 'Yusra Delaney',
    learner: 'Edwin Larkspur',
    competency: 'take-us-there',
    title: 'Take the reader to a place',
    because:
      'You see a field at night like nobody else. A photo may not be the only way to show it.',
    daysAgo: 10,
    answer: 'declined',
  },
  {
    by: 'Yusra Delaney',
    learner: 'Losa Fetuao',
    competency: 'read-to-a-room',
    title: 'Read my writing to a room',
    because: 'A song is writing too. The room could be very small to begin with.',
    daysAgo: 1,
  },
  {
    by: 'Yusra Delaney',
    learner: 'Min-jun Ahn',
    competency: 'explain-so-they-can',
    title: 'Explain it so another can do it',
    because: 'Ming-hao has the same motor. You could both stop starting from nothing.',
    daysAgo: 7,
  },
]
