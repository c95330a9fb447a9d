import { defineWords } from '../../platform/i18n/word.ts'

export const learnerWords = defineWords('learners', {
  goalsOf: 'Goals of {name}',
  propose: 'Propose a goal',
  noGoals: 'No goals yet',
  noGoalsSays:
    'What {name} takes up will stand here. You can propose something; it becomes a goal only by their own yes.',
  direction: 'Where {name} is going',
  noDirection: 'Not said yet.',
  waiting: 'Proposed, waiting for an answer',
  circles: 'Circles',
  noCircles: 'In no circle at the moment.',
  backTo: 'All goals of {name}',
})
