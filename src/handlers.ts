import type { Handler } from './platform/jobs/worker.ts'
import { rosterJobs } from './standards/oneroster/imports/jobs.ts'

/** What happens later, by the kind of job. */
export const handlers: Readonly<Record<string, Handler>> = { ...rosterJobs }
