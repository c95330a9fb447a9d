import type { Child } from 'hono/jsx'
import { Button } from './button.tsx'
import type { ButtonKind } from './button.tsx'
import type { MarkName } from './marks.ts'
import { Once } from './once.tsx'

interface FormProps {
  /** Where it is sent. */
  to: string
  /** `get` for questions whose answers belong in the address: filters, search. */
  method?: 'post' | 'get' | undefined
  /** The id of the part of the page that the answer replaces; the whole of `main` without it. */
  region?: string | undefined
  /** The browser sends it by itself and loads the whole answer: for a language, a look, signing out. */
  whole?: boolean | undefined
  /** It carries files. */
  files?: boolean | undefined
  id?: string | undefined
  class?: string | undefined
  label?: string | undefined
  children?: Child
}

/** A form. What it posts carries a fresh id, so that sending it twice does its deed once. */
export function Form({
  to,
  method = 'post',
  region,
  whole,
  files,
  label,
  children,
  ...rest
}: FormProps) {
  return (
    <form
      action={to}
      method={method}
      aria-label={label}
      data-region={region}
      data-whole={whole ? '' : undefined}
      enctype={files ? 'multipart/form-data' : undefined}
      novalidate
      {...rest}
    >
      {method === 'post' && <Once />}
      {children}
    </form>
  )
}

interface DeedProps {
  to: string
  /** Sent along, unseen. */
  with?: Readonly<Record<string, string>> | undefined
  kind?: ButtonKind | undefined
  mark?: MarkName | undefined
  region?: string | undefined
  whole?: boolean | undefined
  children?: Child
}

/** A deed of one tap: a form with nothing to fill in. */
export function Deed({ to, with: sent = {}, kind, mark, region, whole, children }: DeedProps) {
  return (
    <Form to={to} region={region} whole={whole} class="deed">
      {Object.entries(sent).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Button kind={kind} mark={mark}>
        {children}
      </Button>
    </Form>
  )
}
