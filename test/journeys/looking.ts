import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** Collects what the browser complains of: errors of scripts, and whatever our own policy refuses. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    const isBad = message.type() === 'error' || message.type() === 'warning'
    if (isBad && !isAnswer(message.text())) complaints.push(message.text())
  })
  return complaints
}

/** A browser calls every refusal an error; ours are answers, which the journeys look at as pages. */
function isAnswer(complaint: string): boolean {
  return /^Failed to load resource: .* status of 4(04|09|22) /.test(complaint)
}

/** What sticks out at a side of the page, where nobody can read it: the page itself cannot be moved sideways. */
export async function sticksOut(page: Page): Promise<string[]> {
  await page.waitForLoadState()
  return page.evaluate(() => {
    const wide = document.documentElement.clientWidth
    const movesByItself = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (getComputedStyle(element).overflowX !== 'visible' || movesByItself(element.parentElement))
    const sticking = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect()
      return width > 1 && (left < -1 || right > wide + 1) && !movesByItself(element.parentElement)
    })
    const isMoved = document.documentElement.scrollWidth > wide
    return [...(isMoved ? ['the page'] : []), ...sticking.map(({ outerHTML }) => outerHTML)]
  })
}

/** The axe that its Playwright package brings. Run by ourselves, once in a document, it takes a tenth of the time. */
const axeSource = readFileSync(
  createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

interface Axe {
  run(options: object): Promise<{ violations: readonly Violation[] }>
}

interface Violation {
  readonly id: string
  readonly help: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/** What axe finds on the page: everything, or only what its colours can have to do with. */
export async function faultsOf(page: Page, what: 'all' | 'colours'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const rules = what === 'colours' ? { runOnly: ['color-contrast', 'link-in-text-block'] } : {}
  const violations = await page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: Axe }
    return (await axe.run({ ...asked, resultTypes: ['violations'] })).violations
  }, rules)
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}. ${html} ${failureSummary ?? ''}`),
  )
}

/** Keeps a picture of the whole page in the folder that `KITH_SHOTS` names, for people to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  const { KITH_SHOTS: folder } = process.env
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}
