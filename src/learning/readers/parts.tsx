import { useSay } from '../../platform/ui/context.ts'
import type { Say } from '../../platform/i18n/say.ts'
import type { Word } from '../../platform/i18n/word.ts'
import type { Reader, Readers } from './readers.ts'
import { readerWords as words } from './words.ts'

/** Says, where somebody writes, who else can read it: every one to whom the law opens it, and nobody else. */
export function WhoReads({ readers, isNew }: { readers: Readers; isNew?: boolean }) {
  const say = useSay()
  const sentences = readers.object.startsWith('circle:')
    ? ofCircle(say, readers)
    : ofOwn(say, readers)
  return (
    <p class="soft small who-reads">
      {[...sentences, ...(isNew ? [say(words.keepLater)] : [])].join(' ')}
    </p>
  )
}

function ofOwn(say: Say, readers: Readers): string[] {
  const { object, whole, listed } = readers
  const reading = helpers(say, readers)
  const nobody = say(object === 'pursuit:private' ? words.onlyYou : words.noneYet)
  const far = listed.includes('teacher') ? [say(words.teachers)] : []
  const named = [
    ...(listed.includes('member') ? [say(words.mates)] : []),
    ...(listed.includes('classmate') ? [say(words.classmates)] : []),
  ]
  return [
    reading.length > 0 ? say(words.read, { who: inOne(say, reading) }) : nobody,
    ...(far.length > 0 ? [say(words.far, { who: inOne(say, far) })] : []),
    ...(named.length > 0 ? [say(words.named, { who: inOne(say, named) })] : []),
    ...(whole.includes('safeguarding-lead') ? [say(words.look)] : []),
  ]
}

/** Those who read it whole. Who reads along with a young child only is named: not everybody who looks after them does. */
function helpers(say: Say, { object, whole, guardians }: Readers): string[] {
  const teachers = whole.includes('teacher') ? [say(words.teachers)] : []
  if (object === 'pursuit:private') {
    const along = whole.includes('guardian') ? inOne(say, guardians) : undefined
    return along ? [...teachers, say(words.untilThirteen, { who: along })] : teachers
  }
  const atHome = whole.includes('guardian') || whole.includes('limited-guardian')
  return [...teachers, ...(atHome ? [say(words.guardians)] : [])]
}

/** Those who read what a circle agrees: of the others in it one does not know who teaches them or looks after them. */
function ofCircle(say: Say, { whole }: Readers): string[] {
  const all = aroundCircle.filter(([reader]) => whole.includes(reader)).map(([, who]) => say(who))
  const isLookedAt = whole.includes('safeguarding-lead')
  return [say(words.circle, { who: inOne(say, all) }), ...(isLookedAt ? [say(words.look)] : [])]
}

const aroundCircle: readonly (readonly [Reader, Word<never>])[] = [
  ['member', words.members],
  ['invited', words.invited],
  ['classmate', words.nearby],
  ['teacher', words.theirTeachers],
  ['guardian', words.theirGuardians],
]

function inOne(say: Say, several: readonly string[]): string {
  return new Intl.ListFormat(say.locale.formatTags).format(several)
}
