import type { Cluster } from './cluster.ts'

/**
 * The server's settings, as arguments of `postgres`. No network; a recovery bounded by 256 MB
 * of write-ahead log; and in its own log nothing of anybody's words: a failed statement is told to who
 * sent it, and above "log" PostgreSQL has only its own troubles.
 */
export function serverArguments(cluster: Cluster, name: string, durable: boolean): string[] {
  const settings = { ...usual(cluster), cluster_name: name, ...(durable ? {} : hasty) }
  const chosen = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster.directory, ...chosen]
}

function usual(cluster: Cluster): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: cluster.socketFolder,
    unix_socket_permissions: '0700',
    port: '5432',
    max_connections: '40',
    shared_buffers: '128MB',
    max_wal_size: '256MB',
    log_min_messages: 'log',
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    log_checkpoints: 'off',
    log_timezone: 'UTC',
    timezone: 'UTC',
  }
}

/** For tests, whose data nobody will miss. */
const hasty = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '200',
}
