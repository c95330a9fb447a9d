import { defineWords } from '../platform/i18n/word.ts'

export const cliWords = defineWords('cli', {
  noOrganisation: 'There is no organisation called “{name}” here.',
  manyOrganisations:
    'Several organisations are called “{name}”. Name the one you mean by its id: {ids}',
  manyPeople:
    'Several people are called “{name}”. Name the one you mean by the id at the beginning of their line:',
  roleAt: '{role} at {organisation}',
  noRole: 'no role today, recorded at {organisation}',
  blankName: 'An organisation needs a name: write it after --org, in quotation marks.',
  longName:
    'The name of an organisation has at most {most} letters, and this one has {found}. Was something else meant?',
  namesake:
    'The files hold an organisation called “{name}” below another. It comes to stand below the “{name}” that takes in this roster, as one of its own.',
  noFramework: 'Nothing in {file} could be taken in. {reason}',
  failedFrameworks:
    'Of {files} files {failed, plural, one {# was} other {# were}} not taken in: {names}. What is named above came in.',
  cannotWrite: 'The file {file} could not be written: {reason}',
  portTaken:
    'The port {port} is taken by another program. Choose another one with PORT, such as PORT=8788.',
  demoExists:
    'There are organisations here already, so the demo world was not made. It is made only on an empty server.',
  system: 'The machine does not allow it: {reason}',
  openAt: 'Kith is open at {origin}',
  howToEnd: 'Ctrl-C ends it.',
  broke:
    'Kith met an error that nobody had foreseen, and ended. The last lines of its log say where.',
  taken: 'Taken: {steps}',
  nothingToDo: 'Nothing to do.',
  isSuspended: '{name} is suspended.',
  isRestored: '{name} may come in again, with a new link: npm run kith -- sign-in {id}',
  frameworkId: 'id {id}',
  frameworkCompetencies: 'competencies: {counts}',
  frameworkLinks: 'links: {counts}',
  counts: '{added} new, {changed} changed, {same} the same, {ended} ended',
  rosterHead: '{name}: a roster in {dialect}',
  rosterHeadFounded: '{name} (founded): a roster in {dialect}',
  rosterHeadToFound: '{name} (would be founded): a roster in {dialect}',
  changedTo:
    '{kind}: {added} new, {changed} changed, {resumed} back again, {same} the same, {ended} ended',
  wouldChangeTo:
    '{kind}: {added} would be new, {changed} changed, {resumed} back again, {same} the same, {ended} would end',
  timeZone:
    'Time zone: {zone}. Choose another one with --time-zone when the school is founded, or later on its page.',
  keepsTimeZone:
    '“{name}” is here already, and its time zone stays {zone}. Those who head it change it on its page.',
  noTimeZone: 'There is no time zone “{zone}”. Write it like Pacific/Auckland.',
  needsConfirming:
    'Of what rosters brought or name, this much would end: {what}. That needs --confirm-ending.',
  noProblems: 'No problems.',
  problems: '{count, plural, one {# problem:} other {# problems:}}',
  problemsSome: '{found} problems. Of each sort the first {most}, {shown} in all:',
  rosterOut: '{name}: {people} people, {classes} classes → {out}',
  frameworkOut: '{title} → {out}',
})
