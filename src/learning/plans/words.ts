import { defineWords } from '../../platform/i18n/word.ts'

export const planWords = defineWords('plans', {
  none: 'There is no such plan here.',
  direction: 'Where am I going?',
  directionHint: 'One sentence, in your own words. You can change it whenever you like.',
  directionLong: 'Keep it to one sentence, under 300 letters.',
  noDirection: 'You have not said yet where you are going. There is no hurry.',
  sayIt: 'Say it in one sentence',
  changeIt: 'Change my sentence',
  keep: 'Keep this sentence',
  kept: 'Your sentence is kept.',
})
