import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import { HereContext } from './context.ts'
import type { Here } from './context.ts'
import { spriteFor } from './marks.ts'

/**
 * A whole page as text: rendered for this reader, with the symbols it draws with put at its start.
 *
 * `c.html(await pageHtml(here, <GoalPage … />))`
 */
export async function pageHtml(here: Here, page: Child): Promise<string> {
  const rendered = <HereContext.Provider value={here}>{page}</HereContext.Provider>
  const whole = String(await html`<!doctype html>${rendered}`)
  const sprite = spriteFor(whole)
  return whole.replace(/<body[^>]*>/, (body) => body + sprite)
}
