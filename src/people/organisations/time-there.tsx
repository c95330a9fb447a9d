import { useSay } from '../../platform/ui/context.ts'
import { organisationWords as words } from './words.ts'

/** The time zone of a school, by its English name in the tables of the IANA, and what its clocks show at this moment. */
export function TimeThere({ timeZone, now }: { timeZone: string; now: Date }) {
  const say = useSay()
  const format = { weekday: 'long', hour: 'numeric', minute: '2-digit', timeZone } as const
  const time = new Intl.DateTimeFormat(say.locale.formatTags, format).format(now)
  return (
    <p>
      <span lang="en">{timeZone}.</span> {say(words.timeThere, { time })}
    </p>
  )
}
