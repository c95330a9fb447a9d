import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { definedOnly } from './defined.ts'
import { Refusal } from './errors.ts'
import { defineWords, said } from './i18n/word.ts'

/** What the person who runs the server has chosen; everything has a default. */
export interface Config {
  /** 0 takes any free port; then see {@link atPort}. */
  readonly port: number
  readonly host: string
  /** How browsers reach us, without a slash at the end. */
  readonly origin: string
  readonly role: ProcessRole
  /** Where the database, files and secrets lie. */
  readonly dataDir: string
  readonly database: DatabaseSettings
}

/** What this process does: pages, jobs or both. */
export type ProcessRole = 'all' | 'web' | 'worker'

export interface DatabaseSettings {
  /** A PostgreSQL server of one's own, as its owner; without it we run the embedded one. */
  readonly url?: string
  /** The two lesser roles' addresses, where they cannot be derived from the owner's. */
  readonly appUrl?: string
  readonly directoryUrl?: string
  /** The folder of another PostgreSQL's programs, to be run in place of the packaged ones. */
  readonly binaries?: string
  /** The user that root lends to the embedded PostgreSQL. */
  readonly user?: string
  /** False only for tests: a power cut may take everything. */
  readonly durable: boolean
  /** True only for tests: the server lives until the last process that opened it has ended. */
  readonly shared?: boolean
}

const configWords = defineWords('config', {
  badPort: 'PORT is {value}. A port is a number from 1 to 65535, or 0 for any that is free.',
  badOrigin:
    'KITH_ORIGIN is {value}. It is the address that browsers use, such as https://kith.example.org, with nothing after the name or port.',
  badRole: 'KITH_ROLE is {value}. It is all, web or worker.',
  badDatabaseUrl: '{name} is not the address of a PostgreSQL server. It begins with postgres://.',
})

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the environment, once, when a command begins. An empty variable counts as unset. Refuses a
 * bad value with a sentence that names the variable.
 */
export function readConfig(environment: Environment, root = projectRoot()): Config {
  const env = withoutEmpty(environment)
  const port = readPort(env.PORT ?? '8787')
  return {
    port,
    host: env.HOST ?? '127.0.0.1',
    origin: env.KITH_ORIGIN === undefined ? originAt(port) : readOrigin(env.KITH_ORIGIN),
    role: readRole(env.KITH_ROLE ?? 'all'),
    dataDir: env.KITH_DATA === undefined ? defaultDataDir(root) : resolve(env.KITH_DATA),
    database: readDatabase(env),
  }
}

/** The same, once the system has given a port to who asked for any; a chosen origin stays. */
export function atPort(config: Config, port: number): Config {
  const origin = config.origin === originAt(config.port) ? originAt(port) : config.origin
  return { ...config, port, origin }
}

/** The folder of this program's package, from the sources as from the build. */
export function projectRoot(from = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from) throw new Error(`No package.json above ${import.meta.dirname}`)
  return projectRoot(above)
}

function readDatabase(env: Environment): DatabaseSettings {
  const settings = {
    url: readUrl('DATABASE_URL', env),
    appUrl: readUrl('DATABASE_APP_URL', env),
    directoryUrl: readUrl('DATABASE_DIRECTORY_URL', env),
    binaries: env.KITH_PG_BIN,
    user: env.KITH_DB_USER,
  }
  return { ...definedOnly(settings), durable: true }
}

function readPort(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Refusal('invalid', said(configWords.badPort, { value: text }))
}

function readOrigin(text: string): string {
  const url = URL.parse(text)
  const bare = url && ['http:', 'https:'].includes(url.protocol) && url.href === `${url.origin}/`
  if (bare) return url.origin
  throw new Refusal('invalid', said(configWords.badOrigin, { value: text }))
}

function readRole(text: string): ProcessRole {
  const role = (['all', 'web', 'worker'] as const).find((known) => known === text)
  if (role) return role
  throw new Refusal('invalid', said(configWords.badRole, { value: text }))
}

/** The value is not said again: it may hold a password. */
function readUrl(name: string, env: Environment): string | undefined {
  const text = env[name]
  if (text === undefined || /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  throw new Refusal('invalid', said(configWords.badDatabaseUrl, { name }))
}

function originAt(port: number): string {
  return `http://localhost:${port}`
}

/** Root's own folders cannot be reached by the user it lends to the database. */
function defaultDataDir(root: string): string {
  return process.getuid?.() === 0 ? '/var/lib/kith' : join(root, '.kith', 'data')
}

function withoutEmpty(env: Environment): Environment {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
}
