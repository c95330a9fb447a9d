import { ask, pageAt } from './page.ts'
import { show } from './show.ts'

/** The path and query that the page on show belongs to. */
let shown = location.pathname + location.search

/** Shows earlier pages again when the reader goes back or forward to them. */
export function followHistory(): void {
  addEventListener('popstate', () => {
    if (location.pathname + location.search === shown) return
    shown = location.pathname + location.search
    ask(location.href)
      .then(pageAt)
      .then((page) => show(page, { stays: false }))
      .catch(() => location.reload())
  })
}

/** The address of what is on show now, for the address bar and the way back. */
export function goTo(address: string): void {
  const url = new URL(address)
  if (url.pathname + url.search === shown) return
  shown = url.pathname + url.search
  history.pushState(null, '', shown)
}
