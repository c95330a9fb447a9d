import { join } from 'node:path'
import { once } from 'node:events'
import type { Server } from 'node:http'
import { createApp } from '../app.ts'
import { ensureDemo, demoLinks } from '../demo/seed.ts'
import { handlers } from '../handlers.ts'
import { openSite } from '../opening.ts'
import { openAssets } from '../platform/assets/serve.ts'
import { projectRoot, atPort, type Config } from '../platform/config.ts'
import { serverOf } from '../platform/http/server.ts'
import { Refusal } from '../platform/errors.ts'
import { english } from '../platform/i18n/locale.ts'
import { speaker } from '../platform/i18n/say.ts'
import { said } from '../platform/i18n/word.ts'
import { logOutcries } from '../platform/log/outcries.ts'
import { startWorker } from '../platform/jobs/worker.ts'
import type { Site } from '../platform/site.ts'
import { startSigning } from '../people/audit/signing.ts'
import { WrongUsage, type Command, type Given } from './command.ts'
import { cliWords } from './words.ts'
import { helpWords } from './help-words.ts'

const say = speaker(english)

export const serveCommand: Command = {
  name: 'serve',
  usage: '[--demo] [--role all|web|worker]',
  does: helpWords.serve,
  example: 'serve',
  options: {
    demo: {
      type: 'boolean',
      says: helpWords.serveDemo,
    },
    role: {
      type: 'string',
      says: helpWords.serveRole,
    },
  },
  takes: [0, 0],
  async run(given) {
    const config = { ...given.config, ...roleIn(given) }
    const { site, close } = await openSite(config)
    const ending = new AbortController()
    const outcries = logOutcries(site.log, () => endSoon(ending))
    try {
      if (given.options['demo']) await ensureDemo(site)
      await workUntilStopped(given, config, { site, ending: ending.signal })
    } finally {
      await close()
      outcries.release()
    }
    if (outcries.isBroken()) throw new Refusal('conflict', cliWords.broke)
  },
}

function roleIn({ options: { role } }: Given): Partial<Config> {
  if (role === undefined) return {}
  if (role === 'web' || role === 'worker' || role === 'all') return { role }
  throw new WrongUsage(say(helpWords.badRole, { role: String(role) }))
}

/** Ends in order; or, where that cannot be done any more, at all. */
function endSoon(ending: AbortController): void {
  ending.abort()
  setTimeout(() => process.exit(1), 10_000).unref()
}

async function workUntilStopped(
  given: Given,
  config: Config,
  { site, ending }: { site: Site; ending: AbortSignal },
): Promise<void> {
  const stop = signalled(ending)
  const signing = config.role === 'web' ? undefined : await startSigning(site, config.dataDir)
  const pages = config.role === 'worker' ? undefined : await openPages(config, site)
  const worker = config.role === 'web' ? undefined : startWorker(site, handlers)
  if (pages) {
    given.print(say(cliWords.openAt, { origin: pages.origin }))
    if (given.options['demo'])
      for (const line of await demoLinks({ ...site, origin: pages.origin })) given.print(line)
    given.print(say(cliWords.howToEnd))
  }
  await stop
  await pages?.close()
  await worker?.stop()
  await signing?.stop()
}

async function openPages(config: Config, site: Site) {
  const assets = await openAssets(join(projectRoot(), 'dist', 'assets'))
  const listening = listen(config, (request) => app.fetch(request))
  const port = await listening.port
  const { origin } = atPort(config, port)
  const app = createApp({ ...site, origin }, assets)
  return { origin, close: () => closeServer(listening.server) }
}

function listen(config: Config, fetch: (request: Request) => Response | Promise<Response>) {
  const server = serverOf(fetch, config.origin.startsWith('https:'))
  const port = new Promise<number>((resolve, reject) => {
    server.once('listening', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : config.port)
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = said(cliWords.portTaken, { port: String(config.port) })
      reject(error.code === 'EADDRINUSE' ? new Refusal('conflict', taken) : error)
    })
  })
  server.listen(config.port, config.host)
  return { server, port }
}

/** Takes no further request, lets those in hand finish, and closes what is idle. */
async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  const patience = setTimeout(() => server.closeAllConnections(), 5000)
  await closed
  clearTimeout(patience)
}

function signalled(ending: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
    ending.addEventListener('abort', () => resolve(), { once: true })
    if (ending.aborted) resolve()
  })
}
