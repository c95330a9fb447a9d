import { Hint, Wrong, describedBy } from './asked.tsx'
import type { Asked } from './asked.tsx'

/** A yes that stands by itself: sent as `yes` when ticked, not at all otherwise. */
export function Check(props: Asked & { checked?: boolean | undefined }) {
  const { name, label, hint, error, checked } = props
  const id = props.id ?? name
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label class="check" for={id}>
        <input
          type="checkbox"
          value="yes"
          {...{ id, name, checked }}
          aria-invalid={error ? 'true' : undefined}
          aria-describedby={describedBy(id, props)}
        />
        <span>{label}</span>
      </label>
      <Hint id={id} hint={hint} />
      <Wrong id={id} error={error} />
    </div>
  )
}
