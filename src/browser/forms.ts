import { isOnItsWay, rest, restAll, setOut } from './busy.ts'
import { goTo } from './history.ts'
import { ask, pageAt } from './page.ts'
import { sendingOf } from './sending.ts'
import type { Sending } from './sending.ts'
import { show } from './show.ts'

/** After this long, a form that the browser sent and no page followed has brought a file. */
const downloadSeconds = 3

/** Sends every form of the page in the background and shows the answer in place. */
export function sendForms(): void {
  document.addEventListener('submit', onSubmit)
  document.addEventListener('change', ({ target }) => {
    const field = target instanceof Element ? target.closest('[data-send-on-change]') : undefined
    field?.closest('form')?.requestSubmit()
  })
  addEventListener('pageshow', restAll)
}

function onSubmit(event: SubmitEvent): void {
  const form = event.target
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
  if (isOnItsWay(form)) return event.preventDefault()
  const sending = sendingOf(form, event.submitter)
  setOut(form, event.submitter)
  if (!sending) return void setTimeout(rest, downloadSeconds * 1000, form)
  event.preventDefault()
  void send(form, event.submitter, sending).finally(() => rest(form))
}

async function send(
  form: HTMLFormElement,
  button: HTMLElement | null,
  sending: Sending,
): Promise<void> {
  const answer = await ask(sending.url, sending.init).catch(() => undefined)
  if (!answer || answer.status >= 500) return sayItIsLost()
  try {
    await showAnswer(form, sending, answer)
  } catch {
    sendWhole(form, button)
  }
}

async function showAnswer(
  form: HTMLFormElement,
  sending: Sending,
  answer: Response,
): Promise<void> {
  const page = await pageAt(answer)
  const arrived = sending.init.method === undefined || answer.redirected
  const stays = !arrived || new URL(answer.url).pathname === location.pathname
  const notice = page.getElementById('notices')?.childNodes ?? []
  show(page, { region: stays ? sending.region : undefined, sent: form, stays })
  if (arrived) goTo(answer.url)
  document.getElementById('notices')?.replaceChildren(...notice)
}

/**
 * An answer that cannot be put in place, a file for example: the browser sends the form again and
 * does what it does with such an answer. The form's own id makes it the same deed.
 */
function sendWhole(form: HTMLFormElement, button: HTMLElement | null): void {
  rest(form)
  form.setAttribute('data-whole', '')
  HTMLFormElement.prototype.requestSubmit.call(form, button)
}

/** The page stays as it is, so nothing that was written is lost. */
function sayItIsLost(): void {
  const notices = document.getElementById('notices')
  const words = document.createElement('p')
  words.className = 'toast'
  words.textContent = notices?.getAttribute('data-lost') ?? ''
  notices?.replaceChildren(words)
  words.scrollIntoView({ block: 'nearest' })
}
