import { defineWords } from '../../platform/i18n/word.ts'

export const auditWords = defineWords('audit', {
  unreadable: 'Line {line} of the file is no part of an audit chain, or stands in the wrong place.',
  badKey:
    'The key in {file} cannot be read. Put it back from a backup. If it is lost, take the file away, and a new key is made.',
})
