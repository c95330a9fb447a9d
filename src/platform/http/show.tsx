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
  const html = await pageHtml(
    {
      say: c.var.say,
      nonce: c.get('secureHeadersNonce') ?? '',
      path: placeOf(c),
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

/** Where the reader is: this page, or the one that a form was sent from. */
function placeOf(c: Context): string {
  const from = c.req.method === 'GET' ? c.req.url : c.req.header('referer')
  const url = from === undefined ? null : URL.parse(from)
  return url ? url.pathname + url.search : '/'
}
