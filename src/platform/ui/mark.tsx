import type { MarkName } from './marks.ts'

interface Props {
  of: MarkName
  /** What the mark says when no word stands beside it. With a word beside it, leave this out. */
  label?: string | undefined
  size?: 'big' | 'huge' | undefined
}

/** One drawing: a state, an icon, a picture. Its symbol comes with the page; its colour is that of its state. */
export function Mark({ of, label, size }: Props) {
  const heard =
    label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label }
  return (
    <svg class={`mark is-${of} ${size ?? ''}`.trim()} {...heard}>
      <use href={`#m-${of}`} />
    </svg>
  )
}
