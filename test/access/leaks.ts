import type { Asking } from './asking.ts'
import { shutOut } from './bonds.ts'
import { births, type Mark } from './matrix-world.ts'
import type { Answer } from './matrix.ts'
import { mayReadMark } from './verdict.ts'

/** Where words turn up that are not for who asked; in addresses, the log, jobs and the audit trail none are for anybody. */
export function leaksIn(
  marks: ReadonlyMap<string, Mark>,
  { by, season }: Asking,
  { headers, to, body, written, logged }: Answer,
): readonly string[] {
  const isIn = by && !shutOut.includes(by.who)
  const read = tokensIn(`${headers}\n${body}`).filter((token) => {
    const mark = marks.get(token)
    return !mark || !isIn || !mayReadMark(by, mark, season)
  })
  return [
    ...read.map((token) => `shows ${tell(marks, token)}`),
    ...tokensIn(to).map((token) => `leads to an address with ${tell(marks, token)}`),
    ...(read.length > 0 ? tokensIn(hrefsOf(body)) : []).map(
      (token) => `has an address with ${tell(marks, token)}`,
    ),
    ...tokensIn(written.join('\n')).map((token) => `keeps ${tell(marks, token)} for later`),
    ...tokensIn(logged.join('\n')).map((token) => `logs ${tell(marks, token)}`),
  ]
}

function tokensIn(text: string): readonly string[] {
  const found = new Set(text.match(/canary[0-9a-f]{12}/g))
  for (const month of Object.values(births)) if (text.includes(month)) found.add(month)
  return [...found]
}

function hrefsOf(body: string): string {
  return (body.match(/\b(?:href|action|src)="[^"]*"/g) ?? []).join('\n')
}

function tell(marks: ReadonlyMap<string, Mark>, token: string): string {
  const mark = marks.get(token)
  if (!mark) return token
  return `${mark.object} (${mark.act}) of ${mark.of.who} at ${mark.of.school}`
}
