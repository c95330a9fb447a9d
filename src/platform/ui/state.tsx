import type { Child } from 'hono/jsx'
import { useSay } from './context.ts'
import { Mark } from './mark.tsx'
import type { StateName } from './marks.ts'
import { uiWords } from './words.ts'

interface Props {
  is: StateName
  /** Filled, for what stands alone or needs someone now. */
  chip?: boolean | undefined
  /** Other words than the state's own: "Going since 4 May". */
  children?: Child
}

/** A state: shape, word and colour, always all three. */
export function State({ is, chip, children }: Props) {
  const say = useSay()
  return (
    <span class={`state is-${is}${chip ? ' chip' : ''}`}>
      <Mark of={is} />
      <span>{children ?? say(uiWords[is])}</span>
    </span>
  )
}
