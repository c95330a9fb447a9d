/** The group whose choice by the arrow keys has not been sent yet. */
let passing: Element | undefined
let isByArrow = false

/**
 * Sends a choice as soon as it is made. The arrow keys choose whatever they pass on the way, so what they chose is sent when
 * its reader settles on it: by Enter, by the space bar, or by going on to something else.
 */
export function sendChoices(): void {
  document.addEventListener('keydown', onKey, true)
  document.addEventListener('pointerdown', () => (isByArrow = false), true)
  document.addEventListener('change', ({ target }) => {
    const group = target instanceof Element ? target.closest('[data-send-on-change]') : undefined
    if (!group) return
    passing = isByArrow && isRadio(target) ? group : undefined
    if (!passing) group.closest('form')?.requestSubmit()
  })
  document.addEventListener('focusout', ({ relatedTarget }) => {
    const isStill = relatedTarget instanceof Node && passing?.contains(relatedTarget)
    if (!isStill) settle()
  })
}

function onKey(event: KeyboardEvent): void {
  isByArrow = event.key.startsWith('Arrow')
  if (!passing || !['Enter', ' '].includes(event.key)) return
  event.preventDefault()
  settle()
}

function settle(): void {
  takePassing()?.requestSubmit()
}

/** The form whose choice its reader has not settled on, to be sent before the page is gone. */
export function takePassing(): HTMLFormElement | undefined {
  const form = passing?.closest('form') ?? undefined
  passing = undefined
  return form?.isConnected ? form : undefined
}

function isRadio(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio'
}
