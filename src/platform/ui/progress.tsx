import { useSay } from './context.ts'
import { uiWords } from './words.ts'

interface Props {
  /** What is going on. */
  label: string
  done: number
  /** How much there is in all; unknown while it is still being counted. */
  all?: number | undefined
}

/** How far a piece of long work has come, as a bar and in numbers. For work, never for a person. */
export function Progress({ label, done, all }: Props) {
  const say = useSay()
  return (
    <div class="progress">
      <p>
        {label}{' '}
        {all !== undefined && <span class="soft">{say(uiWords.progress, { done, all })}</span>}
      </p>
      <progress
        aria-label={label}
        max={all}
        value={all === undefined ? undefined : done}
      ></progress>
    </div>
  )
}
