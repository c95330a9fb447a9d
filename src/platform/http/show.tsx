import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { pageHtml } from '../ui/page-html.tsx'
import { takeNotice } from './notice.ts'

/** Answers with a page, in the reader's language and colours. */
export async function show(
  c: Context,
  page: Child,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const url = new URL(c.req.url)
  const html = await pageHtml(
    {
      say: c.var.say,
      nonce: c.get('secureHeadersNonce') ?? '',
      path: url.pathname + url.search,
      theme: c.var.theme,
      asset: c.var.asset,
      tabs: c.var.tabs ?? [],
      me: c.var.me,
      notice: takeNotice(c),
    },
    page,
  )
  return c.html(html, status)
}
