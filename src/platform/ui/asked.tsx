import type { Child } from 'hono/jsx'
import { useSay } from './context.ts'
import { Mark } from './mark.tsx'
import { uiWords } from './words.ts'

/** What every field says of itself: its question, a hint, and what is wrong with the answer. */
export interface Asked {
  /** The name it is sent under, and its id when `id` is left out. */
  name: string
  label: Child
  hint?: Child
  /** What needs another look, in words for the person who wrote it. */
  error?: string | undefined
  /** Given when two forms of one page use the same name. */
  id?: string | undefined
  /** Most fields must be filled; the ones that need not say so. */
  optional?: boolean | undefined
}

/** The ids of what describes a field, for `aria-describedby`. */
export function describedBy(id: string, { hint, error }: Pick<Asked, 'hint' | 'error'>) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** A field's question, hint and error around the control that takes the answer. */
export function Asking({ asked, id, children }: { asked: Asked; id: string; children?: Child }) {
  const { label, hint, error, optional } = asked
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional && <Optional />}
      </label>
      <Hint id={id} hint={hint} />
      {children}
      <Wrong id={id} error={error} />
    </div>
  )
}

export function Optional() {
  const say = useSay()
  return <span class="optional"> {say(uiWords.optional)}</span>
}

export function Hint({ id, hint }: { id: string; hint?: Child }) {
  if (!hint) return null
  return (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  )
}

export function Wrong({ id, error }: { id: string; error?: string | undefined }) {
  if (!error) return null
  return (
    <p class="error" id={`${id}-error`}>
      <Mark of="warn" />
      <span>{error}</span>
    </p>
  )
}
