/** The signs of what it began from that a form on this page carries, by the name under which it sends them. */
export function signsOn(html: string): Record<string, string> {
  const found = html.matchAll(/name="(began\.[^"]+)" value="([^"]+)"/g)
  return Object.fromEntries([...found].map(([, name = '', sign = '']) => [name, sign]))
}
