import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { readConfig } from '../../src/platform/config.ts'
import { openServer, type DatabaseServer } from '../../src/platform/db/server.ts'
import { Refusal } from '../../src/platform/errors.ts'
import { english } from '../../src/platform/i18n/locale.ts'
import { speaker } from '../../src/platform/i18n/say.ts'

// A process with a database, to be treated badly. Each line it is given is a statement to run, or
// `.connect` for a new connection, or `.stop`; it answers each with one line.

await keep().catch((error: unknown) => {
  if (!(error instanceof Refusal)) throw error
  answer({ refused: speaker(english).said(error.said) })
})

async function keep(): Promise<void> {
  const server = await openServer(readConfig(process.env))
  const client = await connect(server)
  const { rows } = await client.query<object>(
    'select pg_backend_pid() as backend, system_user as "systemUser", current_user as role',
  )
  answer({ adopted: server.adopted, host: server.connection('owner').host, ...rows[0] })
  await answerLines(server, client)
  await client.end()
  await server.stop()
  process.stdin.destroy()
}

async function answerLines(server: DatabaseServer, client: Client): Promise<void> {
  for await (const line of createInterface(process.stdin)) {
    if (line === '.stop') return
    const work = line === '.connect' ? reconnect(server) : run(client, line)
    answer(await work.catch((error: unknown) => ({ error: String(error) })))
  }
}

async function run(client: Client, statement: string): Promise<object> {
  const { rows } = await client.query<object>(statement)
  return { rows }
}

async function reconnect(server: DatabaseServer): Promise<object> {
  const client = await connect(server)
  await client.end()
  return { connected: true }
}

async function connect(server: DatabaseServer): Promise<Client> {
  const client = new Client(server.connection('owner'))
  client.on('error', () => {})
  await client.connect()
  return client
}

function answer(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`)
}
