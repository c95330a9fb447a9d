/**
 * Goes wherever links lead from the first page, everywhere once. `open` answers the HTML of what lies
 * there, and nothing for what is no page. Of a map's many goals, which are all alike, none is opened.
 */
export async function wander(open: (path: string) => Promise<string | undefined>): Promise<void> {
  const seen = new Set<string>()
  const ahead = ['/']
  for (let path = ahead.pop(); path !== undefined; path = ahead.pop()) {
    if (seen.has(path)) continue
    seen.add(path)
    ahead.push(...linksIn((await open(path)) ?? ''))
  }
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/href="(\/[^"#?]*)/g)]
    .map(([, path]) => path ?? '/')
    .filter((path) => !/^\/(assets|maps\/[^/]+)\//.test(path))
}
