/**
 * A map that can be moved and sized in its frame: by dragging, by two fingers, by the wheel with
 * Ctrl, by the keys + − 0, and by the buttons that are links without it. It opens where the reader is.
 */
class MapFrame extends HTMLElement {
  private leaving = new AbortController()

  connectedCallback(): void {
    const { frame, drawing } = this
    if (!frame || !drawing) return
    this.leaving = new AbortController()
    const { signal } = this.leaving
    this.addEventListener('click', (event) => this.onButton(event), { signal })
    frame.addEventListener('keydown', (event) => this.onKey(event), { signal })
    frame.addEventListener('wheel', (event) => this.onWheel(event), { signal, passive: false })
    frame.addEventListener('pointerdown', (event) => this.onGrab(event), { signal })
    frame.addEventListener('touchmove', (event) => this.onPinch(event), { signal, passive: false })
    frame.addEventListener('touchend', () => (this.spread = 0), { signal })
    this.showWhereIAm()
  }

  disconnectedCallback(): void {
    this.leaving.abort()
  }

  private get frame(): HTMLElement | null {
    return this.querySelector<HTMLElement>('.map-scroll')
  }

  private get drawing(): SVGSVGElement | null {
    return this.querySelector<SVGSVGElement>('svg.map')
  }

  private showWhereIAm(): void {
    const { frame } = this
    const here = this.querySelector('#here')?.getBoundingClientRect()
    if (!frame || !here) return
    const box = frame.getBoundingClientRect()
    frame.scrollLeft += here.x + here.width / 2 - box.x - box.width / 2
    frame.scrollTop += here.y + here.height / 2 - box.y - box.height / 2
  }

  private onButton(event: MouseEvent): void {
    const button = (event.target as Element).closest<HTMLElement>('[data-zoom]')
    if (!button) return
    event.preventDefault()
    this.zoom(button.dataset['zoom'] === 'in' ? step : 1 / step)
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '+' || event.key === '=') this.zoom(step)
    else if (event.key === '-') this.zoom(1 / step)
    else if (event.key === '0') this.zoom(1 / this.size)
    else return
    event.preventDefault()
  }

  private onWheel(event: WheelEvent): void {
    if (!event.ctrlKey) return
    event.preventDefault()
    this.zoom(Math.exp(-event.deltaY / 300), event)
  }

  /** The mouse drags the map; a finger moves it without our help. */
  private onGrab(start: PointerEvent): void {
    const { frame } = this
    if (!frame || start.pointerType !== 'mouse' || start.button !== 0) return
    const { scrollLeft, scrollTop } = frame
    const letGo = new AbortController()
    let dragged = false
    const move = (event: PointerEvent) => {
      const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY]
      dragged ||= Math.hypot(x, y) > slip
      if (dragged) frame.scrollTo(scrollLeft - x, scrollTop - y)
    }
    const release = () => {
      letGo.abort()
      if (dragged) swallowClick(frame)
    }
    addEventListener('pointermove', move, { signal: letGo.signal })
    addEventListener('pointerup', release, { signal: letGo.signal })
    addEventListener('pointercancel', release, { signal: letGo.signal })
    frame.addEventListener('dragstart', (event) => event.preventDefault(), {
      signal: letGo.signal,
    })
  }

  /** How far apart two fingers are; nothing while there are not two. */
  private spread = 0

  private onPinch(event: TouchEvent): void {
    const [one, other] = event.touches
    if (!one || !other) return
    event.preventDefault()
    const spread = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
    const clientX = (one.clientX + other.clientX) / 2
    const clientY = (one.clientY + other.clientY) / 2
    if (this.spread > 0) this.zoom(spread / this.spread, { clientX, clientY })
    this.spread = spread
  }

  private get size(): number {
    const { drawing } = this
    return drawing ? drawing.width.baseVal.value / drawing.viewBox.baseVal.width : 1
  }

  /** Draws larger or smaller; what lies under this point, or in the middle, stays where it is. */
  private zoom(by: number, at?: { clientX: number; clientY: number }): void {
    const { frame, drawing, size } = this
    if (!frame || !drawing) return
    const next = Math.min(largest, Math.max(smallest, size * by))
    const box = frame.getBoundingClientRect()
    const x = at ? at.clientX - box.x : box.width / 2
    const y = at ? at.clientY - box.y : box.height / 2
    const [left, top] = [frame.scrollLeft + x, frame.scrollTop + y]
    drawing.setAttribute('width', String(Math.round(drawing.viewBox.baseVal.width * next)))
    drawing.setAttribute('height', String(Math.round(drawing.viewBox.baseVal.height * next)))
    frame.scrollTo((left * next) / size - x, (top * next) / size - y)
    for (const button of this.querySelectorAll<HTMLElement>('[data-zoom]')) {
      const end = button.dataset['zoom'] === 'in' ? largest : smallest
      if (next === end) button.setAttribute('aria-disabled', 'true')
      else button.removeAttribute('aria-disabled')
    }
  }
}

const step = 1.25
const smallest = 0.25
const largest = 2
/** Farther than this, and a press was a drag. */
const slip = 5

/** After a drag, the link that happens to lie under the mouse is not followed. */
function swallowClick(frame: HTMLElement): void {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  frame.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => frame.removeEventListener('click', swallow, true))
}

customElements.define('kith-map', MapFrame)
