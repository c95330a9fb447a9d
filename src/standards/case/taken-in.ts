import { link, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Imported } from '../../learning/frameworks/importing.ts'
import { keptSaid, saidAgain, type KeptSaid } from '../../platform/i18n/kept.ts'
import { newId, type Id } from '../../platform/id.ts'
import type { Site } from '../../platform/site.ts'
import type { Viewer } from '../../platform/viewer.ts'
import type { Problem } from './problem.ts'

/** What came of a package that was sent. */
export interface TakenIn {
  readonly imported: Imported
  readonly problems: readonly Problem[]
}

interface OnFile {
  readonly imported: Imported
  readonly problems: readonly (Omit<Problem, 'said'> & { readonly said: KeptSaid })[]
}

/**
 * Keeps what came of a package for a week, so that the page that says it can be opened again. Of a form sent
 * twice at once, what came of it first is kept.
 */
export async function keepTakenIn(
  { uploads, now }: Pick<Site, 'uploads' | 'now'>,
  viewer: Viewer,
  id: Id<'deed'>,
  { imported, problems }: TakenIn,
): Promise<void> {
  await forgetOld(uploads, now())
  const kept: OnFile = {
    imported,
    problems: problems.map((problem) => ({ ...problem, said: keptSaid(problem.said) })),
  }
  const place = placeOf(uploads, viewer, id)
  const written = `${place}-${newId('deed')}`
  await writeFile(written, JSON.stringify(kept), { mode: 0o600 })
  try {
    await link(written, place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(written)
  }
}

/** What came of the package that was sent under this id in the viewer's network, if one was. */
export async function findTakenIn(
  { uploads }: Pick<Site, 'uploads'>,
  viewer: Viewer,
  id: Id<'deed'>,
): Promise<TakenIn | undefined> {
  const text = await readFile(placeOf(uploads, viewer, id), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const { imported, problems } = JSON.parse(text) as OnFile
  const again = problems.flatMap(({ said, ...problem }): Problem[] => {
    const sentence = saidAgain(said)
    return sentence ? [{ ...problem, said: sentence }] : []
  })
  return { imported, problems: again }
}

const prefix = 'framework-'
const week = 7 * 24 * 3_600_000

/** By network, so that nobody comes upon another's by an id. */
function placeOf(uploads: string, { network }: Viewer, id: Id<'deed'>): string {
  return join(uploads, `${prefix}${network}-${id}.json`)
}

async function forgetOld(uploads: string, now: Date): Promise<void> {
  for (const name of await readdir(uploads)) {
    if (!name.startsWith(prefix)) continue
    const path = join(uploads, name)
    const found = await stat(path).catch(() => undefined)
    if (found && now.getTime() - found.mtimeMs > week) await rm(path, { force: true })
  }
}
