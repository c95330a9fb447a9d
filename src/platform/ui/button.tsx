import type { Child } from 'hono/jsx'
import { Mark } from './mark.tsx'
import type { MarkName } from './marks.ts'

/** `main`: the one thing to do in this view · `plain`: no frame · `danger`: cannot be taken back. */
export type ButtonKind = 'main' | 'plain' | 'danger'

interface Appearance {
  kind?: ButtonKind | undefined
  mark?: MarkName | undefined
  children?: Child
}

interface ButtonProps extends Appearance {
  /** Sent with the form, when it has several buttons. */
  name?: string | undefined
  value?: string | undefined
  type?: 'submit' | 'button' | undefined
  disabled?: boolean | undefined
  /** The id of a form elsewhere on the page. */
  form?: string | undefined
}

/** A button that does something. It says so with a verb. */
export function Button({ kind, mark, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button class={classOf(kind)} type={type} {...rest}>
      {mark && <Mark of={mark} />}
      {children}
    </button>
  )
}

interface LinkButtonProps extends Appearance {
  href: string
  id?: string | undefined
}

/** A link that weighs as much as a button: it leads to the next thing to do. */
export function LinkButton({ kind, mark, children, ...rest }: LinkButtonProps) {
  return (
    <a class={classOf(kind)} {...rest}>
      {mark && <Mark of={mark} />}
      {children}
    </a>
  )
}

function classOf(kind: ButtonKind | undefined): string {
  return kind ? `btn ${kind}` : 'btn'
}
