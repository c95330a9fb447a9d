import {
  isOnItsWay,
  isOutdated,
  isSentByChoice,
  keepBusy,
  letWait,
  rest,
  restAll,
  takeAllNext,
  takeNext,
} from './busy.ts'
import type { Sent } from './busy.ts'
import { sendChoices, takePassing } from './choosing.ts'
import { forgetDrafts } from './drafts.ts'
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
  sendChoices()
  addEventListener('pagehide', sendWaiting)
  addEventListener('pageshow', restAll)
}

function onSubmit(event: SubmitEvent): void {
  const { target: form, submitter: button } = event
  if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return
  if (isOnItsWay(form)) {
    if (isSentByChoice(form)) letWait({ form, button })
    return event.preventDefault()
  }
  const sending = sendingOf(form, button)
  if (!sending) {
    keepBusy(form, button)
    forgetDrafts(form)
    return void setTimeout(rest, downloadSeconds * 1000, form)
  }
  event.preventDefault()
  void send({ form, button }, sending)
}

/** Of several choices the last one counts: each waits for the one before it, and none is passed. */
async function send(sent: Sent, sending: Sending): Promise<void> {
  const { form, button } = sent
  keepBusy(form, button)
  await sendOne(sent, sending).finally(() => rest(form))
  const next = takeNext(form)
  const then = next && sendingOf(next.form, next.button)
  if (next && then) await send(next, then)
}

async function sendOne({ form, button }: Sent, sending: Sending): Promise<void> {
  // A choice looks done as soon as it is made, so it goes on even when its reader leaves the page.
  const init = { ...sending.init, keepalive: isSentByChoice(form) }
  const answer = await ask(sending.url, init).catch(() => undefined)
  if (isOutdated(form)) return
  if (!answer || answer.status >= 500) return say(lostWords())
  if (answer.status === 401) return say(await wordsOf(answer))
  try {
    await showAnswer(form, sending, answer)
  } catch {
    if (!isOutdated(form)) sendWhole(form, button)
  }
}

/** What waits when the reader leaves is sent at once, and outlives the page. */
function sendWaiting(): void {
  const passing = takePassing()
  const all = [...takeAllNext(), ...(passing ? [{ form: passing, button: null }] : [])]
  for (const { form, button } of all) {
    const sending = sendingOf(form, button)
    if (sending?.init.method) void ask(sending.url, { ...sending.init, keepalive: true })
  }
}

async function showAnswer(
  form: HTMLFormElement,
  sending: Sending,
  answer: Response,
): Promise<void> {
  const page = await pageAt(answer)
  if (isOutdated(form)) return
  const arrived = sending.init.method === undefined || answer.redirected
  const stays = !arrived || new URL(answer.url).pathname === location.pathname
  const notice = page.getElementById('notices')?.childNodes ?? []
  if (arrived) {
    forgetDrafts(form)
    goTo(answer.url)
  }
  show(page, { region: stays ? sending.region : undefined, sent: form, stays })
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

/** Says why nothing came of it. The page stays as it is, so nothing that was written is lost. */
function say(why: string): void {
  const words = document.createElement('p')
  words.className = 'toast'
  words.textContent = why
  const notices = document.getElementById('notices')
  notices?.replaceChildren(words)
  words.scrollIntoView({ block: 'nearest' })
}

function lostWords(): string {
  return document.getElementById('notices')?.getAttribute('data-lost') ?? ''
}

/** What an answer that leads nowhere has to say. */
async function wordsOf(answer: Response): Promise<string> {
  const page = await pageAt(answer).catch(() => undefined)
  return page?.querySelector('#main .words')?.textContent ?? lostWords()
}
