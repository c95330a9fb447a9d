import { Client } from 'pg'
import { connectionTo, type Cluster } from './cluster.ts'
import { readPidFile } from './pid-file.ts'
import { isAlive, isServerOf } from './processes.ts'

/**
 * How a cluster stands: nobody runs it, a server starts or stops, one answers, or one answers still
 * although the process that kept it is gone, so that it is about to end.
 */
export type ClusterState = 'absent' | 'busy' | 'ready' | 'abandoned'

/** Looks whether a server of this cluster runs already and can be used. */
export async function stateOf(cluster: Cluster): Promise<ClusterState> {
  const file = readPidFile(cluster)
  if (!file || !isServerOf(cluster.directory, file.pid)) return 'absent'
  const answer = await ask({ ...cluster, socketFolder: file.socketFolder })
  if (answer?.directory !== cluster.directory) return 'busy'
  const keeper = keeperIn(answer.name)
  return keeper === undefined || isAlive(keeper) ? 'ready' : 'abandoned'
}

/** Asks a server that nobody keeps to end, as the end of its lifeline does. */
export function dismiss(cluster: Cluster): void {
  const file = readPidFile(cluster)
  if (file && isServerOf(cluster.directory, file.pid)) process.kill(file.pid, 'SIGTERM')
}

/** A server's own name says which process keeps it; one that several keep names none. */
export function nameKeptBy(keeper: number | undefined): string {
  return keeper === undefined ? 'kith' : `kith-${keeper}`
}

function keeperIn(name: string): number | undefined {
  const pid = /^kith-(\d+)$/.exec(name)?.[1]
  return pid === undefined ? undefined : Number(pid)
}

async function ask(cluster: Cluster): Promise<{ directory: string; name: string } | undefined> {
  const client = new Client(connectionTo(cluster, 'kith', 'postgres'))
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ directory: string; name: string }>(
      "select current_setting('data_directory') as directory, current_setting('cluster_name') as name",
    )
    return rows[0]
  } catch (error) {
    if (isPassing(error)) return undefined
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}

/** No socket yet or no longer, a connection cut, or PostgreSQL's own "starting up" and "shutting down". */
function isPassing(error: unknown): boolean {
  const { code, message } = error as { code?: string; message: string }
  const passing = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P03', '57P01']
  return passing.includes(code ?? '') || message.startsWith('Connection terminated')
}
