import { setTimeout as pause } from 'node:timers/promises'
import type { Launched } from './launch.ts'

/** A server that is started again when it ends unasked. */
export interface Watched {
  /** False from an unexpected end until the server answers again. */
  readonly healthy: () => boolean
  readonly stop: () => Promise<void>
}

const longestPause = 30_000

/** Watches over a server: after an unexpected end it is started again, with longer and longer pauses. */
export function keepRunning(first: Launched, start: () => Promise<Launched | 'adopted'>): Watched {
  let running: Launched | undefined = first
  let healthy = true
  const stopping = new AbortController()
  void watch(first)

  return {
    healthy: () => healthy,
    async stop() {
      stopping.abort()
      await running?.stop()
    },
  }

  async function watch(launched: Launched): Promise<void> {
    await launched.ended
    if (stopping.signal.aborted) return
    healthy = false
    running = undefined
    const again = await startAgain()
    if (again === undefined) return
    healthy = true
    if (again === 'adopted') return
    running = again
    if (stopping.signal.aborted) await again.stop()
    else await watch(again)
  }

  async function startAgain(): Promise<Launched | 'adopted' | undefined> {
    for (let wait = 200; !stopping.signal.aborted; wait = Math.min(wait * 2, longestPause)) {
      await pause(wait, undefined, { ref: false })
      if (stopping.signal.aborted) break
      try {
        return await start()
      } catch {
        // The log of the server has the reason; the next attempt comes by itself.
      }
    }
    return undefined
  }
}
