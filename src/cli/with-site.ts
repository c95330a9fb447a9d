import type { Site } from '../platform/site.ts'
import { openSite } from '../opening.ts'
import type { Given } from './command.ts'

/** Opens the site for one command, and closes it whatever comes. A running server is used, not disturbed. */
export async function withSite<Result>(
  { config }: Given,
  work: (site: Site) => Promise<Result>,
): Promise<Result> {
  const { site, close } = await openSite(config)
  try {
    return await work(site)
  } finally {
    await close()
  }
}
