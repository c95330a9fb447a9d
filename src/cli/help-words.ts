import { defineWords } from '../platform/i18n/word.ts'

/** What the help of each command says. */
export const helpWords = defineWords('help', {
  title: 'Kith at the machine:',
  more: 'More about each: npm run kith -- COMMAND --help',
  forExample: 'For example: npm run kith -- {example}',
  unknown: 'There is no command “{command}”.',
  missing: 'Something is missing.',
  oneTooMany: '“{word}” is one word too many.',
  optionMissing: '--{option} is missing.',
  badRole: '--role is all, web or worker, and not “{role}”.',

  serve: 'Serves the pages and does the jobs, until it is told to stop.',
  serveDemo: 'Make the demo world on an empty server, and print links into it.',
  serveRole: 'Only pages (web) or only jobs (worker); both by default (KITH_ROLE).',
  migrate: 'Brings the database to this version of Kith, and looks whether both walls stand.',
  importRoster:
    'Takes in a roster: OneRoster 1.1 or 1.2 or Microsoft SDS, as a ZIP, a folder or a CSV file. A school of a new name is founded.',
  importRosterOrg: 'The school whose roster it is, by name or id.',
  importTimeZone:
    'By whose clocks a school that is founded now begins its days, as Pacific/Auckland. Else by the server’s.',
  dryRun: 'Only say what would change.',
  confirmEnding: 'Go on even where more than a fifth of what rosters brought would end.',
  strict: 'Refuse whatever is not faultless OneRoster 1.2.',
  importJson: 'Print one JSON object: counts, problems and ids.',
  importFramework:
    'Takes in CASE 1.0 or 1.1 packages: for everybody on this server, or for one organisation’s network.',
  importFrameworkOrg: 'Keep it for the network of this organisation alone.',
  exportRoster: 'Writes a school’s roster as it is today: a strict OneRoster 1.2 ZIP.',
  exportRosterOrg: 'The school, by name or id.',
  exportFramework:
    'Writes a framework as a strict CASE 1.1 package. ID is ours or its publisher’s identifier.',
  out: 'The file to write.',
  signIn: 'Makes a link that lets somebody in once. PERSON is a name or an id.',
  suspend:
    'Shuts somebody out at once: their sessions and links end, and what they have stays theirs. PERSON is a name or an id.',
  restore: 'Lets in again who was suspended. They need a new link. PERSON is a name or an id.',
  demo: 'Makes the demo world on an empty server: one school, three classrooms, about eighty learners.',
  doctor:
    'Looks whether everything stands: the database, its version, both walls, room on the disk.',
  json: 'Print one JSON object.',
})
