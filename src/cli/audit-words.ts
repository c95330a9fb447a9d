import { defineWords } from '../platform/i18n/word.ts'

export const auditCliWords = defineWords('audit-cli', {
  verify:
    'Follows every audit chain from its beginning, and says whether anything in it was changed since it was written.',
  export:
    'Writes audit chains into a file, one JSON object a line, that can be verified elsewhere.',
  org: 'Only the chain of this organisation, by name or id.',
  from: 'A file that audit export wrote, in place of the database.',
  key: 'The public key that checkpoints have to be signed with; by itself, that of this server.',
  json: 'Print one JSON object.',
  out: 'The file to write.',
  orgOrFile: '--org is for the database, and --from for a file: name one of them.',
  badKey: '--key is a public key as audit verify prints it: 64 hexadecimal digits.',

  server: 'the whole server',
  chain:
    '{name}: {entries, plural, one {# entry} other {# entries}}, {first} to {last}, head {head}, signed up to {signedTo}, facts erased in {erased}',
  ok: 'OK',
  changed: 'BROKEN at entry {seq}: it was changed.',
  missing: 'BROKEN at entry {seq}: it is missing.',
  'out-of-order': 'BROKEN at entry {seq}: it is out of order.',
  'payload-changed': 'BROKEN at entry {seq}: its facts were changed.',
  signature:
    'BROKEN at entry {seq}: its signature is missing, or is not of this key over this chain.',
  strays:
    'BROKEN: {strays, plural, one {# note of facts belongs} other {# notes of facts belong}} to no entry.',
  noChain: 'Nothing has been written down yet.',
  signedWith: 'Public key: {key}',
  noKey: 'There is no key here, so each signature was held against the key that it names itself.',
  broken:
    '{broken, plural, one {An audit chain is broken.} other {# audit chains are broken.}} Keep the database as it is, and find out who could write to it.',
  exported:
    '{entries, plural, one {# entry} other {# entries}} in {chains, plural, one {# chain} other {# chains}} → {out}',
})
