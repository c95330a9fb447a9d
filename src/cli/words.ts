import { defineWords } from '../platform/i18n/word.ts'

export const cliWords = defineWords('cli', {
  noOrganisation: 'There is no organisation called “{name}” here.',
  manyOrganisations:
    'Several organisations are called “{name}”. Name the one you mean by its id: {ids}',
  noFramework: 'Nothing in {file} could be taken in. {reason}',
  cannotWrite: 'The file {file} could not be written: {reason}',
  portTaken:
    'The port {port} is taken by another program. Choose another one with PORT, such as PORT=8788.',
  demoExists:
    'There are organisations here already, so the demo world was not made. It is made only on an empty server.',
})
