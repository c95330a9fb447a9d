import { chownSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { roles, type Cluster } from './cluster.ts'

/**
 * Who may come in: through the socket only, and as one of Kith's roles only, the database's own user
 * and the user node runs as. Written before each start, so that an old cluster has the same doors.
 */
export function writeDoors(cluster: Cluster): void {
  const people = [...new Set([cluster.account.name, userInfo().username])]
  write(cluster, 'pg_hba.conf', 'local all all peer map=kith\n')
  write(cluster, 'pg_ident.conf', identMap(people))
}

/** PostgreSQL's map of the machine's users to roles; quoted, since a user's name may hold anything. */
export function identMap(people: readonly string[]): string {
  const lines = people.flatMap((name) =>
    roles.map((role) => `kith "${name.replaceAll('"', '""')}" ${role}\n`),
  )
  return lines.join('')
}

function write({ directory, account }: Cluster, name: string, text: string): void {
  const file = join(directory, name)
  if (readFileSync(file, 'utf8') === text) return
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  const { uid, gid } = account.become
  if (uid !== undefined && gid !== undefined) chownSync(draft, uid, gid)
  renameSync(draft, file)
}
