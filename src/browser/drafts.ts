import { keyOf } from './field-key.ts'
import { shownEvent } from './show.ts'

/** What somebody writes into a field, and what the server had to say of it when they began. */
interface Draft {
  readonly was: string
  readonly is: string
}

type Drafts = Record<string, Draft>

type TextControl = HTMLInputElement | HTMLTextAreaElement

const store = 'kith-drafts'

/**
 * Keeps what is written and not yet sent while this tab is open, so that it is there again after a reload, another language,
 * or a way back. It belongs to one person: where another is signed in, or nobody is, it is gone.
 */
export function keepDrafts(): void {
  document.addEventListener('input', ({ target }) => {
    if (isText(target)) change((drafts) => note(drafts, target))
  })
  document.addEventListener(shownEvent, () => change(restore))
  change(restore)
}

/** What was written into this form has arrived. */
export function forgetDrafts(form: HTMLFormElement): void {
  change((drafts) => textsIn(form).forEach((control) => delete drafts[placeOf(control)]))
}

function note(drafts: Drafts, control: TextControl): void {
  const place = placeOf(control)
  drafts[place] = { was: drafts[place]?.was ?? ownOf(control), is: control.value }
}

/** Fills in what was written where the server says what it said then; what it has been given since is let go. */
function restore(drafts: Drafts): void {
  for (const control of textsIn(document)) {
    const place = placeOf(control)
    const draft = drafts[place]
    if (!draft) continue
    // An answer that shows it again may tell of what stands there by now: from there it goes on.
    if (control.defaultValue === draft.is) {
      if (signOf(control)) drafts[place] = { ...draft, was: ownOf(control) }
    } else if (ownOf(control) === draft.was) control.value = draft.is
    else delete drafts[place]
  }
}

/** What the server holds of this field: the sign that its form carries of it, else what it filled in. */
function ownOf(control: TextControl): string {
  return signOf(control)?.value ?? control.defaultValue
}

function signOf({ form, name }: TextControl): HTMLInputElement | null | undefined {
  return form?.querySelector<HTMLInputElement>(`[name="began.${name}"]`)
}

function placeOf(control: TextControl): string {
  return `${location.pathname}${location.search} ${keyOf(control)}`
}

function textsIn(part: ParentNode): TextControl[] {
  return [...part.querySelectorAll('textarea, input')].filter(isText)
}

/** A field of words in a form that changes something: no question, no secret. */
function isText(target: EventTarget | null): target is TextControl {
  const isWords =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === 'text')
  return isWords && target.form?.getAttribute('method') === 'post'
}

/** A browser that keeps nothing for us is no reason to stop. */
function change(how: (drafts: Drafts) => void): void {
  const who = document.getElementById('main')?.dataset['person']
  try {
    if (who === undefined) return sessionStorage.removeItem(store)
    const kept = JSON.parse(sessionStorage.getItem(store) ?? '{}') as { who?: string; all?: Drafts }
    const all = kept.who === who ? (kept.all ?? {}) : {}
    how(all)
    sessionStorage.setItem(store, JSON.stringify({ who, all }))
  } catch {}
}
