import { defineWords } from '../../platform/i18n/word.ts'

export const caseWords = defineWords('case', {
  tooLarge:
    'This file weighs {megabytes, number} MB. A framework of at most {limit, number} MB can be read.',
  noFile: 'There is no file at {path} that can be read.',
  notUtf8: 'Some letters in this file are not written as UTF-8; they were replaced by �.',
  notJson:
    'This is not JSON: something is wrong at line {line}, column {column}. A CASE package is a JSON file that starts with a brace and holds a CFDocument.',
  tooDeep: 'This file nests deeper than {limit, number} levels, which no framework does.',
  noDocument:
    'There is no CFDocument here. A CASE package has one at its top, or inside a CFPackage.',
  severalPackages: 'This file holds {count, number} packages; only the first was read.',
  tooMany: 'There are {count, number} entries here. At most {limit, number} can be read.',
  notAList: 'A list was expected here.',
  notAnObject: 'An object in braces was expected here; this entry was left out.',
  unknownKey: 'CASE does not know “{key}”; it was left out.',
  notWords: 'Words were expected here; this was left out.',
  notADay: '“{text}” is not a day such as 2026-09-01; it was left out.',
  notAMoment: '“{text}” is not a date and time; the date of the framework stands in for it.',
  noZone: '“{text}” has no time zone; it was read as UTC.',
  notWhole: 'A whole number was expected here; this was left out.',
  notANumber: 'A number was expected here; this was left out.',
  badIdentifier:
    '“{text}” is not a UUID of version 1 to 5, which CASE asks for; {made} stands in for it.',
  noIdentifier: 'An identifier is missing; {made} was made from what is there.',
  noTitle: 'The framework has no title; its address stands in for it.',
  longTitle: 'The title is longer than {limit, number} letters; the rest was cut off.',
  noStatement: 'This competency says nothing: it has no fullStatement. It was left out.',
  borrowedStatement: 'fullStatement is missing; “{text}” stands in for it.',
  twice: '“{identifier}” was already used by {first}; this second one was left out.',
  unknownLinkKind: '“{text}” is not a kind of association that CASE knows; it was kept as {kept}.',
  endMissing: 'An association needs an origin and a destination; this one was left out.',
  linkElsewhere:
    'This association leads to something that is not in the package; it was kept for the way out, and no path follows it.',
  cycle:
    'These wait for each other in a circle: {names}. No path follows the circle; all of them stay open to start.',
  treeCycle: 'These are said to be parts of each other: {names}. They were put at the top instead.',
  more: 'There are {count, number} further problems that are not listed.',

  newTitle: 'Bring in a framework',
  newIntro:
    'A framework says what can be learnt, and what comes before what. It will be there for your network alone. One that is here already is brought up to date, and no goal is lost.',
  fileLabel: 'A CASE package',
  fileHint:
    'A file that ends in .json, of at most {limit, number} MB. Many curricula can be downloaded as one.',
  takeIn: 'Bring it in',
  noneChosen: 'No file came with the form. Choose a CASE package, a file that ends in .json.',
  notTakenIn: 'What came of this file is kept for a week, and is not here.',
  goals:
    'Goals: {added, number} new, {changed, number} changed, {same, number} as they were, {ended, number} ended.',
  links:
    'Links between them: {added, number} new, {changed, number} changed, {same, number} as they were, {ended, number} ended.',
  seeMap: 'See the map',
  problemsTitle: 'Not quite as it should be',
  problemsIntro: 'What could be used was used. Whoever made the file may like to know of these.',
  place: 'Where',
  what: 'What',
  alike: '{count, plural, one {(# more like it)} other {(# more like it)}}',
})
