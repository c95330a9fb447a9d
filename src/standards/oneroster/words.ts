import { defineWords } from '../../platform/i18n/word.ts'

/** What is said of rosters: refusals of a whole roster, and problems in its rows. */
export const rosterWords = defineWords('roster', {
  // Where
  atCell: '{file}, line {line}, column “{column}”: {sentence}',
  atLine: '{file}, line {line}: {sentence}',
  atColumn: '{file}, column “{column}”: {sentence}',
  atFile: '{file}: {sentence}',

  // A roster that cannot be read at all
  notThere: 'There is no file or folder at {path}.',
  notARoster:
    'No roster was found here. A roster is a ZIP, a folder or several CSV files such as users.csv and orgs.csv (OneRoster), or Student.csv and School.csv (School Data Sync). Found instead: {found}.',
  brokenZip:
    '{file} cannot be opened as a ZIP. It may have been cut short on its way. Please export it again, or send the CSV files by themselves.',
  tooLarge:
    '{file} is {size} MB large, and a roster may have {most} MB. Was another file meant? A roster of 50,000 people has about 40 MB.',
  tooLargeUnpacked:
    'Unpacked, the files of {file} have more than {most} MB. That is more than a roster can be, so it was not unpacked.',
  tooManyFiles:
    '{file} holds {count} files, and a roster may have {most}. Please pack only the CSV files.',
  tooDense:
    '{entry} in {file} would unpack to more than {most} times its size. That is how harmful ZIPs are made, so it was not unpacked.',
  leavesFolder:
    '{file} names a file outside its own folder ({entry}). That is how harmful ZIPs are made, so it was not unpacked.',
  linkInside: '{entry} in {file} is a link to another place. Please pack the file itself.',
  lockedZip: '{entry} in {file} is locked with a password. Please pack the files without one.',
  overlapping:
    'Files in {file} lie on top of one another. That is how harmful ZIPs are made, so it was not unpacked.',
  badEntry:
    '{entry} in {file} is damaged and could not be unpacked. Please export the roster again.',
  twoOfOneName:
    'There are two files called {name}, {first} and {second}. Please send one roster at a time.',
  severalRosters: 'There are several rosters here: {folders}. Please send one at a time.',
  notStrict:
    'This is not a valid OneRoster 1.2 file set: {count, plural, one {# fault was} other {# faults were}} found, the first in {file}.',

  // Files
  fileIgnored: 'This file is not part of a roster and was left out.',
  fileLeftOut: 'Kith keeps nothing of what is in this file, so it was left out on purpose.',
  columnsLeftOut: 'Kith keeps nothing of {columns}, so this was left out on purpose.',
  fileMissing: 'The manifest says that this file is here, but it is not.',
  fileUndeclared: 'The manifest does not say that this file is here. It was read all the same.',
  fileOfNoStandard: 'This file is not part of OneRoster 1.2.',
  fileUndeclaredThere: 'The manifest does not say that this file is here.',
  fileNameCase: 'The name of this file should be written {name}.',
  fileEmpty: 'This file has no rows below its headings.',
  fileEndsAll:
    'This file has no rows below its headings. That is taken to mean that all it told of before has ended.',
  fileBlank: 'This file is empty: not even headings are in it.',
  notAThing: 'This is not a thing with names and values. It was left out.',
  notJson: 'This file should be JSON in the shape of a OneRoster answer, and is not.',
  manifestMissing: 'The file manifest.csv is missing. It says which files there are.',
  propertyMissing: 'The manifest should have a line {property}.',
  propertyValue: 'The manifest says “{value}” for {property}. Expected: {expected}.',

  // Text and rows
  notUtf8:
    'This is not UTF-8 text. Letters that are not UTF-8 were read as Western European (Windows-1252): please look at names with accents.',
  looksUtf16: 'This is UTF-16 text without a mark that says so. It was read as UTF-16.',
  nul: 'There are zero bytes in this file. They were taken out.',
  notUtf8There: 'This is not UTF-8 text.',
  looksUtf16There: 'This is UTF-16 text, and should be UTF-8.',
  nulThere: 'There are zero bytes in this file.',
  quoteBrokenThere:
    'A quotation mark on this line is not closed, or stands in the middle of a value.',
  rowTooLongThere: 'This row is longer than {most} characters. Is a quotation mark not closed?',
  rowShapeThere:
    'This row has {found, plural, one {# value} other {# values}}, but there are {wanted, plural, one {# heading} other {# headings}}.',
  quoteBroken:
    'A quotation mark on this line is not closed, or stands in the middle of a value. The line was read as it stands.',
  rowTooLong:
    'This row is longer than {most} characters. Is a quotation mark not closed? It was left out.',
  rowShape:
    'This row has {found, plural, one {# value} other {# values}}, but there are {wanted, plural, one {# heading} other {# headings}}. Missing values count as empty, values too many were left out.',
  wantedCommas:
    'Values should be parted by commas, with no line above the headings that says by what.',
  rowLost: 'Because rows of this file could not be read, nobody is ended for not being in it.',

  // Columns
  columnNeeded:
    'The column {column} is missing, so nothing in this file could be used. Its headings are: {found}.',
  columnUntold:
    'The column {column} is missing, so nothing is known of it. What is here already stays as it is.',
  columnMissing: 'The column {column} is missing.',
  columnUnknown: 'OneRoster 1.2 has no column of this name here. Extensions begin with metadata.',
  columnOrder: 'The columns stand in another order. Expected here: {column}.',
  columnTwice: 'Two columns have this heading. The first was read.',
  columnTwiceThere: 'Two columns have this heading.',

  // Values
  valueMissing: 'A value is needed here.',
  valueUnknown: '“{value}” is not one of: {expected}.',
  wantedBoolean: '“{value}” should be true or false.',
  enabledUnclear:
    '“{value}” should be true or false. Whether this person may sign in stays as it was.',
  wantedDate: '“{value}” should be a day, written like 2026-02-28.',
  dayInNoOrder:
    '“{value}” may be {one} or {other}, and no other day of this file settles which. It was not used. Expected: a day written like 2026-02-28.',
  dayInBothOrders:
    '“{value}” may be {one} or {other}, and other days here are written in both orders. It was not used. Expected: a day written like 2026-02-28.',
  endUnclear:
    'This row has an end, but not one that can be used, and without it the row would hold for ever. So it was left out: it gives nothing, and what is here of it stays as it is.',
  wantedMoment: '“{value}” should be a moment, written like 2026-02-28T09:00:00.000Z.',
  wantedYear: '“{value}” should be a year, written like 2026.',
  wantedNumber: '“{value}” should be a number.',
  valueCut: 'This is longer than {most} letters. The rest was left out.',
  datesReversed: 'The end, {ends}, lies before the beginning, {starts}. It was not used.',
  kindUnknown: '“{value}” is not a kind we know. It was read as {taken}.',
  kindMissing: 'A kind is needed here, and there is none. It was read as {taken}.',
  termDayMissing:
    'A day is needed here: a term is of use only with its first day and its last. What is here of it stays as it is.',
  statusUnknown: '“{value}” is not a status we know. It was read as active.',
  roleUnknown:
    'There is no role “{value}”. The person was kept, without rights from this row. Expected: {expected}.',
  roleUnknownInClass:
    'There is no role “{value}” in a class. The row was left out. Expected: {expected}.',
  roleWithoutPlace:
    'Only learners and teachers are in a class, and “{value}” is neither. The row was left out; what the person is at the school does not change.',
  nameMissing: 'This person has no name. “{taken}” was taken instead.',
  titleMissing: 'A name is missing. The id “{taken}” was taken instead.',
  idMissing: 'A row without an id cannot be used. It was left out.',
  idTooLong:
    'This id has {length, number} characters, and an id may have {most}. The row was left out.',
  idTooLongThere: 'This id has {length, number} characters, and an id may have {most}.',
  referenceTooLong:
    'The id that is named here is longer than {most} characters, so nothing can have it.',
  idTwice: 'The id “{id}” was already used in {file}, line {line}. The first was kept.',
  idTwiceThere: 'The id “{id}” was already used in {file}, line {line}.',
  idTwiceIn: 'The id “{id}” was already used in {file}, {path}. The first was kept.',
  birthNoDay:
    'This day of birth is no day of the calendar. It was not used. Expected: a day written like 2014-02-28.',
  birthTwoDays:
    'This day of birth may be two days, and the other days of this file do not settle which. It was not used. Expected: a day written like 2014-02-28.',
  birthImpossible: 'Nobody who is here can have been born then. It was not used.',
  birthOfNobody: 'There is no person “{id}” in this roster, so nothing of their birth was used.',

  // References
  unknownOrganisation: 'There is no organisation “{id}” in this roster.',
  unknownSession: 'There is no term or year “{id}” in this roster.',
  unknownCourse: 'There is no course “{id}” in this roster.',
  unknownClass: 'There is no class “{id}” in this roster. The row was left out.',
  unknownPerson: 'There is no person “{id}” in this roster. The row was left out.',
  nowhereOrganisation:
    'There is no organisation “{id}”, neither in these files nor in what came before. The row was left out, or goes on without it.',
  nowhereSession:
    'There is no term or year “{id}”, neither in these files nor in what came before. The row goes on without it.',
  nowhereCourse:
    'There is no course “{id}”, neither in these files nor in what came before. The row goes on without it.',
  nowhereClass:
    'There is no class “{id}”, neither in these files nor in what came before. The row was left out.',
  nowherePerson:
    'There is no person “{id}”, neither in these files nor in what came before. The row was left out.',
  unknownReference: 'There is no “{id}” in {file}.',
  endedOrganisation: 'The organisation “{id}” is over, its own row says. This row was left out.',
  endedSession: 'The term or year “{id}” is over, its own row says. This row was left out.',
  endedCourse: 'The course “{id}” is over, its own row says. This row was left out.',
  endedClass: 'The class “{id}” is over, its own row says. This row was left out.',
  endedPerson: 'The person “{id}” is over, their own row says. This row was left out.',
  classWithoutSchool:
    'This class belongs to no school. It was given to the organisation that takes in the roster.',
  classOver:
    'The last term of this class ended on {day}. The class came in, and binds nobody: those in it do not see each other by it until it has a term that goes on.',
  classOfEndedSchool:
    'The school “{id}” of this class is over, its own row says. The class was given to the organisation that takes in the roster.',
  personWithoutPlace:
    'No row that holds gives this person a place at an organisation. They come in with a name alone, and may do nothing here until a row gives them a place.',
  organisationCycle: 'This organisation is among its own parents: {path}. Its parent was left out.',
  organisationCycleThere: 'This organisation is among its own parents: {path}.',
  sessionCycleThere: 'This term is among its own parents: {path}.',
  sessionCycle: 'This term is among its own parents: {path}. Its parent was left out.',
  agentNotGuardian:
    'Neither “{person}” nor “{agent}” is a guardian of the other, so no link was made between them.',
  ownGuardian: 'Nobody can be their own guardian. The row was left out.',

  // Bulk and delta
  bulkWithStatus: 'In a bulk file this column is left empty.',
  deltaWithoutStatus: 'In a delta file this column needs a value.',

  // Taking in
  noOrganisation: 'There is no such organisation here, or it is not yours to lead.',
  broughtByRoster:
    '“{name}” came by the roster of “{of}”, so its people come in there. Bring this roster in at “{of}”: here nothing was changed.',
  endingOf:
    '{ending, number} of {here, number} {kind, select, people {people here} suspended {people here (suspended, not gone)} classes {classes here} affiliations {places at organisations} enrolments {places in classes} other {guardians of children}}',
  tooManyEnd:
    'This roster would {kind, select, people {end {ending, number} of {here, number} people here} suspended {suspend {ending, number} of {here, number} people here} classes {end {ending, number} of {here, number} classes here} affiliations {end {ending, number} of {here, number} places at organisations} enrolments {end {ending, number} of {here, number} places in classes} other {end {ending, number} of {here, number} guardians of children}} that a roster brought or names{others, plural, =0 {} one {, and more than a fifth of # other kind} other {, and more than a fifth of # other kinds}}. If that is right, please confirm it; if not, it may be the roster of another school, or only a part of one.',
  nothingToFound:
    'Nobody would come in by this roster, so no school was founded for it. Are people in its files, and was all of it sent?',
  nowhereToFound:
    'By this roster nobody would have a place anywhere, so no school was founded for it. Did the files of organisations and of classes come, too? A school begins with all of its roster, not with changes.',
  noImport: 'There is no such import here, or it is not yours to see.',
  confirmFirst:
    'Much of what is here would end. Please tick the box that confirms it, or leave this roster out.',
  noFiles: 'No file came with this. Choose a ZIP or several CSV files, and send them again.',
  wrongFile: 'The file {name} cannot be part of a roster. Choose a ZIP or CSV files.',
  wrongFiles: 'Choose one ZIP, or up to {most} CSV files that all have different names.',
  tooLargeUpload: 'A roster may have {most} MB. Was another file meant?',

  // Pages
  rostersTitle: 'Rosters of {name}',
  rostersIntro:
    'A roster is the roll of a school as its own system writes it: OneRoster 1.1 or 1.2, or School Data Sync. Nothing changes here until you have seen what it would change.',
  sendHeading: 'Send a roster',
  filesLabel: 'The files',
  filesHint: 'One ZIP, or the CSV files together.',
  send: 'Check this roster',
  exportHeading: 'Take the roll out',
  exportSays: 'Everybody who is here today, as OneRoster 1.2, which other systems read.',
  exportNow: 'Download the roster',
  broughtSays: '“{name}” came by the roster of “{of}”, so its rosters go in at “{of}”.',
  broughtHeading: 'Where rosters go in',
  importsHeading: 'Rosters so far',
  noImports: 'No roster has been sent yet.',
  importTitle: 'Roster from {day}',
  fileNames: 'Files: {names}',
  backToRosters: 'All rosters of {name}',
  checking: 'Being checked',
  checked: 'Checked, not taken in yet',
  applying: 'Being taken in',
  applied: 'Taken in',
  refused: 'Left out',
  failed: 'Did not work',
  withheld:
    '{count, plural, one {# row is about you yourself: whether you come in, where you work, whom you teach, learn with or look after, or how old your child is. It is left out: ask somebody else who leads the school.} other {# rows are about you yourself: whether you come in, where you work, whom you teach, learn with or look after, or how old your child is. They are left out: ask somebody else who leads the school.}}',
  leaderless:
    'Nobody is left there who leads {names}. A roster that names a principal brings somebody who does.',
  suspendedPeople:
    '{count, plural, one {# person is suspended} other {# people are suspended}}: their own system lets them sign in no longer, so they cannot come in here either. What is theirs stays theirs.',
  restoredPeople:
    '{count, plural, one {# person is} other {# people are}} let in again: their own system lets them sign in.',
  ownRoster:
    'This is a roster that Kith wrote of another organisation, whose people are here already. Bringing it in would make them twice, so nothing was changed. Bring it in where it came from.',
  recordElsewhere:
    '“{id}” belongs to another school now: another school keeps the record. Their rows were left out, and what they have here stays as it is. Take them out at the source, or ask that school.',
  tooManyLines:
    '{file} has more than {most, number} lines. Send the roster of fewer schools at a time. Nothing was taken in.',
  noRoom:
    'There is no room left on the server for these files, so none of them was kept. Tell whoever looks after Kith.',
  broke:
    'Something broke on our side while this roster was being read. Nothing of it was taken in. Send it again, or tell whoever looks after Kith.',
  checkingSays: 'The files are being read. You may close this page and come back to it.',
  applyingSays: 'The roster is being taken in. You may close this page and come back to it.',
  lookAgain:
    'Another roster came in since this one was looked at, and by now more would end than was confirmed. Nothing was changed: please look again.',
  earlierWaits:
    'Another roster, {other}, was sent before this one, {this}, on {day}, and still waits. Of two, the one that is taken in last holds: leave out the one that was not meant.',
  laterWaits:
    'Another roster, {other}, was sent after this one, {this}, on {day}, and waits, too. Of two, the one that is taken in last holds: leave out the one that was not meant.',
  sentBefore:
    'From this page {earlier} was sent before, and that is the roster which was taken. {names} did not come in: choose it once more.',
  calledThere:
    'What is “{ours}” here is called “{theirs}” in these files. It stays “{ours}”: a roster does not rename the organisation that takes it in.',
  appliedSays: 'This is what the roster changed.',
  checkedSays: 'This is what the roster would change. Nothing has changed yet.',
  refusedSays: 'Nothing was changed.',
  dialectIs: 'Written as {dialect}.',
  changesCaption: 'Changes, by kind',
  kind: 'Kind',
  newRows: 'New',
  changedRows: 'Changed',
  resumedRows: 'Back again',
  endedRows: 'Ended',
  sameRows: 'The same',
  organisations: 'Organisations',
  sessions: 'Years and terms',
  courses: 'Courses',
  classes: 'Classes',
  people: 'People',
  affiliations: 'Places at organisations',
  enrolments: 'Places in classes',
  guardianships: 'Guardians of children',
  problemsHeading:
    '{count, plural, =0 {No problems were found} one {# problem was found} other {# problems were found}}',
  problemsSays:
    'What could be used is used. The rest is listed here, so that it can be put right at its source.',
  problemsSome:
    'Of each sort the first {most} are shown: {shown, number} of {found, number} in all.',
  onLines: '{count, plural, one {line {lines}} other {lines {lines}}}',
  faultsMore:
    '{count, plural, one {# more place where this is so} other {# more places where this is so}}',
  takeIn: 'Take this roster in',
  leaveOut: 'Leave it out',
  confirmEnding: 'Yes, this is to end: {what}',
  confirmHint:
    'That is more than a fifth of what rosters brought or name. Nothing is deleted, and whoever comes back in a later roster goes on with what is theirs, from that day on.',
  takingIn: 'This roster is being taken in.',
  leftOut: 'This roster was left out. Nothing was changed.',
})
