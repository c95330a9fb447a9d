import { readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Id } from '../../../platform/id.ts'

/** Whose files wait: an import, and the organisation it is for, so that nobody comes upon another's by an id. */
export interface WaitingImport {
  readonly id: Id<'roster_import'>
  readonly organisation: Id<'organisation'>
}

/** Where the files of an import wait until they are taken in. */
function folderOf(uploads: string, { id, organisation }: WaitingImport): string {
  return join(uploads, `roster-${organisation}-${id}`)
}

/** Where files are that still arrive. */
export function partFolder(uploads: string, upload: Id<'upload'>): string {
  return join(uploads, `roster-part-${upload}`)
}

/** The paths of the files of an import; none are left once it was taken in or left out. */
export async function filesOf(uploads: string, one: WaitingImport): Promise<readonly string[]> {
  const folder = folderOf(uploads, one)
  const names = await readdir(folder).catch(() => [])
  return names.toSorted().map((name) => join(folder, name))
}

/** Lets files wait that have arrived, all at once; answers whether none waited there before, which then stay. */
export async function isFirst(
  uploads: string,
  arrived: string,
  one: WaitingImport,
): Promise<boolean> {
  try {
    await rename(arrived, folderOf(uploads, one))
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error
    return false
  }
}

export async function forget(uploads: string, one: WaitingImport): Promise<void> {
  await rm(folderOf(uploads, one), { recursive: true, force: true })
}

/** Removes files that nobody took in for a week. */
export async function forgetOld(uploads: string, now: Date): Promise<void> {
  for (const name of await readdir(uploads)) {
    if (!name.startsWith('roster-')) continue
    const path = join(uploads, name)
    const found = await stat(path).catch(() => undefined)
    const week = 7 * 24 * 3_600_000
    if (found && now.getTime() - found.mtimeMs > week)
      await rm(path, { recursive: true, force: true })
  }
}
