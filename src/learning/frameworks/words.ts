import { defineWords } from '../../platform/i18n/word.ts'

export const frameworkWords = defineWords('frameworks', {
  noFramework: 'There is no such map here.',
  noCompetency: 'There is no such goal on a map here.',
  leadersImport:
    'A framework for your network is brought in by someone who leads one of its organisations. Ask one of them.',

  leadersExport:
    'A framework is taken out by someone who leads one of the organisations of your network. Ask one of them.',

  maps: 'Maps',
  mapsIntro: 'What others have found worth learning, and what comes before what.',
  bringIn: 'Bring in a framework',
  takeOut: 'Take it out as a CASE package',
  ours: 'Kept for your network',
  noMapsTitle: 'No map yet',
  noMapsSays:
    'A map shows goals and what comes before them. Someone who leads your school can bring one in.',
  ownGoal: 'Say a goal in my own words',

  anyWay: 'You can go from left to right, or any other way.',
  noOrder: 'Nothing here has to come first.',
  forYear: 'The map opened at your year at school.',
  part: 'Show',
  near: 'Where I am',
  whole: 'All of it',
  level: 'Level {level}',
  showPart: 'Show this',
  toHere: 'To where I am',
  asList: 'Read as a list',
  search: 'Look for',
  searchHere: 'Look on this map',
  find: 'Find',
  mapLabel:
    '{count, plural, one {Map of # goal. It is listed below as well.} other {Map of # goals. The same goals are listed below.}}',
  drawingLabel: 'Goals from left to right',
  spot: '{name}: {state}',
  smaller: 'Smaller',
  larger: 'Larger',
  tooMuch: 'This is too much for one drawing. Choose a part of it above, or read the list.',
  key: 'What the marks mean',
  listTitle: 'The same map, as a list',
  empty: 'Nothing is in this part.',

  next: 'Ready next',
  nextHint: 'You have met what comes before.',
  going: 'Going',
  review: 'In review',
  paused: 'Paused',
  idea: 'My ideas',
  met: 'Met',
  later: 'Later',
  after: 'after {names}',
  andMore: '{count, plural, one {# more} other {# more}}',
  start: 'Start this',

  toGoal: 'To my goal',
  toMap: 'See it on the map',
  path: 'Before and after',
  partOf: 'Part of',
  notes: 'Notes',
  ended: 'This is no longer part of the framework. Goals that began here go on.',
  parts: 'What it holds',
  related: 'Related',

  found:
    '{count, plural, =0 {Nothing here holds these words.} one {# goal holds these words.} other {# goals hold these words.}}',
  foundMany:
    'These are the first {count} goals that hold these words. One more word will narrow it down.',
  searchTitle: 'Look for a goal',
  searchHint: 'Accents and capitals make no difference.',
  searchEmpty: 'Write a word or two, and press Find.',
  alreadyMine: 'I’m on this already, in my own words',
  whichOfMine: 'Which of your goals is it?',
  thatIsIt: 'It is this one',
  propose: 'Propose this to somebody',
})
