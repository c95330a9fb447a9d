import type { Log } from './log.ts'

/** What a process that serves would say by itself, now said by its log. */
export interface Outcries {
  /** Whether something was thrown that nobody caught. */
  readonly isBroken: () => boolean
  /** Gives the process its own voice back. */
  readonly release: () => void
}

/**
 * From now on all that this process says goes through the log, which keeps no message: what nobody caught, what
 * libraries tell the console, and Node's warnings. They would be printed with whatever they quote.
 *
 * A rejection that nobody waited for is logged and work goes on; a throw that nobody caught leaves the process in a
 * state that nobody knows, so that it has to end: `end` is called once, to end it in order.
 */
export function logOutcries(log: Log, end: () => void): Outcries {
  let broken = false
  const uncaught = (error: unknown) => {
    // What comes after the first comes of it; it may even be the log that has nowhere to write to.
    if (broken) return
    broken = true
    log.error('uncaught', error)
    end()
  }
  const unawaited = (reason: unknown) => log.error('unawaited', reason)
  const warned = (warning: Error) => log.error('warning', warning)
  const nodesOwn = process.listeners('warning')
  process.removeAllListeners('warning')
  process.on('uncaughtException', uncaught)
  process.on('unhandledRejection', unawaited)
  process.on('warning', warned)
  const unmute = muteConsole(log)
  return {
    isBroken: () => broken,
    release() {
      unmute()
      process.off('uncaughtException', uncaught)
      process.off('unhandledRejection', unawaited)
      process.off('warning', warned)
      for (const listener of nodesOwn) process.on('warning', listener)
    },
  }
}

/** Kith itself never speaks by the console. A library that does tells at least where, and which error it met. */
function muteConsole(log: Log): () => void {
  const before = { ...console }
  const told = (...said: readonly unknown[]) => {
    const error = said.find((one) => one instanceof Error)
    log.error('console', error ?? new Error())
  }
  for (const way of ways) console[way] = told
  return () => void Object.assign(console, before)
}

const ways = [
  'count',
  'debug',
  'dir',
  'dirxml',
  'error',
  'group',
  'groupCollapsed',
  'info',
  'log',
  'table',
  'timeEnd',
  'timeLog',
  'trace',
  'warn',
] as const satisfies readonly (keyof Console)[]
