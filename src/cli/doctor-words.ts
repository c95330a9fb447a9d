import { defineWords } from '../platform/i18n/word.ts'

export const doctorWords = defineWords('doctor', {
  first: 'The first wall: the law in the program',
  routes:
    '{routes, plural, one {# route says} other {# routes say}} first which object of the law they are about, and {open} that they are about nobody’s data',
  law: '{objects} objects of the law, {cells} acts on them, and what is not among these is forbidden',
  second: 'The second wall: row security in the database',
  chains: 'What was done is written down',
  whole:
    '{chains, plural, one {# chain} other {# chains}} of {entries, plural, one {# entry} other {# entries}}, unchanged since they were written',
  followed:
    '{chains, plural, one {# chain} other {# chains}} of {entries, plural, one {# entry} other {# entries}}, followed from the beginning',
  broken:
    '{broken, plural, one {An audit chain is} other {# audit chains are}} not as they were written: see "kith audit verify"',
})
