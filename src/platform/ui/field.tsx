import { Asking, describedBy } from './asked.tsx'
import type { Asked } from './asked.tsx'

interface FieldProps extends Asked {
  value?: string | undefined
  type?: 'text' | 'date' | 'time' | 'number' | 'search' | 'email' | 'file' | undefined
  /** How it is filled by the browser, as HTML names it: `name`, `off`. */
  autocomplete?: string | undefined
  /** Which file types it takes: `.zip,.csv`. */
  accept?: string | undefined
  maxlength?: number | undefined
  /** About as wide as the answer. */
  narrow?: boolean | undefined
}

/** One line to fill in. It keeps what was written and says what is wrong with it. */
export function Field(props: FieldProps) {
  const { name, type = 'text', value, optional, narrow, autocomplete, accept, maxlength } = props
  const id = props.id ?? name
  return (
    <Asking asked={props} id={id}>
      <input
        class={narrow ? 'input narrow' : 'input'}
        {...{ id, name, type, autocomplete, accept, maxlength }}
        value={type === 'file' ? undefined : value}
        required={!optional}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(id, props)}
      />
    </Asking>
  )
}

interface TextAreaProps extends Asked {
  value?: string | undefined
  rows?: number | undefined
  maxlength?: number | undefined
}

/** Room for several sentences; it grows with them. */
export function TextArea(props: TextAreaProps) {
  const { name, value, rows = 3, optional, maxlength } = props
  const id = props.id ?? name
  return (
    <Asking asked={props} id={id}>
      <textarea
        class="input"
        {...{ id, name, rows, maxlength }}
        required={!optional}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(id, props)}
      >
        {/* HTML drops a first line break, so one is put before what was written. */}
        {value?.startsWith('\n') ? `\n${value}` : value}
      </textarea>
    </Asking>
  )
}
