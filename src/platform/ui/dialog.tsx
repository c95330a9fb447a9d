import type { Child } from 'hono/jsx'
import type { ButtonKind } from './button.tsx'
import { LinkButton } from './button.tsx'
import { useSay } from './context.ts'
import { uiWords } from './words.ts'

interface DialogProps {
  id: string
  title: string
  /** The answer that changes nothing; "Not now" without it. */
  no?: string | undefined
  /** The answer that changes something: a `Deed`. */
  yes?: Child
  /** Its words. A form with fields also stands here, with its own button. */
  children?: Child
}

/**
 * One question that cannot wait, with two equal answers, in the browser's own `<dialog>`.
 *
 * `DialogLink` leads to it as to any place on the page, and CSS shows what is led to (`:target`), so
 * it opens, answers and closes without JavaScript. With it, the same link opens a modal dialog: the
 * rest of the page rests, Escape closes, and the focus goes back to where it came from.
 */
export function Dialog({ id, title, yes, no, children }: DialogProps) {
  const say = useSay()
  return (
    <dialog id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <div class="stack">{children}</div>
      <div class="row dialog-answers">
        {yes}
        <a class="btn" href={`#${id}-link`} data-close="">
          {no ?? say(uiWords.notNow)}
        </a>
      </div>
    </dialog>
  )
}

interface DialogLinkProps {
  /** The id of the dialog. */
  to: string
  kind?: ButtonKind | undefined
  children?: Child
}

export function DialogLink({ to, kind, children }: DialogLinkProps) {
  return (
    <LinkButton href={`#${to}`} id={`${to}-link`} kind={kind}>
      {children}
    </LinkButton>
  )
}
