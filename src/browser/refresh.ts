import { isAnyOnItsWay } from './busy.ts'
import { ask, pageAt } from './page.ts'
import { show, shownEvent } from './show.ts'

let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Fetches the page again while a part of it says so: `data-refresh="2"` is every two seconds. A part
 * that comes back without the attribute has finished. Nobody's line is used for a page not looked at.
 */
export function keepFresh(): void {
  document.addEventListener(shownEvent, waitForNext)
  waitForNext()
}

function waitForNext(): void {
  clearTimeout(timer)
  const parts = [...document.querySelectorAll<HTMLElement>('[data-refresh][id]')]
  if (parts.length === 0) return
  const seconds = Math.min(...parts.map((part) => Number(part.dataset['refresh']) || 5))
  timer = setTimeout(() => void refresh(parts), Math.max(1, seconds) * 1000)
}

async function refresh(parts: readonly HTMLElement[]): Promise<void> {
  if (document.hidden) {
    return document.addEventListener('visibilitychange', waitForNext, { once: true })
  }
  if (!isAnyOnItsWay()) await fetchAgain(parts).catch(() => undefined)
  waitForNext()
}

async function fetchAgain(parts: readonly HTMLElement[]): Promise<void> {
  const place = location.pathname
  const answer = await ask(location.href)
  if (new URL(answer.url).pathname !== place) return location.assign(answer.url)
  const page = await pageAt(answer)
  if (isAnyOnItsWay() || location.pathname !== place || !answer.ok) return
  for (const { id, isConnected } of parts) {
    if (isConnected) show(page, { region: id, stays: true })
  }
}
