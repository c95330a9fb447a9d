import type { ClientConfig } from 'pg'
import type { Config } from '../config.ts'
import { definedOnly } from '../defined.ts'
import { startEmbedded } from './embedded/start.ts'
import { addressIn, addressOf } from './address.ts'

/** As whom one connects: the owner migrates, the app works, the directory opens the door. */
export type DatabaseRole = 'owner' | 'app' | 'directory'

/** The PostgreSQL server that this process uses, its own or another's. */
export interface DatabaseServer {
  readonly kind: 'embedded' | 'external'
  /** Whether it had been started by another process, with which it ends. */
  readonly adopted: boolean
  /** False while our own server has ended unasked and is being started again. */
  healthy(): boolean
  connection(role: DatabaseRole, database?: string): ClientConfig
  /** Ends our own server, after its last connection has been closed; leaves any other as it is. */
  stop(): Promise<void>
}

/**
 * The server that the configuration names, else the embedded one: adopted or started. Refuses with a
 * sentence for the person who runs the machine. Nothing is migrated yet.
 */
export async function openServer(config: Where): Promise<DatabaseServer> {
  const { url } = config.database
  return url === undefined ? await embeddedServer(config) : externalServer(config, url)
}

type Where = Pick<Config, 'dataDir' | 'database'>

async function embeddedServer({ dataDir, database }: Where): Promise<DatabaseServer> {
  const { durable, binaries, user, shared } = database
  const chosen = definedOnly({ binaries, user, shared })
  const embedded = await startEmbedded({ dataDir, durable, ...chosen })
  return {
    kind: 'embedded',
    adopted: embedded.adopted,
    healthy: embedded.healthy,
    connection: (role, database) => embedded.connection(embeddedRoles[role], database),
    stop: embedded.stop,
  }
}

const embeddedRoles = { owner: 'kith', app: 'kith_app', directory: 'kith_directory' } as const

function externalServer({ database }: Where, url: string): DatabaseServer {
  const addresses = {
    owner: url,
    app: database.appUrl ?? addressOf('kith_app', url),
    directory: database.directoryUrl ?? addressOf('kith_directory', url),
  }
  return {
    kind: 'external',
    adopted: true,
    healthy: () => true,
    connection: (role, name) => ({ connectionString: addressIn(addresses[role], name) }),
    stop: async () => {},
  }
}
