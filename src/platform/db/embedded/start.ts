import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientConfig } from 'pg'
import { Refusal } from '../../errors.ts'
import { said } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'
import { databaseAccount } from './account.ts'
import { dismiss, stateOf } from './adopt.ts'
import { findBinaries } from './binaries.ts'
import { clusterIn, connectionTo, makeSocketFolder, type Cluster, type Role } from './cluster.ts'
import { writeDoors } from './doors.ts'
import { assertSameMajor, initialise, isInitialised } from './initdb.ts'
import { lastWords, launch, type Launched } from './launch.ts'
import { holdShared, ownLifeline, type Lifeline } from './lifeline.ts'
import { dropStrayPidFile, readPidFile } from './pid-file.ts'
import { keepRunning } from './respawn.ts'

export interface EmbeddedSettings {
  /** Kith's data folder; the database lies in its `postgres`. */
  readonly dataDir: string
  /** Another PostgreSQL's folder of programs, instead of the one npm brought. */
  readonly binaries?: string
  /** The user that root lends to PostgreSQL. */
  readonly user?: string
  /** False only for tests: nothing is forced to disk. */
  readonly durable: boolean
  /** True only for tests: the server lives until the last process that asked for it has ended. */
  readonly shared?: boolean
}

/** A running server of our own PostgreSQL. */
export interface Embedded {
  /** Whether another process had started it; it ends with that one. */
  readonly adopted: boolean
  readonly healthy: () => boolean
  readonly connection: (role: Role, database?: string) => ClientConfig
  readonly stop: () => Promise<void>
}

/**
 * The server of this data folder: the one that runs, else one started now, with its data made first
 * when there are none. Any number of processes may ask at once. Refuses with a sentence for the
 * person who runs the machine when it cannot be had.
 */
export async function startEmbedded(settings: EmbeddedSettings): Promise<Embedded> {
  const cluster = clusterIn(settings.dataDir, databaseAccount(settings.user))
  const shared = settings.shared ? holdShared(join(settings.dataDir, 'lifeline')) : undefined
  const lifeline = shared ? shared.lifeline : ownLifeline
  const start = () => adoptOrLaunch(cluster, settings, lifeline)
  const launched = await start()
  const socketFolder = readPidFile(cluster)?.socketFolder ?? cluster.socketFolder
  const connection = (role: Role, database?: string) =>
    connectionTo({ ...cluster, socketFolder }, role, database)
  if (launched === 'adopted') {
    return { adopted: true, healthy: () => true, connection, stop: async () => shared?.release() }
  }
  return { adopted: false, connection, ...keepRunning(launched, start) }
}

type Turn = Launched | 'adopted' | 'busy' | 'failed'

const longestBusy = 120_000
const mostFailures = 100

async function adoptOrLaunch(
  cluster: Cluster,
  settings: EmbeddedSettings,
  lifeline: () => Lifeline,
): Promise<Launched | 'adopted'> {
  const patienceEnds = Date.now() + longestBusy
  for (let failures = 0; ;) {
    const turn = await takeTurn(cluster, settings, lifeline)
    if (turn !== 'busy' && turn !== 'failed') return turn
    if (turn === 'failed') failures++
    // A server that ends at once may have lost a race, or wait for a dead one's children to go.
    if (failures > mostFailures) throw startFailed(cluster)
    if (turn === 'busy' && Date.now() > patienceEnds) throw stillBusy(cluster)
    await pause(turn === 'busy' ? 15 : 50)
  }
}

async function takeTurn(
  cluster: Cluster,
  settings: EmbeddedSettings,
  lifeline: () => Lifeline,
): Promise<Turn> {
  const state = await stateOf(cluster)
  if (state === 'ready') return 'adopted'
  if (state === 'abandoned') dismiss(cluster)
  if (state !== 'absent') return 'busy'
  const binaries = findBinaries(cluster.account, settings.binaries)
  const { durable } = settings
  if (!isInitialised(cluster) && !initialise(cluster, binaries, durable)) return 'busy'
  assertSameMajor(cluster, binaries)
  makeSocketFolder(cluster)
  writeDoors(cluster)
  dropStrayPidFile(cluster)
  return (await launch({ cluster, binaries, durable, lifeline: lifeline() })) ?? 'failed'
}

function startFailed(cluster: Cluster): Refusal {
  const about = { folder: cluster.directory, reason: lastWords(cluster) }
  return new Refusal('conflict', said(dbWords.startFailed, about))
}

function stillBusy(cluster: Cluster): Refusal {
  const about = { folder: cluster.directory, seconds: longestBusy / 1000 }
  return new Refusal('conflict', said(dbWords.stillBusy, about))
}
