import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { completeLinks } from './links.ts'

/**
 * A copy of the package (60 MB) where every user can read it, made once a version and machine-wide
 * when root makes it. Made beside its place and renamed, so that it is whole or not there.
 */
export function copyToCache(home: string, version: string, cache = cacheFolder()): string {
  const place = join(cache, version)
  if (existsSync(place)) return place
  const draft = `${place}.copy-${process.pid}`
  mkdirSync(draft, { recursive: true })
  cpSync(join(home, 'native'), join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
  completeLinks(draft)
  for (const folder of [cache, draft]) chmodSync(folder, 0o755)
  try {
    renameSync(draft, place)
  } catch (error) {
    rmSync(draft, { recursive: true })
    if (!existsSync(place)) throw error
  }
  return place
}

function cacheFolder(): string {
  return process.getuid?.() === 0 ? '/var/cache/kith' : join(homedir(), '.cache', 'kith')
}
