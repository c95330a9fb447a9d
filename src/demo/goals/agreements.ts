/** What a circle agreed, and when it meets. */
export interface Agreed {
  readonly agreed: string
  readonly meets: string
}

export interface Agreement extends Agreed {
  /** The slug of the goal it is about; nothing when it would suit any. */
  readonly goal?: string
}

/** A few for each classroom, in the words of its age. */
export const agreements: Readonly<Record<string, readonly Agreement[]>> = {
  'Room 3': [
    {
      goal: 'talk-with-hands',
      agreed: 'We turn our voices off. If you are stuck, spell it. Slow is fine.',
      meets: 'After morning tea, on the mat by the window',
    },
    {
      goal: 'tell-the-time',
      agreed:
        'One moves the hands and the others say. We swap after five. Nobody says “that’s easy”.',
      meets: 'Monday and Wednesday at half past nine (you have to look at the clock)',
    },
    {
      agreed: 'One talks and the others look at them. We swap when the sand runs out.',
      meets: 'Wednesday before lunch',
    },
    {
      agreed:
        'We show what we tried even when it did not work. We help with words, not with grabbing.',
      meets: 'Tuesday and Thursday, at the round table',
    },
  ],
  'Room 7': [
    {
      goal: 'pepeha',
      agreed:
        'You may come and only listen. We never laugh at a name. We tell it if we stop coming.',
      meets: 'Thursday at 11:30, under the big tree',
    },
    {
      goal: 'keep-bees-happy',
      agreed: 'We walk, we do not run. We write down what we see first and what we think after.',
      meets: 'Friday, first half hour, at the back fence if it is dry',
    },
    {
      agreed: 'Everyone reads a bit out loud. We ask before we say what we would change.',
      meets: 'Monday and Wednesday at 9:00, back table',
    },
    {
      agreed: 'We bring something each time, even if it is only one line.',
      meets: 'Tuesday after lunch, in the library corner',
    },
  ],
  'Room 12': [
    {
      goal: 'song-of-my-own',
      agreed: 'What we say about unfinished songs stays here. Phones are for recording only.',
      meets: 'Wednesday, second block, music room',
    },
    {
      goal: 'rebuild-a-bike',
      agreed: 'Tools go back clean. Whoever is ahead slows down, whoever is behind says so.',
      meets: 'Thursday after school, bike shed, until half past four',
    },
    {
      goal: 'algebra-makes-sense',
      agreed: 'We explain until the other one can explain it. No taking the pencil.',
      meets: 'Monday and Thursday lunch, Room 12',
    },
    {
      agreed: 'We start with what each of us needs today. We read first and talk second.',
      meets: 'Tuesday, last block',
    },
  ],
}

/** Whether some circle has agreed on something about this very goal. */
export function isAgreedOn(goal: string): boolean {
  return Object.values(agreements).some((several) => several.some((one) => one.goal === goal))
}
