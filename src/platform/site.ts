import type { Database } from './db/database.ts'
import type { Log } from './log/log.ts'

/** The outside world, handed in once: nothing else reads a clock, an environment or a network. */
export interface Site {
  readonly db: Database
  readonly now: () => Date
  readonly log: Log
  /** Where people find this server, such as `https://kith.example.school`. */
  readonly origin: string
  /** Where files wait that were sent here: a folder of our own. */
  readonly uploads: string
}
