import { shownEvent } from './show.ts'

/** The few elements that do what HTML cannot, each fetched when a page first holds one. */
const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'kith-map': () => import('./map.ts'),
}

export function wakeElements(): void {
  document.addEventListener(shownEvent, wake)
  wake()
}

function wake(): void {
  for (const [tag, load] of Object.entries(elements)) {
    if (document.querySelector(tag) && !customElements.get(tag)) void load()
  }
}
