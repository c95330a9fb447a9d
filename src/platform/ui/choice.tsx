import type { Child } from 'hono/jsx'
import { Asking, Hint, Optional, Wrong, describedBy } from './asked.tsx'
import type { Asked } from './asked.tsx'
import { useSay } from './context.ts'
import { Mark } from './mark.tsx'
import type { MarkName } from './marks.ts'
import { uiWords } from './words.ts'

export interface Option {
  readonly value: string
  readonly label: Child
  readonly hint?: Child
  /** Drawn in place of the radio's own ring: a state, an icon, a picture. */
  readonly mark?: MarkName | undefined
}

interface ChoiceProps extends Asked {
  options: readonly Option[]
  value?: string | undefined
  /** One under the other, for long answers. */
  stacked?: boolean | undefined
  /** The form is sent as soon as one is chosen; without JavaScript a button must stand beside it. */
  sendOnChange?: boolean | undefined
}

/** One answer among equals: radio buttons that look like what can be chosen. */
export function Choice(props: ChoiceProps) {
  const { name, label, hint, error, options, optional, stacked, sendOnChange } = props
  const id = props.id ?? name
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      aria-describedby={describedBy(id, props)}
      data-send-on-change={sendOnChange ? '' : undefined}
    >
      <legend class="legend">
        {label}
        {optional && <Optional />}
      </legend>
      <Hint id={id} hint={hint} />
      <div class={stacked ? 'choice stacked' : 'choice'}>
        {options.map((option, place) => (
          <Chair option={option} place={place} group={props} />
        ))}
      </div>
      <Wrong id={id} error={error} />
    </fieldset>
  )
}

/** One of the answers. The first carries the group's own id, so that an error's link leads to it. */
function Chair({ option, place, group }: { option: Option; place: number; group: ChoiceProps }) {
  const { value, label, hint, mark } = option
  const groupId = group.id ?? group.name
  const id = place === 0 ? groupId : `${groupId}-${place + 1}`
  const hintId = hint ? `${groupId}-${place + 1}-hint` : undefined
  return (
    <label class={mark ? 'marked' : undefined}>
      <input
        type="radio"
        {...{ id, value, name: group.name }}
        checked={value === group.value}
        required={!group.optional}
        aria-describedby={hintId}
      />
      {mark && <Mark of={mark} />}
      <span>
        {label}
        {hint && (
          <span class="hint" id={hintId}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}

interface SelectOption {
  readonly value: string
  readonly label: string
  readonly lang?: string
  readonly group?: string
}

interface SelectProps extends Asked {
  /** Those of a group stand one after the other. */
  options: readonly SelectOption[]
  value?: string | undefined
  sendOnChange?: boolean | undefined
}

/** One answer out of many: the device's own list. */
export function Select(props: SelectProps) {
  const say = useSay()
  const id = props.id ?? props.name
  return (
    <Asking asked={props} id={id}>
      <select
        class="input"
        {...{ id, name: props.name }}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(id, props)}
        data-send-on-change={props.sendOnChange ? '' : undefined}
      >
        {props.value === undefined && <option value="">{say(uiWords.choose)}</option>}
        {[...Map.groupBy(props.options, ({ group }) => group)].map(([group, options]) =>
          group === undefined ? (
            <Answers options={options} chosen={props.value} />
          ) : (
            <optgroup label={group}>
              <Answers options={options} chosen={props.value} />
            </optgroup>
          ),
        )}
      </select>
    </Asking>
  )
}

function Answers({
  options,
  chosen,
}: {
  options: readonly SelectOption[]
  chosen?: string | undefined
}) {
  return (
    <>
      {options.map(({ value, label, lang }) => (
        <option value={value} lang={lang} selected={value === chosen}>
          {label}
        </option>
      ))}
    </>
  )
}
