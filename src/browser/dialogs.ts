/**
 * Makes of every dialog that a link leads to a modal one: the page rests, Escape closes it. A link to
 * a field inside a dialog opens the dialog around it.
 */
export function openDialogs(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
    if (!link || event.defaultPrevented) return
    if (link.hasAttribute('data-close') ? close(link) : open(aimOf(link))) event.preventDefault()
  })
  open(document.querySelector<HTMLElement>(':target'))
}

function close(link: Element): boolean {
  const dialog = link.closest('dialog')
  if (!dialog?.open) return false
  dialog.close()
  return true
}

/** Opens the closed dialog that this is, or that it is in. */
function open(aim: HTMLElement | null): boolean {
  const dialog = aim?.closest('dialog')
  if (!dialog || dialog.open) return false
  dialog.showModal()
  if (aim !== dialog) aim?.focus()
  return true
}

function aimOf(link: Element): HTMLElement | null {
  return document.getElementById(decodeURIComponent(link.getAttribute('href')?.slice(1) ?? ''))
}
